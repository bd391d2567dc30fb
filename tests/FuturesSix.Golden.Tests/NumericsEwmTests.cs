using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Golden.Tests;

public sealed class NumericsEwmTests
{
    [Fact]
    public void Ewm_every_example_matches()
    {
        var root = NumericsGolden.Json("numerics/ewm_examples.json");
        var checks = 0;
        foreach (var example in root.GetProperty("cases").EnumerateObject())
        {
            var parts = example.Name.Split('|', 2);
            var x = NumericsGolden.Vector(root.GetProperty(parts[0]));
            var options = Options(JsonDocument.Parse(parts[1]).RootElement);
            foreach (var statistic in example.Value.EnumerateObject())
            {
                var actual = new double[x.Length];
                Compute(statistic.Name, x, options, actual);
                NumericsGolden.Close(NumericsGolden.Vector(statistic.Value), actual, $"{example.Name} {statistic.Name}");
                checks += x.Length;
            }
        }

        Assert.True(checks > 0);
    }

    [Fact]
    public void EwmCovariance_every_matrix_matches_batch_and_incremental()
    {
        var root = NumericsGolden.Json("numerics/ewm_cov.json");
        var bias = root.GetProperty("bias").GetBoolean();
        var checks = 0;
        foreach (var matrix in root.GetProperty("covariances").EnumerateObject())
        {
            var parts = matrix.Name.Split('|');
            var panel = NumericsGolden.Csv($"numerics/ewm_cov_input_{parts[0]}.csv");
            Assert.Equal(root.GetProperty("columns").EnumerateArray().Select(c => c.GetString()), panel.Columns);
            var row = int.Parse(parts[2].Split(' ')[1], CultureInfo.InvariantCulture);
            Assert.Equal(parts[3], panel.Dates[row].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var options = Options(JsonDocument.Parse(parts[1]).RootElement) with { Bias = bias };
            var expected = NumericsGolden.Matrix(matrix.Value);
            var actual = new double[expected.Length];
            EwmCovariance.AsOf(panel, row, options, actual);
            NumericsGolden.Close(expected, actual, matrix.Name);
            Assert.Equal(actual, Incremental(panel, row, options));
            checks++;
        }

        Assert.True(checks > 0);
    }

    private static double[] Incremental(Core.Market.Panel panel, int row, EwmOptions options)
    {
        var n = panel.Columns.Count;
        var state = new EwmCovariance(n, options);
        var values = new double[n];
        for (var t = 0; t <= row; t++)
        {
            for (var i = 0; i < n; i++)
            {
                values[i] = panel[t, i];
            }

            state.Push(values);
        }

        var result = new double[n * n];
        state.CopyTo(result);
        return result;
    }

    private static void Compute(string statistic, double[] x, EwmOptions o, double[] result)
    {
        switch (statistic)
        {
            case "mean":
                Ewm.Mean(x, o.Alpha, result, o.Adjust, o.IgnoreMissing, o.MinObservations);
                break;
            case "var":
                Ewm.Variance(x, o.Alpha, result, o.Adjust, o.IgnoreMissing, o.MinObservations);
                break;
            case "std":
                Ewm.Std(x, o.Alpha, result, o.Adjust, o.IgnoreMissing, o.MinObservations);
                break;
            case "var_biased":
                Ewm.Variance(x, o.Alpha, result, o.Adjust, o.IgnoreMissing, o.MinObservations, bias: true);
                break;
            default:
                Assert.Fail($"unknown statistic '{statistic}'");
                break;
        }
    }

    /// <summary>The options of a case; adjusted weights unless the case says otherwise.</summary>
    private static EwmOptions Options(JsonElement parameters)
    {
        var options = new EwmOptions(double.NaN, Adjust: true);
        foreach (var parameter in parameters.EnumerateObject())
        {
            options = parameter.Name switch
            {
                "alpha" => options with { Alpha = parameter.Value.GetDouble() },
                "span" => options with { Alpha = Ewm.AlphaFromSpan(parameter.Value.GetDouble()) },
                "halflife" => options with { Alpha = Ewm.AlphaFromHalfLife(parameter.Value.GetDouble()) },
                "com" => options with { Alpha = Ewm.AlphaFromCenterOfMass(parameter.Value.GetDouble()) },
                "adjust" => options with { Adjust = parameter.Value.GetBoolean() },
                "ignore_na" => options with { IgnoreMissing = parameter.Value.GetBoolean() },
                "min_periods" => options with { MinObservations = parameter.Value.GetInt32() },
                _ => throw new InvalidDataException($"unknown parameter '{parameter.Name}'"),
            };
        }

        return options;
    }
}
