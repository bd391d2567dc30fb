using FuturesSix.Core.Market;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Datasets;

/// <summary>Reads what trading costs, from the dataset file and from rows of the cost table. A cost is zero or more: a
/// negative one would be income. Slippage is given in basis points or in price points, not in both.</summary>
internal static class CostReader
{
    private const string Expected = "a finite cost of zero or more";
    private const string OneSlippage = "slippage_bps or slippage_points, not both";

    /// <summary>The cost that a key of the dataset file declares; null when there is none.</summary>
    /// <exception cref="YamlInputException">A cost is negative or infinite, or slippage is given twice.</exception>
    public static CostSpec? Read(YamlDocument<DatasetDto> yaml, CostDto? dto, string path)
    {
        if (dto is null)
        {
            return null;
        }

        foreach (var (key, value) in Values(dto))
        {
            if (!IsCost(value))
            {
                throw yaml.Error($"{path}.{key}", FormattableString.Invariant($"{value} is not a cost"), Expected);
            }
        }

        return dto.SlippageBps is null || dto.SlippagePoints is null
            ? new CostSpec(dto.SlippageBps, dto.SlippagePoints, dto.CommissionPerContract ?? 0, dto.CommissionRate ?? 0, dto.CommissionPerTrade ?? 0)
            : throw yaml.Error($"{path}.slippage_points", "slippage is given twice", OneSlippage);
    }

    /// <summary>The cost in the present row of the cost table; null when the row is bad and <c>on_bad_row: skip</c> leaves
    /// it out.</summary>
    /// <param name="table">The table, at the row.</param>
    /// <param name="columns">Columns of symbol, slippage_bps, slippage_points, commission per contract, rate, per trade; -1 = none.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="bad">What to do with a bad row.</param>
    public static CostSpec? Read(CsvTable table, int[] columns, string symbol, BadRows bad)
    {
        var place = new Place(table.File, table.Line, symbol);
        var values = columns.Skip(1).Select(c => c < 0 ? double.NaN : table.Number(c, symbol)).Select(v => double.IsNaN(v) ? null : (double?)v).ToArray();
        for (var k = 0; k < values.Length; k++)
        {
            if (!IsCost(values[k]))
            {
                bad.Report(place, FormattableString.Invariant($"{values[k]} in column '{table.Headers[columns[k + 1]]}' is not a cost"), Expected);
                return null;
            }
        }

        if (values[0] is not null && values[1] is not null)
        {
            bad.Report(place, "slippage is given twice", OneSlippage);
            return null;
        }

        return new CostSpec(values[0], values[1], values[2] ?? 0, values[3] ?? 0, values[4] ?? 0);
    }

    private static bool IsCost(double? value) => value is null or (>= 0 and < double.PositiveInfinity);

    private static (string Key, double? Value)[] Values(CostDto dto) =>
    [
        ("slippage_bps", dto.SlippageBps),
        ("slippage_points", dto.SlippagePoints),
        ("commission_per_contract", dto.CommissionPerContract),
        ("commission_rate", dto.CommissionRate),
        ("commission_per_trade", dto.CommissionPerTrade),
    ];
}
