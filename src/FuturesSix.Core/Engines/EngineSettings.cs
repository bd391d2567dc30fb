using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Core.Engines;

/// <summary>The configuration lines of one engine, read by its constructor. A key that the engine did not read, or a
/// value of the wrong form, is a violation: nothing is silently ignored.</summary>
public sealed class EngineSettings
{
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly ViolationList _violations = new();
    private readonly string _path;

    /// <summary>Wraps the settings of engine <paramref name="engine"/>.</summary>
    public EngineSettings(string engine, IReadOnlyDictionary<string, string> values)
    {
        _path = $"engines.{engine}.settings";
        _values = values;
    }

    /// <summary>Keys the engine asked for.</summary>
    public IReadOnlyCollection<string> KnownKeys => _known;

    /// <summary>Wrong values, and keys nobody asked for.</summary>
    public IReadOnlyList<Violation> Violations()
    {
        var result = new ViolationList().AddRange(_violations.Items);
        foreach (var key in _values.Keys.Where(k => !_known.Contains(k)).Order(StringComparer.Ordinal))
        {
            result.Require(false, $"{_path}.{key}", _values[key], _known.Count == 0
                ? "no such setting (this engine has none)"
                : $"one of the settings {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }

        return result.Items;
    }

    /// <summary>A true/false setting.</summary>
    public bool Flag(string key, bool fallback)
    {
        _known.Add(key);
        if (!_values.TryGetValue(key, out var text))
        {
            return fallback;
        }

        var ok = bool.TryParse(text, out var value);
        _violations.Require(ok, $"{_path}.{key}", text, "true or false");
        return ok ? value : fallback;
    }

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public double Number(string key, double fallback, double low, double high)
    {
        _known.Add(key);
        if (!_values.TryGetValue(key, out var text))
        {
            return fallback;
        }

        var ok = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        _violations.Within($"{_path}.{key}", ok ? value : double.NaN, low, high);
        return ok ? value : fallback;
    }

    /// <summary>A comma-separated list of names.</summary>
    public IReadOnlyList<string> Names(string key, IReadOnlyList<string> fallback)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out var text)
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : fallback;
    }
}
