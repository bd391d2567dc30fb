using FuturesSix.Core.Market;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>Checks an input against the mode that will read it; every rule is checked, none stops the next.</summary>
internal static class InputChecks
{
    /// <summary>No figure beyond this is one: it keeps sums of scores finite.</summary>
    private const double Largest = 1e9;

    /// <summary>Every violation of the sleeves, the previous weights and the stated correlations.</summary>
    public static IReadOnlyList<Violation> Of(MetaAllocationInput input, MetaAllocatorMode mode)
    {
        var found = new ViolationList().Require(input.Sleeves.Count > 0, "sleeves", "none", "at least one sleeve");
        foreach (var twice in input.Sleeves.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            found.Require(false, $"sleeves.{twice.Key}", "declared twice", "each sleeve once");
        }

        var rows = input.Sleeves.FirstOrDefault(s => s.Returns is not null)?.Returns?.Length;
        foreach (var sleeve in input.Sleeves)
        {
            Name(sleeve.Name, found);
            Figures(sleeve, found);
            Needed(sleeve, mode, found);
            Returns(sleeve, rows, found);
        }

        Previous(input, found);
        Correlations(input, found);
        return found.Items;
    }

    private static void Name(string name, ViolationList found) => found
        .Require(name.Length > 0 && name.Trim().Length == name.Length, "sleeves", $"'{name}'", "a name without spaces around it for every sleeve")
        .Require(!name.Contains('|', StringComparison.Ordinal) && !name.Any(char.IsControl), "sleeves", $"'{name}'", "a name without | and control characters")
        .Require(!name.Equals(MetaAllocationInput.CashName, StringComparison.OrdinalIgnoreCase), "sleeves", $"'{name}'", "another name: this one is the cash row of an export");

    private static void Figures(SleeveInput sleeve, ViolationList found)
    {
        var path = $"sleeves.{sleeve.Name}";
        found
            .Within($"{path}.sharpe", sleeve.Sharpe ?? 0, -Largest, Largest)
            .Require(sleeve.Drawdown is null or (>= 0 and <= 1), $"{path}.dd", sleeve.Drawdown, "a positive fraction in [0, 1]: 0.2 is a drawdown of 20 %")
            .Within($"{path}.prev_score", sleeve.PreviousScore ?? 0, -Largest, Largest)
            .Require((sleeve.Observations ?? 2) >= 2, $"{path}.n_obs", sleeve.Observations, "a whole number of at least 2");
    }

    private static void Needed(SleeveInput sleeve, MetaAllocatorMode mode, ViolationList found)
    {
        if (sleeve.Returns is not null)
        {
            found.Require(
                sleeve is { Sharpe: null, Drawdown: null, Observations: null },
                $"sleeves.{sleeve.Name}",
                "stated by returns and by figures",
                "either returns, from which sharpe, dd and n_obs are computed, or the figures");
            return;
        }

        var path = $"sleeves.{sleeve.Name}";
        found
            .Require(mode == MetaAllocatorMode.Equal || sleeve.Sharpe is not null, $"{path}.sharpe", "missing", $"sharpe or returns, which mode {Text(mode)} needs")
            .Require(mode != MetaAllocatorMode.Ewma || sleeve.Drawdown is not null, $"{path}.dd", "missing", "dd or returns, which mode ewma needs")
            .Require(mode != MetaAllocatorMode.Bayes || sleeve.Observations is not null, $"{path}.n_obs", "missing", "n_obs or returns, which mode bayes needs");
    }

    private static void Returns(SleeveInput sleeve, int? rows, ViolationList found)
    {
        if (sleeve.Returns is not { } returns)
        {
            return;
        }

        found.Require(returns.Length == rows, $"sleeves.{sleeve.Name}.returns", $"{returns.Length} rows long", $"{rows} rows, as the other sleeves");
        for (var t = 0; t < returns.Length; t++)
        {
            if (double.IsInfinity(returns.Span[t]))
            {
                found.Require(false, $"sleeves.{sleeve.Name}.returns[{t}]", returns.Span[t], "a finite number, or none where it is missing");
                return;
            }
        }
    }

    private static void Previous(MetaAllocationInput input, ViolationList found)
    {
        var total = 0.0;
        foreach (var (name, weight) in input.PreviousWeights ?? new Dictionary<string, double>())
        {
            found.Within($"previous_weights.{name}", weight, 0, 1);
            total += weight;
        }

        found.Require(!(total > 1 + 1e-4), "previous_weights", total, "weights that sum to at most 1");
    }

    private static void Correlations(MetaAllocationInput input, ViolationList found)
    {
        var names = input.Sleeves.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<(string, string), double>();
        foreach (var (first, second, value) in input.Correlations)
        {
            var path = $"corr.{first}|{second}";
            found.Require(names.Contains(first), path, $"for an unknown sleeve '{first}'", "a sleeve of the input");
            found.Require(names.Contains(second), path, $"for an unknown sleeve '{second}'", "a sleeve of the input");
            found.Within(path, value, -1, 1);
            found.Require(first != second || value == 1, path, value, "1 for a sleeve with itself");
            var key = SleeveCorrelations.Key(first, second);
            found.Require(seen.GetValueOrDefault(key, value) == value, path, value, $"{seen.GetValueOrDefault(key, value)}, as the same pair states elsewhere");
            seen[key] = value;
        }
    }

    private static string Text(MetaAllocatorMode mode) => mode switch
    {
        MetaAllocatorMode.Ewma => "ewma",
        MetaAllocatorMode.Bayes => "bayes",
        _ => "equal",
    };
}
