namespace FuturesSix.Data.Journals;

/// <summary>A line that was left out.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its 1-based line.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BadLine(string File, long Line, string Problem);

/// <summary>What was met while a journal was walked.</summary>
public sealed record JournalSummary
{
    /// <summary>The files, oldest first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Lines that were read.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes, decompressed.</summary>
    public required long Bytes { get; init; }

    /// <summary>Unfinished last lines, set aside.</summary>
    public required IReadOnlyList<TornLine> Torn { get; init; }

    /// <summary>Lines that were left out.</summary>
    public required long Bad { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<BadLine> FirstBad { get; init; }

    /// <summary>Lines whose id was there before; they are left out.</summary>
    public long Doubled { get; init; }
}

/// <summary>Walks a journal line by line under one rule for bad lines: stop at the first, or count them.</summary>
public static class JournalScan
{
    private const int Remembered = 20;
    private const int CheckEvery = 0x3FFF;

    /// <summary>Walks it.</summary>
    /// <param name="files">The files, oldest first.</param>
    /// <param name="skipBadRows">True counts and reports bad lines; false stops at the first.</param>
    /// <param name="row">Reads the current line; what it throws makes the line bad.</param>
    /// <param name="progress">Told of the rows so far, now and then.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="JournalException">A line is bad (and bad lines are not skipped), or a file cannot be read.</exception>
    public static JournalSummary Walk(IReadOnlyList<string> files, bool skipBadRows, Action<JournalReader> row, Action<long>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(row);
        using var journal = new JournalReader(files);
        var (rows, bad, first) = (0L, 0L, new List<BadLine>());
        while (journal.Read())
        {
            if ((++rows & CheckEvery) == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Invoke(rows);
            }

            try
            {
                row(journal);
            }
            catch (JournalException error) when (skipBadRows && error.Line is not null)
            {
                bad++;
                if (first.Count < Remembered)
                {
                    first.Add(new BadLine(journal.File, journal.Line, error.Message));
                }
            }
        }

        return new JournalSummary { Files = files, Rows = rows, Bytes = journal.Bytes, Torn = journal.Torn, Bad = bad, FirstBad = first };
    }
}
