using System.Globalization;
using FuturesSix.Data.Artifacts;

namespace FuturesSix.Data.Verification;

/// <summary>Counts what a check compares and keeps the first offence.</summary>
public sealed class CheckTally
{
    /// <summary>How many cells were compared.</summary>
    public long Cells { get; private set; }

    /// <summary>How many were wrong.</summary>
    public long Offences { get; private set; }

    /// <summary>The first that was wrong.</summary>
    public RunOffence? First { get; private set; }

    /// <summary>On what terms the check was carried out; null when there is nothing to say.</summary>
    public string? Because { get; set; }

    /// <summary>Counts cells that something else compared.</summary>
    public void Count(long cells) => Cells += cells;

    /// <summary>Counts a cell and, when it is wrong, the offence.</summary>
    public void Require(bool right, Func<RunOffence> offence)
    {
        ArgumentNullException.ThrowIfNull(offence);
        Cells++;
        if (!right)
        {
            Fail(offence());
        }
    }

    /// <summary>Notes an offence.</summary>
    public void Fail(RunOffence offence)
    {
        Offences++;
        First ??= offence;
    }

    /// <summary>Compares the number in a cell.</summary>
    /// <param name="table">The file.</param>
    /// <param name="row">Row.</param>
    /// <param name="column">Column.</param>
    /// <param name="expected">What must be there; NaN = nothing.</param>
    /// <param name="tolerance">Greatest difference, times max(1, |expected|).</param>
    /// <param name="why">What makes it so.</param>
    public void Near(ArtifactTable table, int row, int column, double expected, double tolerance, string why)
    {
        ArgumentNullException.ThrowIfNull(table);
        var found = table.Number(row, column);
        Cells++;
        if (!IsNear(found, expected, tolerance))
        {
            Fail(table.At(row, column, $"{Say(expected)} ({why})"));
        }
    }

    /// <summary>Compares the text in a cell.</summary>
    public void Same(ArtifactTable table, int row, int column, string expected, string why)
    {
        ArgumentNullException.ThrowIfNull(table);
        Cells++;
        if (table.Text(row, column) != expected)
        {
            Fail(table.At(row, column, $"{(expected.Length == 0 ? "nothing" : expected)} ({why})"));
        }
    }

    /// <summary>Requires a number to lie in [<paramref name="low"/>, <paramref name="high"/>], up to rounding; a missing one is no offence.</summary>
    public void Within(ArtifactTable table, int row, int column, double low, double high, string why)
    {
        ArgumentNullException.ThrowIfNull(table);
        var found = table.Number(row, column);
        Cells++;
        if (found < low - Tolerances.Rounding || found > high + (Tolerances.Rounding * Math.Max(1, Math.Abs(high))))
        {
            Fail(table.At(row, column, $"a number in [{Say(low)}, {Say(high)}] ({why})"));
        }
    }

    /// <summary>True when two numbers are the same up to a tolerance, or both missing.</summary>
    public static bool IsNear(double found, double expected, double tolerance) =>
        double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(found - expected) <= tolerance * Math.Max(1, Math.Abs(expected));

    /// <summary>A number in a message.</summary>
    internal static string Say(double number) => double.IsNaN(number) ? "nothing" : number.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>How exact the checks are.</summary>
internal static class Tolerances
{
    /// <summary>Of products that are written one after the other.</summary>
    public const double Weights = 1e-12;

    /// <summary>Of sums that make up a return or an equity.</summary>
    public const double Sums = 1e-10;

    /// <summary>Of figures computed again from files, which another operating system may round otherwise.</summary>
    public const double Again = 1e-9;

    /// <summary>Of bounds.</summary>
    public const double Rounding = 1e-12;
}
