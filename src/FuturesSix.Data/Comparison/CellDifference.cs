using System.Globalization;

namespace FuturesSix.Data.Comparison;

/// <summary>One cell in which two runs differ.</summary>
public sealed record CellDifference
{
    /// <summary>The file, relative to the run's folder.</summary>
    public required string File { get; init; }

    /// <summary>Date of the row; null in a file without dates.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>1-based line in run A; null where A has no such row.</summary>
    public int? LineA { get; init; }

    /// <summary>1-based line in run B; null where B has no such row.</summary>
    public int? LineB { get; init; }

    /// <summary>The column.</summary>
    public string? Column { get; init; }

    /// <summary>The engine; null where the row is about none.</summary>
    public string? Engine { get; init; }

    /// <summary>The bet of the engine.</summary>
    public string? Bet { get; init; }

    /// <summary>The sleeve.</summary>
    public string? Sleeve { get; init; }

    /// <summary>The instrument.</summary>
    public string? Instrument { get; init; }

    /// <summary>What A has; null where it has no such row or column.</summary>
    public string? A { get; init; }

    /// <summary>What B has; null where it has no such row or column.</summary>
    public string? B { get; init; }

    /// <summary>B - A; NaN where one of them is no number.</summary>
    public double Absolute => Number(B) - Number(A);

    /// <summary>(B - A) / |A|; NaN where one of them is no number or A is 0.</summary>
    public double Relative => Number(A) is var a && a != 0 ? Absolute / Math.Abs(a) : double.NaN;

    /// <summary>A or B when the row or the column is in that run only; null otherwise.</summary>
    public string? OnlyIn => A is null ? "B" : B is null ? "A" : null;

    /// <summary>What the cell is about: engine, bet, sleeve, instrument, column.</summary>
    public string Subject => string.Join(' ', new[] { Engine ?? Sleeve, Bet == Instrument ? null : Bet, Instrument, Column == Instrument || Column == Sleeve ? null : Column }.Where(p => p is not null));

    /// <inheritdoc />
    public override string ToString()
    {
        var relative = double.IsNaN(Relative) ? "" : string.Create(CultureInfo.InvariantCulture, $", {100 * Relative:+0.######;-0.######} %");
        var size = double.IsNaN(Absolute) ? "" : string.Create(CultureInfo.InvariantCulture, $" ({(Absolute < 0 ? "" : "+")}{Absolute:G6}{relative})");
        var values = OnlyIn is { } one ? $"only in {one}: {Say(A ?? B)}" : $"A {Say(A)}, B {Say(B)}{size}";
        return string.Create(CultureInfo.InvariantCulture, $"{(Date is { } date ? $"{date:yyyy-MM-dd} " : "")}{Subject}: {values} [{File}]");
    }

    private static string Say(string? text) => string.IsNullOrEmpty(text) ? "nothing" : text;

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
