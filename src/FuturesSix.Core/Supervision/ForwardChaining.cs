namespace FuturesSix.Core.Supervision;

/// <summary>One fold: rows that were known, and the rows after them that are predicted.</summary>
/// <param name="Train">Positions of the rows to train on.</param>
/// <param name="From">First position to predict.</param>
/// <param name="To">One past the last.</param>
internal readonly record struct ForwardFold(int[] Train, int From, int To);

/// <summary>Forward-chaining folds over rows in order of time: n rows in k + 1 blocks of nearly equal size; block j is
/// predicted from the blocks before it, less the rows whose outcome was not known when the block began (purging; Lopez de
/// Prado, Advances in Financial Machine Learning, 7.4.1). Nothing is ever predicted from its own future.</summary>
internal static class ForwardChaining
{
    /// <summary>The folds with at least <paramref name="minTrain"/> rows to train on.</summary>
    public static List<ForwardFold> Folds(IReadOnlyList<TrainingRow> rows, int folds, int minTrain)
    {
        var found = new List<ForwardFold>();
        for (var k = 1; k <= folds; k++)
        {
            var (from, to) = (Boundary(rows.Count, k, folds), Boundary(rows.Count, k + 1, folds));
            if (from == to)
            {
                continue;
            }

            var begins = rows[from].Ticks;
            int[] train = [.. Enumerable.Range(0, from).Where(i => rows[i].ExitTicks <= begins)];
            if (train.Length >= minTrain)
            {
                found.Add(new ForwardFold(train, from, to));
            }
        }

        return found;
    }

    private static int Boundary(int n, int block, int folds) => (int)((long)n * block / (folds + 1));
}
