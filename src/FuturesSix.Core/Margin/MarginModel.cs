using FuturesSix.Core.Market;

namespace FuturesSix.Core.Margin;

/// <summary>Margin per contract in account currency.</summary>
public sealed class MarginModel(IReadOnlyList<Instrument> instruments, MarginOptions options)
{
    /// <summary>Margins taken from <see cref="MarginOptions.MarginFallback"/> because the schedule did not cover the date.</summary>
    public long FallbackCount { get; private set; }

    /// <summary>Margin of one contract of instrument <paramref name="i"/>, in account currency.</summary>
    /// <param name="i">The instrument.</param>
    /// <param name="date">The date.</param>
    /// <param name="contractValue">Notional of one contract in account currency.</param>
    /// <param name="fx">Account currency per unit of the instrument's currency.</param>
    /// <exception cref="MarginException">The schedule does not cover the date and there is no fallback.</exception>
    public double PerContract(int i, DateOnly date, double contractValue, double fx)
    {
        if (options.Source == MarginSource.Percent)
        {
            return options.MarginRate * Math.Abs(contractValue);
        }

        var schedule = instruments[i].MarginSchedule;
        var step = StepAt(schedule, date);
        var covered = step >= 0 && (step < schedule.Count - 1 || date.DayNumber - schedule[step].From.DayNumber <= options.ScheduleTrustDays);
        if (covered)
        {
            return schedule[step].Initial * fx;
        }

        FallbackCount++;
        return options.MarginFallback is { } fallback
            ? fallback * Math.Abs(contractValue)
            : throw new MarginException(instruments[i].Symbol, date, schedule, options.ScheduleTrustDays);
    }

    private static int StepAt(IReadOnlyList<MarginStep> schedule, DateOnly date)
    {
        var (low, high) = (0, schedule.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = schedule[middle].From <= date ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}

/// <summary>A margin was asked for that the schedule does not cover.</summary>
public sealed class MarginException : Exception
{
    /// <summary>Names instrument, date, the schedule's range and the remedy.</summary>
    public MarginException(string symbol, DateOnly date, IReadOnlyList<MarginStep> schedule, int trustDays)
        : base($"No margin for {symbol} on {date:yyyy-MM-dd}: its schedule {(schedule.Count == 0 ? "is empty" : $"runs from {schedule[0].From:yyyy-MM-dd} to {schedule[^1].From:yyyy-MM-dd} and is trusted {trustDays} days longer")}; expected margin.margin_fallback (a fraction of notional), or margin.source percent.")
    {
    }

    /// <summary>Wraps a message.</summary>
    public MarginException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public MarginException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public MarginException()
    {
    }
}
