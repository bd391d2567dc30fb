namespace FuturesSix.Data.Datasets;

/// <summary>A dataset cannot be used as it is: which file, line, symbol and date, what is wrong, what was expected.</summary>
public sealed class DatasetException : InputException
{
    /// <summary>Creates an exception without a place.</summary>
    public DatasetException()
    {
    }

    /// <summary>Creates an exception whose message already names the place.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    public DatasetException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception caused by another.</summary>
    /// <param name="message">What is wrong, where, what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public DatasetException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    private DatasetException(string message, Place place)
        : base(message)
    {
        File = place.File;
        Line = place.Line;
        Symbol = place.Symbol;
        Date = place.Date;
    }

    /// <summary>The instrument, series or column; null when the problem is not in one.</summary>
    public string? Symbol { get; }

    /// <summary>The date of the row; null when the problem is not on one.</summary>
    public DateOnly? Date { get; }

    /// <summary>Builds "file(line): symbol date: problem; expected what".</summary>
    internal static DatasetException At(Place place, string problem, string? expected)
    {
        var subject = string.Join(' ', new[] { place.Symbol, place.Date?.ToString("yyyy-MM-dd", null) }.Where(x => x is not null));
        var message = Place(place.File, place.Line)
            + (subject.Length == 0 ? "" : $"{subject}: ")
            + problem
            + (expected is null ? "" : $"; expected {expected}");
        return new DatasetException(message, place) { Expected = expected };
    }
}

/// <summary>A place in the input.</summary>
/// <param name="File">File as declared.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Symbol">Instrument, series or column.</param>
/// <param name="Date">Date of the row.</param>
internal readonly record struct Place(string? File, int? Line = null, string? Symbol = null, DateOnly? Date = null);
