using FsCheck.Fluent;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Tests.Supervision;

public sealed class SimulatorModelTests
{
    private static readonly SimulatorOptions Options = new();
    private static readonly DateTimeOffset Monday = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2025-01-06T00:00:00Z", "2025-01-06T00:00:00Z")]
    [InlineData("2025-01-12T23:59:59Z", "2025-01-06T00:00:00Z")]
    [InlineData("2025-01-13T00:00:00Z", "2025-01-13T00:00:00Z")]
    [InlineData("1969-12-31T12:00:00Z", "1969-12-29T00:00:00Z")]
    public void CutoffOf_is_the_monday_at_or_before(string at, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        SimulatorTrainer.CutoffOf(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcTicks, Options));

    [Fact]
    public void Train_finds_the_coefficients_that_made_the_rows()
    {
        var model = SimulatorTrainer.Train("s", Monday, ["b", "a", "flat", "rare"], Rows(2000, 1, 4), Options);

        Assert.Equal((SimulatorKind.Ridge, "s@20250106T0000Z", 2000), (model.Kind, model.Version, model.Rows));
        Assert.Equal(["a", "b"], model.Coefficients.Select(c => c.Feature));
        Assert.InRange(model.Coefficients[0].Value, -2 - (4 * model.Coefficients[0].StandardError), -2 + (4 * model.Coefficients[0].StandardError));
        Assert.InRange(model.Coefficients[1].Value, 3 - (4 * model.Coefficients[1].StandardError), 3 + (4 * model.Coefficients[1].StandardError));
        Assert.InRange(model.OutOfSampleR2!.Value, 0.35, 0.55);
        Assert.True(model.OutOfSampleR2 < model.InSampleR2 + 0.05);
        Assert.Contains("flat: left out, constant", model.Notes);
        Assert.Contains(model.Notes, n => n.StartsWith("rare: left out, observed in", StringComparison.Ordinal));
    }

    [Fact]
    public void Train_on_noise_shrinks_to_the_mean()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 600).Select(i => Row(i, 600, 1, 20 * Gauss(random), [Gauss(random), Gauss(random)]));
        var model = SimulatorTrainer.Train("s", Monday, ["a", "b"], rows, Options);

        Assert.InRange(model.OutOfSampleR2!.Value, -0.05, 0.02);
        Assert.All(model.Coefficients, c => Assert.InRange(Math.Abs(c.Standardised), 0, 1));
    }

    [Theory]
    [InlineData(49, SimulatorKind.ScoreLinear)]
    [InlineData(50, SimulatorKind.Ridge)]
    public void Train_below_50_rows_is_linear_in_the_score(int n, SimulatorKind kind)
    {
        var model = SimulatorTrainer.Train("s", Monday, ["b", "a"], Rows(n, 2, 2), Options);

        Assert.Equal(kind, model.Kind);
        Assert.Equal(kind == SimulatorKind.ScoreLinear, model.Notes.Any(t => t.StartsWith("linear in the score: 49 rows are known, 50 are needed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Train_linear_in_the_score_is_belief_and_evidence_by_their_weights()
    {
        var rows = Enumerable.Range(0, 30).Select(i => Row(i, 30, i % 2 == 0 ? 0.5 : -0.5, 8, []));
        var model = SimulatorTrainer.Train("s", Monday, [], rows, Options);
        var slope = ((50 * 10) + (30 * 0.5 * 8)) / (50 + (30 * 0.25));

        Assert.Equal(slope, model.ScoreSlope, 1e-12);
        Assert.Equal(0.4 * slope, model.Expected(-0.4, []), 1e-12);
        Assert.Equal(10, SimulatorTrainer.Train("s", Monday, [], [], Options).ScoreSlope);
    }

    [Fact]
    public void Expected_a_missing_feature_counts_as_its_mean()
    {
        var model = SimulatorTrainer.Train("s", Monday, ["b", "a"], Rows(200, 5, 2), Options);
        var means = model.Coefficients.Select(c => c.Mean).ToArray();

        Assert.Equal(model.Expected(1, means), model.Expected(1, [double.NaN, double.NaN]));
        Assert.NotEqual(model.Expected(1, means), model.Expected(1, [means[0] + 1, means[1]]));
        Assert.Throws<ArgumentException>(() => model.Expected(1, [1]));
    }

    [Fact]
    public void Train_no_row_whose_outcome_was_not_known_influences_it() => Prop.ForAll(Arb.ToArbitrary(from n in Gen.Choose(20, 160) from seed in Gen.Choose(0, 10_000) select (n, seed)), c =>
    {
        var rows = Rows(c.n, c.seed, 3);
        var r = new Random(c.seed);
        var future = Enumerable.Range(0, 40).Select(i => Row(i, 40, 1, 1e6 * r.NextDouble(), [1e5, -1e5]) with { Ticks = Monday.UtcTicks - (i * TimeSpan.TicksPerHour), ExitTicks = Monday.UtcTicks + 1 + i });
        var known = SimulatorTrainer.Train("s", Monday, ["b", "a"], rows, Options);
        var withFuture = SimulatorTrainer.Train("s", Monday, ["b", "a"], [.. future, .. rows], Options);
        return Same(known, withFuture);
    }).Holds(40);

    [Fact]
    public void Train_keeps_the_last_rows_of_the_window_in_any_order()
    {
        var rows = Rows(300, 9, 3).ToArray();
        var options = Options with { WindowRows = 120 };
        var shuffled = rows.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.True(Same(SimulatorTrainer.Train("s", Monday, ["b", "a"], rows[180..], options), SimulatorTrainer.Train("s", Monday, ["b", "a"], shuffled, options)));
    }

    [Fact]
    public void Window_keeps_twice_the_training_rows_with_their_own_features()
    {
        var window = new TrainingWindow(5);
        Assert.Equal((0, 1, 0), (window.IndexOf("a"), window.IndexOf("b"), window.IndexOf("a")));
        for (var i = 0; i < 23; i++)
        {
            window.Add(i, i, 1, i, [i, double.NaN]);
        }

        Assert.Equal(Enumerable.Range(13, 10).Select(i => (double)i), window.Rows().Select(r => r.Feature(0)));
        Assert.True(double.IsNaN(window.Rows()[0].Feature(7)));
    }

    [Fact]
    public void Drift_is_the_change_in_standard_errors()
    {
        SimulatorModel Model(params ModelCoefficient[] c) => new() { Strategy = "s", Version = "v", Kind = SimulatorKind.Ridge, TrainedUntil = Monday, Rows = 1, Coefficients = c };
        var drift = ModelDrift.Of(Model(new("a", 1, 3, 10, 2), new("gone", 1, 1, 0, 1)), Model(new("a", 6, 4, 11, 2), new("new", 1, 1, 0, 1)));

        Assert.Equal([new CoefficientDrift("a", 6, 1, 1, 0.5), new CoefficientDrift("gone", null, 1, null, null), new CoefficientDrift("new", 1, null, null, null)], drift);
        Assert.Single(ModelDrift.Of(null, Model(new ModelCoefficient("a", 1, 1, 0, 1))));
    }

    private static bool Same(SimulatorModel a, SimulatorModel b) =>
        a.Kind == b.Kind && a.Rows == b.Rows && a.Lambda == b.Lambda && a.Intercept == b.Intercept && a.OutOfSampleR2 == b.OutOfSampleR2 && a.Coefficients.SequenceEqual(b.Coefficients) && a.ScoreSlope == b.ScoreSlope;

    /// <summary>realised = 5 + 3 b - 2 a + noise, with a constant feature and one that is seldom there.</summary>
    private static IEnumerable<TrainingRow> Rows(int n, int seed, double noise)
    {
        var random = new Random(seed);
        for (var i = 0; i < n; i++)
        {
            var (b, a) = (Gauss(random), 1 + Gauss(random));
            yield return Row(i, n, 0.5, 5 + (3 * b) - (2 * a) + (noise * Gauss(random)), [b, a, 7, i % 3 == 0 ? Gauss(random) : double.NaN]);
        }
    }

    private static TrainingRow Row(int i, int n, double score, double realised, double[] features)
    {
        var at = Monday.UtcTicks - ((n - i + 1) * TimeSpan.TicksPerHour);
        return new TrainingRow(at, at + TimeSpan.TicksPerHour, score, realised, features);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
