using System.Text.Json;
using FuturesSix.Core.Allocator;

namespace FuturesSix.Data.Runs;

/// <summary>Names of enum values as artifacts write them.</summary>
internal static class RunNames
{
    /// <summary>NORMAL, ELEVATED, STRESS, CRISIS.</summary>
    public static string Regime(RiskRegime regime) => regime.ToString().ToUpperInvariant();

    /// <summary>The set flags in snake_case, joined by '+'; empty for none.</summary>
    public static string Bounds<T>(T flags)
        where T : struct, Enum => string.Join('+', Flags(flags).Select(Snake));

    /// <summary>The single flags set in <paramref name="flags"/>.</summary>
    public static IEnumerable<T> Flags<T>(T flags)
        where T : struct, Enum => Enum.GetValues<T>().Where(f => Convert.ToInt64(f, null) != 0 && flags.HasFlag(f));

    /// <summary>The name in snake_case.</summary>
    public static string Snake<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
