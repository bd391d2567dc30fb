namespace FuturesSix.Data.Datasets;

/// <summary>What to do with a row or cell that cannot be used.</summary>
public enum BadRowPolicy
{
    /// <summary>Refuse the dataset and name the place.</summary>
    Error,

    /// <summary>Leave it out, count it, report it.</summary>
    Skip,
}

/// <summary>What to do with the return of a day on which the contract changed and that is larger than 8 trailing sigmas.</summary>
public enum RollJumpPolicy
{
    /// <summary>Keep the return and count it.</summary>
    Keep,

    /// <summary>Make the return missing and count it.</summary>
    Missing,

    /// <summary>Refuse the dataset and name instrument and day.</summary>
    Error,
}

/// <summary>The layout of a source.</summary>
public enum SourceKind
{
    /// <summary>One CSV: a date column and one column of closes per instrument.</summary>
    WidePrices,

    /// <summary>One CSV: a date column and one column of simple returns per instrument.</summary>
    WideReturns,

    /// <summary>One CSV with a row per date and symbol: <c>date,symbol,close[,raw_close,volume]</c>.</summary>
    LongPrices,

    /// <summary>A folder with one price file, and optionally one carry file, per instrument.</summary>
    Folder,
}

/// <summary>A calendar of exchange closures that is computed.</summary>
public enum HolidayRule
{
    /// <summary>None: only the listed dates.</summary>
    None,

    /// <summary>The scheduled closures of US exchanges (<see cref="Core.Market.UsExchangeHolidays"/>).</summary>
    UsExchange,
}
