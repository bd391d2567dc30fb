using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Synthetic;

/// <summary>SHA-256 over the numbers of a market: names, dates and every value as little-endian IEEE bits, every NaN alike.</summary>
internal static class SyntheticHash
{
    public static string Of(MarketData market)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var instrument in market.Instruments)
        {
            Append(hash, $"{instrument.Symbol}|{instrument.AssetClass}|{instrument.Currency}");
            Append(hash, [instrument.Multiplier, instrument.Cost?.SlippagePoints ?? double.NaN, .. instrument.MarginSchedule.Select(m => m.Initial)]);
        }

        Append(hash, [.. market.Dates.Select(d => (double)d.DayNumber)]);
        foreach (var panel in Panels(market))
        {
            Append(hash, panel.Values);
        }

        foreach (var (name, values) in market.Auxiliary.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, values);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<Panel> Panels(MarketData market)
    {
        Panel?[] panels =
        [
            market.Returns, market.Prices, market.Fx, market.Rolls, market.Volume,
            market.Carry?.Carry, market.Carry?.PriceMonth, market.Carry?.CarryMonth,
        ];
        return panels.OfType<Panel>();
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));

    private static void Append(IncrementalHash hash, ReadOnlySpan<double> values)
    {
        var bytes = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(double.IsNaN(values[i]) ? double.NaN : values[i]);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * i), bits);
        }

        hash.AppendData(bytes);
    }
}
