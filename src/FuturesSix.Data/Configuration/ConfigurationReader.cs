using FuturesSix.Core.Engines;
using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Configuration;

/// <summary>Resolves a configuration once: file and command line over the defaults of the option records. Whatever is
/// wrong is an error that says where it stands and what was expected; all of it is reported together.</summary>
public static class ConfigurationReader
{
    /// <summary>The effective configuration of <paramref name="request"/>, validated.</summary>
    /// <param name="request">Where it comes from.</param>
    /// <param name="registry">The engines that exist; null = the built-in ones.</param>
    /// <exception cref="ConfigurationException">Unknown keys, wrong types, missing keys or violated bounds.</exception>
    public static RunConfiguration Read(ConfigurationRequest request, EngineRegistry? registry = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        registry ??= EngineRegistry.BuiltIn;
        var problems = new List<string>();
        var document = request.File is { } path ? ReadFile(path, problems) : null;
        var dto = document?.Value ?? new StackDto();
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var set in request.Sets)
        {
            Apply(set, dto, origins, problems);
        }

        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }

        (dto.Dataset, dto.Start, dto.End) = (request.Dataset ?? dto.Dataset, request.Start ?? dto.Start, request.End ?? dto.End);
        var configuration = dto.Resolve(RunConfiguration.Default, registry, problems);
        var place = new ConfigurationPlaces(document, origins);
        problems = problems.ConvertAll(p => place.Of(p[..p.IndexOf(':', StringComparison.Ordinal)]) + p);
        problems.AddRange(configuration.Options.Validate(registry).Select(v => place.Of(v.Field) + Describe(v)));
        return problems.Count == 0 ? configuration : throw new ConfigurationException(problems);
    }

    private static YamlDocument<StackDto>? ReadFile(string path, List<string> problems)
    {
        try
        {
            return StrictYaml.Read<StackDto>(path);
        }
        catch (YamlInputException error)
        {
            problems.Add(ConfigurationPlaces.WithKey(error, path));
            return null;
        }
    }

    private static void Apply(string set, StackDto dto, Dictionary<string, string> origins, List<string> problems)
    {
        var file = $"setting {set}";
        try
        {
            var (key, yaml) = SettingText.ToYaml(set);
            DtoMerge.Over(dto, StrictYaml.Parse<StackDto>(yaml, file).Value);
            if (SettingText.IsNull(set))
            {
                DtoMerge.Reset(dto, key);
            }

            origins[key] = file;
        }
        catch (YamlInputException error)
        {
            var message = error.Line is { } line ? error.Message.Replace($"{file}({line})", file, StringComparison.Ordinal) : error.Message;
            problems.Add(message);
        }
        catch (ConfigurationException error)
        {
            problems.AddRange(error.Problems);
        }
    }

    private static string Describe(Violation violation)
    {
        const string Choice = "one of ";
        if (!violation.Expected.StartsWith(Choice, StringComparison.Ordinal))
        {
            return violation.ToString();
        }

        var names = violation.Expected[Choice.Length..].Replace("the settings ", "", StringComparison.Ordinal).Split(", ");
        var last = violation.Field[(violation.Field.LastIndexOf('.') + 1)..];
        var near = NearestName.Find(violation.Value, names) ?? NearestName.Find(last, names);
        return near is null ? violation.ToString() : $"{violation}; did you mean '{near}'?";
    }
}
