using System.Globalization;
using System.Text;

namespace FuturesSix.Data.Artifacts;

/// <summary>One place in a run that is not as it must be.</summary>
public sealed record RunOffence
{
    /// <summary>The file, relative to the run's folder, with '/'.</summary>
    public required string File { get; init; }

    /// <summary>1-based line; null when the file as a whole is at fault.</summary>
    public int? Line { get; init; }

    /// <summary>1-based number of the cell in its line; null when the line as a whole is at fault.</summary>
    public int? Column { get; init; }

    /// <summary>Name of the column, the key or the field; null without one.</summary>
    public string? Cell { get; init; }

    /// <summary>Date of the row; null without one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What the row is about besides its date: engine, bet, sleeve or instrument; null without any.</summary>
    public string? Key { get; init; }

    /// <summary>What is there.</summary>
    public required string Found { get; init; }

    /// <summary>What must be there, and why.</summary>
    public required string Expected { get; init; }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $"({line}{(Column is { } column ? $",{column}" : "")})");
        }

        text.Append(": ");
        if (Date is { } date)
        {
            text.Append(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} ");
        }

        text.Append(string.Join(' ', new[] { Key, Cell }.Where(p => p is not null)));
        return text.Append(CultureInfo.InvariantCulture, $"{(text[^1] == ' ' ? "" : " ")}{Found}; expected {Expected}").ToString();
    }
}
