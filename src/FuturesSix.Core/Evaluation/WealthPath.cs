namespace FuturesSix.Core.Evaluation;

/// <summary>Compounded wealth that starts at 1, with its running maximum. A missing return leaves it; at or below zero it
/// stays where it fell.</summary>
internal struct WealthPath
{
    /// <summary>Starts at 1.</summary>
    public WealthPath()
    {
    }

    /// <summary>Observations so far.</summary>
    public int Observations { get; private set; }

    /// <summary>Wealth now.</summary>
    public double Value { get; private set; } = 1;

    /// <summary>Highest wealth so far, the start included.</summary>
    public double Peak { get; private set; } = 1;

    /// <summary>Wealth over its running maximum, less 1; never positive.</summary>
    public readonly double Drawdown => (Value / Peak) - 1;

    /// <summary>Adds one return; NaN = missing.</summary>
    public void Push(double r)
    {
        if (double.IsNaN(r))
        {
            return;
        }

        Observations++;
        if (Value > 0)
        {
            Value *= 1 + r;
            Peak = Math.Max(Peak, Value);
        }
    }
}
