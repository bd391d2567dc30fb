using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Golden.Tests;

public sealed class NumericsShrinkageTests
{
    [Fact]
    public void LedoitWolf_published_input_matches()
    {
        var (root, panel, actual) = Case();
        var result = Shrinkage.LedoitWolf(panel, 0, panel.Rows, actual);

        Assert.False(root.GetProperty("assume_centered").GetBoolean());
        Assert.Equal(root.GetProperty("rows").GetInt32(), result.Observations);
        NumericsGolden.Close(root.GetProperty("shrinkage").GetDouble(), result.Intensity, "shrinkage");
        NumericsGolden.Close(NumericsGolden.Matrix(root.GetProperty("covariance")), actual, "covariance");
    }

    [Fact]
    public void Oas_published_input_matches()
    {
        var (root, panel, actual) = Case();
        var result = Shrinkage.Oas(panel, 0, panel.Rows, actual);

        NumericsGolden.Close(root.GetProperty("oas_shrinkage").GetDouble(), result.Intensity, "oas_shrinkage");
        NumericsGolden.Close(NumericsGolden.Matrix(root.GetProperty("oas_covariance")), actual, "oas_covariance");
    }

    [Fact]
    public void PairwiseSample_published_input_matches_both_divisors()
    {
        var (root, panel, actual) = Case();
        var undefined = Covariance.PairwiseSample(panel, 0, panel.Rows, actual);

        Assert.Equal(0, undefined);
        NumericsGolden.Close(NumericsGolden.Matrix(root.GetProperty("sample_covariance_ddof1")), actual, "ddof1");
        var population = actual.Select(value => value * (panel.Rows - 1) / panel.Rows).ToArray();
        NumericsGolden.Close(NumericsGolden.Matrix(root.GetProperty("sample_covariance_ddof0")), population, "ddof0");
    }

    private static (System.Text.Json.JsonElement Root, Panel Panel, double[] Result) Case()
    {
        var root = NumericsGolden.Json("numerics/ledoit_wolf.json");
        var panel = NumericsGolden.Csv("numerics/ledoit_wolf_input.csv");
        Assert.Equal(root.GetProperty("columns").EnumerateArray().Select(c => c.GetString()), panel.Columns);
        return (root, panel, new double[panel.Columns.Count * panel.Columns.Count]);
    }
}
