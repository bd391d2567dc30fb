namespace FuturesSix.Data.Datasets;

/// <summary>One currency's rate as declared: <paramref name="Series"/> is units of <paramref name="Quote"/> per unit of
/// <paramref name="Base"/>, one of which is the currency.</summary>
internal sealed record FxRate(string Currency, string Quote, string Base, DatedSeries Series);

/// <summary>Reads FX rates. The quote is written out (<c>quote: USD per EUR</c>), so that nothing is inverted by guess.</summary>
internal static class FxReader
{
    public static Dictionary<string, FxRate> Read(DatasetSpec spec, InputFiles files, BadRows bad, IReadOnlySet<string> needed)
    {
        var rates = new Dictionary<string, FxRate>(StringComparer.Ordinal);
        var declared = spec.Yaml.Value.Fx ?? [];
        var queue = new Queue<string>(needed.Order(StringComparer.Ordinal));
        while (queue.TryDequeue(out var currency))
        {
            if (currency == spec.AccountCurrency || rates.ContainsKey(currency))
            {
                continue;
            }

            if (!declared.TryGetValue(currency, out var dto))
            {
                throw spec.Yaml.Error(
                    $"fx.{currency}",
                    $"there is no rate for {currency}, in which an instrument is priced",
                    $"an entry with a quote such as '{spec.AccountCurrency} per {currency}'; declared: {string.Join(", ", declared.Keys)}");
            }

            var rate = ReadRate(spec, files, bad, currency, dto);
            rates.Add(currency, rate);
            queue.Enqueue(rate.Quote == currency ? rate.Base : rate.Quote);
        }

        return rates;
    }

    private static FxRate ReadRate(DatasetSpec spec, InputFiles files, BadRows bad, string currency, FxDto dto)
    {
        var path = $"fx.{currency}";
        var yaml = spec.Yaml;
        var file = yaml.Required(dto.File, $"{path}.file", "a file under root");
        var column = yaml.Required(dto.Column, $"{path}.column", "the column that holds the rate");
        var quote = yaml.Required(dto.Quote, $"{path}.quote", $"for example '{spec.AccountCurrency} per {currency}'");
        var parts = quote.Split(" per ", StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[0] == parts[1] || !parts.Contains(currency))
        {
            throw yaml.Error(
                $"{path}.quote",
                $"'{quote}' does not say what {currency} is worth",
                $"'{spec.AccountCurrency} per {currency}', '{currency} per {spec.AccountCurrency}' or a cross with another declared currency");
        }

        using var table = new CsvTable(file, files.Read(file, spec.Declared($"{path}.file")), bad);
        var series = AuxiliaryReader.ReadPositive(table, dto.DateColumn ?? "date", currency, column, bad);
        return new FxRate(currency, parts[0], parts[1], series);
    }
}
