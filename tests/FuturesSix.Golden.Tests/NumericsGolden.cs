using System.Globalization;
using System.Text.Json;
using FuturesSix.Core.Market;

namespace FuturesSix.Golden.Tests;

/// <summary>Reads the JSON and CSV files under golden/numerics and golden/performance.</summary>
internal static class NumericsGolden
{
    public const double Tolerance = 1e-9;

    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.GoldenOrSkip(name)));
        return document.RootElement.Clone();
    }

    /// <summary>A CSV with a date column first; an empty field is NaN.</summary>
    public static Panel Csv(string name)
    {
        var lines = File.ReadAllLines(Repository.GoldenOrSkip(name)).Where(line => line.Length > 0).ToArray();
        var columns = lines[0].Split(',')[1..];
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        var dates = rows.Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray();
        var panel = Panel.Missing(dates, columns, out var storage);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var t = 0; t < rows.Length; t++)
            {
                storage[(i * rows.Length) + t] = Number(rows[t][i + 1]);
            }
        }

        return panel;
    }

    public static double[] Vector(JsonElement array) =>
        array.EnumerateArray().Select(Number).ToArray();

    /// <summary>A square matrix given as an array of rows, flattened.</summary>
    public static double[] Matrix(JsonElement rows) => rows.EnumerateArray().SelectMany(Vector).ToArray();

    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();

    /// <summary>Fails unless the two agree to 1e-9 relative, or absolute for values below 1.</summary>
    public static void Close(double expected, double actual, string what, double tolerance = Tolerance)
    {
        if (double.IsNaN(expected))
        {
            Assert.True(double.IsNaN(actual), $"{what}: expected NaN, got {actual:R}");
            return;
        }

        var allowed = tolerance * Math.Max(Math.Abs(expected), Math.Min(1, NearZero));
        Assert.True(Math.Abs(expected - actual) <= allowed, $"{what}: expected {expected:R}, got {actual:R}, off by {Math.Abs(expected - actual):G3}");
    }

    public static void Close(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            Close(expected[k], actual[k], $"{what} [{k}]");
        }
    }

    /// <summary>Below this magnitude the comparison is absolute: the vectors are written with 15 digits of numbers that
    /// are themselves differences of numbers of order 1e-2 and above.</summary>
    private const double NearZero = 1e-5;

    private static double Number(string field) =>
        field.Length == 0 ? double.NaN : double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);
}
