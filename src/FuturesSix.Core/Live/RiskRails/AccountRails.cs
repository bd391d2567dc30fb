using FuturesSix.Core.Numerics;

namespace FuturesSix.Core.Live.RiskRails;

/// <summary>Concurrent positions, risk cap and stops of the account in a mode.</summary>
internal static class AccountRails
{
    private static readonly int[] Positions = [3, 6, 10];
    private static readonly double[] Cap = [0.03, 0.06, 0.09];
    private static readonly double[] DailyStop = [0.035, 0.055, 0.075];
    private static readonly double[] PeakStop = [0.12, 0.18, 0.24];

    /// <summary>The limits; larger accounts may hold up to half as many positions again.</summary>
    public static AccountLimits Of(RiskRailsInput input, RiskMode mode)
    {
        var (m, regime) = ((int)mode, input.Regime);
        var growth = Math.Min(0.5, 0.25 * PortableMath.Log10(Math.Max(1, input.Account.EquityUsd / 2000)));
        var positions = Math.Max(1, (int)(Positions[m] * (1 + growth)));
        var stress = Math.Max(0, regime.DrawdownPct7d - 0.08);
        var edge = Math.Abs(regime.PWin1h - 0.5);
        return new AccountLimits(
            positions,
            Math.Max(0.01, Cap[m] - (0.004 * Math.Max(0, input.Account.OpenPositions - positions))),
            Math.Max(0.02, DailyStop[m] - (0.015 * stress) + (0.01 * edge)),
            Math.Max(0.10, PeakStop[m] - (0.10 * stress) + (0.05 * edge)),
            stress);
    }
}
