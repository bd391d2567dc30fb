using System.Globalization;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Data.Runs;

/// <summary>Names a run after what determines it.</summary>
public static class RunIdentity
{
    private const string SyntheticMark = "synthetic";
    private static readonly string[] Sections =
        ["start", "end", "rebalance", "promotion", "engines", "policy", "construction", "overlay", "risk_targeting", "allocator", "margin", "simulation"];

    /// <summary>SHA-256 of everything that determines a run: dataset content, effective configuration (the dataset's
    /// path left out: its content counts), code version, the promotion
    /// of its base weights and the runs it takes decisions from.</summary>
    public static string Fingerprint(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Hashes.OfLines(
        [
            $"dataset {inputs.Dataset.Hash}",
            $"configuration {ConfigurationHash(inputs.Configuration)}",
            $"code {inputs.CodeVersion}",
            .. inputs.Promotion is { } promotion ? [$"promotion {promotion.Hash}"] : Array.Empty<string>(),
            .. inputs.Sources.OrderBy(s => s.Use, StringComparer.Ordinal).Select(s => $"source {s.Use} {s.DeterminismHash}"),
        ]);
    }

    /// <summary>SHA-256 of the effective configuration without the dataset's path.</summary>
    public static string ConfigurationHash(RunConfiguration configuration) => Hashes.OfText(ConfigurationWriter.Write(configuration, Sections));

    /// <summary><c>{dataset}_{start}_{end}_{hash8}</c>; begins with <c>synthetic</c> when the data is.</summary>
    public static string DefaultId(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var name = string.Concat(inputs.Dataset.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-')).Trim('.', '-');
        name = name.Length == 0 ? "dataset" : name;
        var marked = inputs.Dataset.Synthetic && name != SyntheticMark ? $"{SyntheticMark}_{name}" : name;
        return string.Create(
            CultureInfo.InvariantCulture, $"{marked}_{inputs.Period.Start:yyyyMMdd}_{inputs.Period.End:yyyyMMdd}_{Fingerprint(inputs)[..8]}");
    }

    /// <summary>The id a user chose, checked: letters, digits, dash, underscore and dot, not beginning with a dot, and
    /// beginning with <c>synthetic_</c> when the data is.</summary>
    /// <exception cref="RequestException">It does not have that form.</exception>
    public static string Chosen(string id, RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(inputs);
        if (!IsValid(id))
        {
            throw new RequestException($"Run id '{id}' cannot be used; expected 1 to 120 letters, digits, '-', '_' or '.', not beginning with '.'.");
        }

        return inputs.Dataset.Synthetic && !id.StartsWith($"{SyntheticMark}_", StringComparison.Ordinal)
            ? throw new RequestException($"Run id '{id}' hides that dataset '{inputs.Dataset.Name}' is synthetic; expected an id that begins with '{SyntheticMark}_'.")
            : id;
    }

    /// <summary>True for a name that can be a run's folder.</summary>
    public static bool IsValid(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and <= 120 && id[0] != '.' && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
    }
}
