using FuturesSix.Core.Evaluation;

namespace FuturesSix.Core.MetaAllocation;

/// <summary>The pairs that the governor looks at: stated ones as stated, the others computed where both sleeves have
/// returns.</summary>
internal static class SleeveCorrelations
{
    /// <summary>The pair in ordinal order.</summary>
    public static (string First, string Second) Key(string a, string b) =>
        string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);

    /// <summary>One entry per known pair, in ordinal order of (first, second). A computed correlation is Pearson's over the
    /// common rows, held to [-1, 1]; an undefined one (no two common rows, or a constant series) is left out and noted.</summary>
    /// <param name="input">Checked input.</param>
    /// <param name="sleeves">The sleeves in ordinal order.</param>
    /// <param name="notes">Gets a line for each undefined pair.</param>
    public static IReadOnlyList<PairCorrelation> Of(MetaAllocationInput input, IReadOnlyList<SleeveInput> sleeves, List<string> notes)
    {
        var stated = new Dictionary<(string, string), double>();
        foreach (var (first, second, value) in input.Correlations)
        {
            stated[Key(first, second)] = value;
        }

        var pairs = new List<PairCorrelation>();
        for (var i = 0; i < sleeves.Count; i++)
        {
            for (var j = i + 1; j < sleeves.Count; j++)
            {
                var (a, b) = (sleeves[i], sleeves[j]);
                if (stated.TryGetValue((a.Name, b.Name), out var value))
                {
                    pairs.Add(new PairCorrelation(a.Name, b.Name, value, null));
                }
                else if (a.Returns is { } x && b.Returns is { } y)
                {
                    AddComputed(a.Name, b.Name, x.Span, y.Span, pairs, notes);
                }
            }
        }

        return pairs;
    }

    private static void AddComputed(string a, string b, ReadOnlySpan<double> x, ReadOnlySpan<double> y, List<PairCorrelation> pairs, List<string> notes)
    {
        var value = ReturnStatistics.Correlation(x, y);
        if (double.IsNaN(value))
        {
            notes.Add($"{a}|{b}: correlation undefined (too few common returns, or constant ones); not governed");
            return;
        }

        var common = 0;
        for (var t = 0; t < x.Length; t++)
        {
            common += double.IsNaN(x[t]) || double.IsNaN(y[t]) ? 0 : 1;
        }

        pairs.Add(new PairCorrelation(a, b, Math.Clamp(value, -1, 1), common));
    }
}
