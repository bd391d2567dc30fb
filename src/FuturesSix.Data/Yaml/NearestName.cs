namespace FuturesSix.Data.Yaml;

/// <summary>Finds the name a typing mistake was meant to be.</summary>
public static class NearestName
{
    /// <summary>The candidate nearest to <paramref name="name"/>, ignoring case, or null when none is near: more than a
    /// third of the longer name (or 2 characters, if that is more) or all of it would have to change, and neither is the
    /// beginning, and at least half, of the other (target_volatility is meant for target_vol, CARRY is not meant for
    /// CARRY_CONTRACT). Ties go to the first candidate.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <param name="candidates">The valid names.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            var longer = Math.Max(name.Length, candidate.Length);
            var near = (distance < longer && distance <= Math.Max(2, longer / 3)) || IsBeginning(name, candidate);
            if (distance < bestDistance && near)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    private static bool IsBeginning(string a, string b) =>
        Math.Min(a.Length, b.Length) >= Math.Max(3, (Math.Max(a.Length, b.Length) + 1) / 2)
        && (a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase));

    /// <summary>The end of an error message: "did you mean 'x'? " when a candidate is near, otherwise the list of valid
    /// names.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <param name="candidates">The valid names.</param>
    public static string Suggest(string name, IReadOnlyCollection<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return Find(name, candidates) is { } near
            ? $"did you mean '{near}'?"
            : $"valid: {string.Join(", ", candidates.Order(StringComparer.Ordinal))}";
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and exchanges of neighbours
    /// (Damerau 1964, each substring edited at most once). A metric but for the triangle inequality.</summary>
    /// <param name="a">First text.</param>
    /// <param name="b">Second text.</param>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int[] beforePrevious = new int[b.Length + 1], previous = new int[b.Length + 1], current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            FillRow(a, b, i, beforePrevious, previous, current);
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }

    private static void FillRow(string a, string b, int i, int[] beforePrevious, int[] previous, int[] current)
    {
        current[0] = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            var least = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                least = Math.Min(least, beforePrevious[j - 2] + 1);
            }

            current[j] = least;
        }
    }
}
