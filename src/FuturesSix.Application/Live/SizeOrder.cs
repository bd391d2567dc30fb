using FuturesSix.Core.Live.RiskRails;
using FuturesSix.Data;

namespace FuturesSix.Application.Live;

/// <summary>An order to size, as hosts receive it.</summary>
/// <param name="StrategyType">Kind of strategy.</param>
/// <param name="Timeframe">1m, 5m, 15m, 1h or 4h.</param>
/// <param name="Live">The instrument.</param>
/// <param name="Account">The account.</param>
/// <param name="Regime">The regime.</param>
public sealed record SizeOrderRequest(StrategyType StrategyType, string Timeframe, LiveFeatures Live, AccountState Account, RegimeSignal Regime);

/// <summary>Sizes one prospective order by RiskRails.</summary>
public static class SizeOrder
{
    /// <summary>Sizes it.</summary>
    /// <exception cref="RequestException">A figure is out of bounds; every violation has a line.</exception>
    public static RiskRailsResult Execute(SizeOrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return RiskRailsSizing.Size(new RiskRailsInput(request.StrategyType, Timeframes.Parse(request.Timeframe), request.Live, request.Account, request.Regime));
        }
        catch (RiskRailsException error)
        {
            throw new RequestException(error.Message, error);
        }
    }
}
