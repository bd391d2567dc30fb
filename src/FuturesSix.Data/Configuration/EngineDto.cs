using FuturesSix.Core.Engines;
using FuturesSix.Core.Stack;
using FuturesSix.Data.Schema;

namespace FuturesSix.Data.Configuration;

/// <summary>One entry of <c>engines</c>: it changes the default entry of that name, or adds an engine. A registered
/// engine outside the default book starts from its registered base weight.</summary>
internal sealed class EngineDto
{
    [Key("static base weight", Minimum = 0, Maximum = 1000)]
    public double? Weight { get; set; }

    [Key("true fails the run when the dataset lacks the engine's inputs; otherwise it is left out and noted")]
    public bool? Required { get; set; }

    [Key("settings of the engine; a list of names may be written as a YAML list or comma-separated")]
    public Dictionary<string, object?>? Settings { get; set; }

    /// <summary>The book in order of name: every engine of the registry with a base weight, with the entries over them.</summary>
    public static IReadOnlyList<EngineOptions> Resolve(Dictionary<string, EngineDto>? entries, EngineRegistry registry, List<string> problems)
    {
        var defaults = registry.All.Where(e => e.BaseWeight > 0).Select(e => new EngineOptions { Name = e.Name, Weight = e.BaseWeight });
        var book = new SortedDictionary<string, EngineOptions>(defaults.ToDictionary(e => e.Name), StringComparer.Ordinal);
        foreach (var (name, entry) in entries ?? [])
        {
            var start = book.GetValueOrDefault(name)
                ?? new EngineOptions { Name = name, Weight = registry.Find(name)?.BaseWeight ?? 0 };
            book[name] = entry is null ? start : entry.Over(start, problems);
        }

        return [.. book.Values];
    }

    public static Dictionary<string, EngineDto> Of(IReadOnlyList<EngineOptions> engines) => engines.ToDictionary(e => e.Name, e => new EngineDto
    {
        Weight = e.Weight,
        Required = e.Required,
        Settings = e.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => (object?)s.Value),
    });

    private EngineOptions Over(EngineOptions start, List<string> problems)
    {
        var settings = new SortedDictionary<string, string>(start.Settings.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, value) in Settings ?? [])
        {
            if (Text(value) is { } text)
            {
                settings[key] = text;
            }
            else
            {
                problems.Add($"engines.{start.Name}.settings.{key}: is not a value; expected a number, a name, true or false, or a list of names");
            }
        }

        return start with { Weight = Weight ?? start.Weight, Required = Required ?? start.Required, Settings = settings };
    }

    private static string? Text(object? value) => value switch
    {
        string text => text,
        List<object> names when names.TrueForAll(n => n is string) => string.Join(", ", names),
        _ => null,
    };
}
