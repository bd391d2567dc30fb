using System.Globalization;
using System.Text;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>The dataset file of a written synthetic market.</summary>
internal static class SyntheticDatasetYaml
{
    public static string Write(SyntheticMarketOptions options, SyntheticData data)
    {
        var market = data.Market;
        var futures = Futures(market);
        var text = new StringBuilder();
        Line(text, $"# Generated prices, never traded: seed {options.Seed}, {options.Years} years from {options.Start:yyyy-MM-dd}, {futures.Count} futures and VX1 to VX3.");
        Line(text, $"name: {market.Name}");
        Line(text, $"description: \"seed {options.Seed}, {options.Years} years from {options.Start:yyyy-MM-dd}, {futures.Count} futures\"");
        Line(text, $"synthetic: true");
        Line(text, $"account_currency: {market.AccountCurrency}");
        Line(text, $"adjustment: difference");
        Line(text, $"max_stale_days: {market.MaxStaleDays}");
        Line(text, $"\nsources:");
        Line(text, $"  - kind: folder\n    folder: {SyntheticFiles.Prices}\n    volume_suffix: {SyntheticFiles.VolumeSuffix}");
        Line(text, $"    symbols: [{string.Join(", ", futures.Select(i => i.Symbol))}]");
        Line(text, $"\ninstruments:");
        foreach (var instrument in market.Instruments)
        {
            Line(text, $"  {instrument.Symbol}: {"{"} {Describe(instrument)} {"}"}");
        }

        Line(text, $"\nauxiliary:\n  - file: {SyntheticFiles.Auxiliary}");
        Line(text, $"    columns: {"{"} {string.Join(", ", market.Auxiliary.Keys.Select(name => $"{name}: {name}"))} {"}"}");
        Line(text, $"\nfx:");
        foreach (var currency in data.Rates.Keys)
        {
            Line(text, $"  {currency}: {"{"} file: {SyntheticFiles.Fx}, column: {currency}, quote: {market.AccountCurrency} per {currency} {"}"}");
        }

        Line(text, $"\nvx:\n  levels: [vx1, vx2, vx3]\n  symbols: [{string.Join(", ", VolatilityComplex.Contracts)}]");
        Line(text, $"\nholidays:\n  rule: us_exchange");
        Line(text, $"\nroles: {"{"} {string.Join(", ", market.Roles.Select(r => $"{r.Key}: {r.Value}"))} {"}"}");
        return text.ToString();
    }

    /// <summary>The instruments that have files of their own: all but the VX contracts.</summary>
    public static List<Instrument> Futures(MarketData market) => [.. market.Instruments.Where(i => !VolatilityComplex.Contracts.Contains(i.Symbol))];

    private static string Describe(Instrument i)
    {
        var parts = new List<string> { $"asset_class: {i.AssetClass}", $"region: {i.Region}" };
        if (i.Themes.Count > 0)
        {
            parts.Add($"themes: [{string.Join(", ", i.Themes)}]");
        }

        parts.Add($"currency: {i.Currency}");
        parts.Add(FormattableString.Invariant($"multiplier: {i.Multiplier:R}"));
        parts.Add(FormattableString.Invariant($"cost: {"{"} slippage_points: {i.Cost!.SlippagePoints:R}, commission_per_contract: {i.Cost.CommissionPerContract:R} {"}"}"));
        parts.Add($"margin_schedule: {SyntheticFiles.MarginOf(i.Symbol)}");
        return string.Join(", ", parts);
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
