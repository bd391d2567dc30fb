using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Market;
using FuturesSix.Core.Research;
using FuturesSix.Data;

namespace FuturesSix.Application.Benchmarks;

/// <summary>A time-series-momentum work with numbers to match: NAME_meta.json (rule), NAME_returns.csv, NAME_weights.csv and
/// NAME_nav.csv of one folder.</summary>
/// <param name="Name">Name of the work, for example <c>w1_13</c>.</param>
/// <param name="Returns">Simple returns [T x N]; missing before each instrument's first row.</param>
/// <param name="RebalanceRows">The Friday rows.</param>
/// <param name="Options">The rule's parameters.</param>
/// <param name="Weights">Weights to match, by decision [K x N].</param>
/// <param name="Nav">Net asset values to match; length T.</param>
public sealed record MomentumCase(
    string Name, Panel Returns, int[] RebalanceRows, TimeSeriesMomentumOptions Options, Panel Weights, double[] Nav)
{
    private const string MetaSuffix = "_meta.json";

    /// <summary>Names of the works in a folder, ordinal order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.GetFiles(folder, "w1_*" + MetaSuffix).Select(f => Path.GetFileName(f)[..^MetaSuffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Reads one work.</summary>
    /// <exception cref="RequestException">A file does not hold what it should.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MomentumCase Load(string folder, string name)
    {
        using var meta = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + MetaSuffix)));
        var rule = meta.RootElement;
        var returns = WithoutEarlierRows(Table(folder, name + "_returns.csv"), rule.GetProperty("first_row"));
        var options = new TimeSeriesMomentumOptions
        {
            Lookback = rule.GetProperty("mom").GetInt32(),
            Window = rule.GetProperty("vol").GetInt32(),
            TargetVolatility = rule.GetProperty("target").GetDouble(),
            VolatilityFloor = rule.GetProperty("vol_floor").GetDouble(),
        };
        return new MomentumCase(
            name, returns, MomentumSchedule.RowsOn(returns.Dates), options, Table(folder, name + "_weights.csv"), Table(folder, name + "_nav.csv").Column(0).ToArray());
    }

    /// <summary>Largest relative difference of the net asset values, and largest difference of the weights.</summary>
    /// <exception cref="RequestException">The result has other days than the work.</exception>
    public double Difference(TimeSeriesMomentumResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Weights.Dates.SequenceEqual(Weights.Dates) || result.Nav.Length != Nav.Length)
        {
            throw new RequestException($"{Name}: {result.Weights.Rows} decisions over {result.Nav.Length} rows; expected {Weights.Rows} over {Nav.Length}.");
        }

        return Math.Max(Differences.Relative(Nav, result.Nav), Differences.Absolute(Weights.Values, result.Weights.Values));
    }

    private static Panel WithoutEarlierRows(Panel panel, JsonElement firstRow)
    {
        var values = panel.Values.ToArray();
        for (var i = 0; i < panel.Columns.Count; i++)
        {
            values.AsSpan(i * panel.Rows, firstRow.GetProperty(panel.Columns[i]).GetInt32()).Fill(double.NaN);
        }

        return new Panel([.. panel.Dates], [.. panel.Columns], values);
    }

    private static Panel Table(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        var lines = File.ReadAllLines(path).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        var names = lines[0][1..];
        var panel = Panel.Missing([.. lines.Skip(1).Select(l => DateOnly.ParseExact(l[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))], names, out var values);
        for (var t = 0; t < panel.Rows; t++)
        {
            var fields = lines[t + 1];
            for (var i = 0; i < names.Length; i++)
            {
                values[(i * panel.Rows) + t] = fields.Length != names.Length + 1
                    ? throw new RequestException($"{path} line {t + 2} has {fields.Length} fields; expected {names.Length + 1}.")
                    : fields[i + 1].Length == 0 ? double.NaN : double.Parse(fields[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        }

        return panel;
    }
}
