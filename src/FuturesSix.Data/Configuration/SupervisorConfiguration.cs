using FuturesSix.Core.Market;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Configuration;

/// <summary>The supervisor's effective configuration.</summary>
public sealed record SupervisorConfiguration
{
    internal const int DefaultRotateMib = 256;

    /// <summary>Not before the close of US markets in winter and summer.</summary>
    internal static readonly TimeOnly DefaultSessionClose = new(21, 0);

    /// <summary>Options of the formulas.</summary>
    public SupervisionOptions Options { get; init; } = new();

    /// <summary>When a price with a date only was made, UTC.</summary>
    public TimeOnly SessionCloseUtc { get; init; } = DefaultSessionClose;

    /// <summary>The same for single symbols.</summary>
    public IReadOnlyDictionary<string, TimeOnly> SessionCloses { get; init; } = new SortedDictionary<string, TimeOnly>(StringComparer.Ordinal);

    /// <summary>Journals of the supervisor are rotated beyond this, in MiB; 0 = never.</summary>
    public int RotateMib { get; init; } = DefaultRotateMib;

    /// <summary>When the prices of a day were made.</summary>
    public long CloseTicks(string symbol, DateOnly day) =>
        day.ToDateTime(SessionCloses.TryGetValue(symbol, out var own) ? own : SessionCloseUtc, DateTimeKind.Utc).Ticks;

    /// <summary>Reads a configuration: the file over the defaults, settings over both.</summary>
    /// <param name="file">YAML; null = none.</param>
    /// <param name="sets"><c>section.key=value</c>.</param>
    /// <exception cref="ConfigurationException">Unknown keys, wrong kinds or violated bounds; all of them.</exception>
    public static SupervisorConfiguration Read(string? file, IReadOnlyList<string> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var problems = new List<string>();
        var dto = file is null ? new SupervisorDto() : Try(() => StrictYaml.Read<SupervisorDto>(file).Value, problems);
        foreach (var set in sets)
        {
            if (Try(() => StrictYaml.Parse<SupervisorDto>(SettingText.ToYaml(set).Yaml, $"setting {set}").Value, problems) is { } said)
            {
                DtoMerge.Over(dto ??= new SupervisorDto(), said);
            }
        }

        var configuration = (dto ?? new SupervisorDto()).Resolve(problems);
        problems.AddRange(Violations(configuration).Select(v => $"{v.Field}: is {v.Value}; expected {v.Expected}"));
        return problems.Count == 0 ? configuration : throw new ConfigurationException(problems);
    }

    private static IEnumerable<Violation> Violations(SupervisorConfiguration configuration) => configuration.Options.Validate()
        .Concat(new ViolationList().Require(configuration.RotateMib is >= 0 and <= 1_000_000, "journals.rotate_mib", configuration.RotateMib, "an integer in [0, 1000000]").Items);

    private static SupervisorDto? Try(Func<SupervisorDto> read, List<string> problems)
    {
        try
        {
            return read();
        }
        catch (YamlInputException error)
        {
            problems.Add(error.Message);
        }
        catch (ConfigurationException error)
        {
            problems.AddRange(error.Problems);
        }

        return null;
    }
}
