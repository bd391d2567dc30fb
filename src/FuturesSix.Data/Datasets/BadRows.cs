namespace FuturesSix.Data.Datasets;

/// <summary>A row or cell that was left out.</summary>
/// <param name="File">File as declared in the dataset.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Symbol">Instrument, series or column; null when the whole row was left out.</param>
/// <param name="Date">Date of the row, if it could be read.</param>
/// <param name="Problem">What was wrong.</param>
public sealed record SkippedRow(string File, int Line, string? Symbol, DateOnly? Date, string Problem);

/// <summary>Applies <c>on_bad_row</c>: throws, or remembers what was skipped.</summary>
internal sealed class BadRows(BadRowPolicy policy)
{
    private readonly List<SkippedRow> _skipped = [];

    public IReadOnlyList<SkippedRow> Skipped => _skipped;

    public BadRowPolicy Policy => policy;

    /// <summary>Throws under <see cref="BadRowPolicy.Error"/>; otherwise counts and returns.</summary>
    public void Report(in Place place, string problem, string expected)
    {
        if (policy == BadRowPolicy.Error)
        {
            throw DatasetException.At(place, problem, expected);
        }

        _skipped.Add(new SkippedRow(place.File ?? "", place.Line ?? 0, place.Symbol, place.Date, problem));
    }
}
