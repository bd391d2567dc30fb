using BenchmarkDotNet.Attributes;
using FuturesSix.Core.Numerics;

namespace FuturesSix.Benchmarks;

/// <summary>Rolling and exponentially weighted statistics of one series of 10,000 days.</summary>
[MemoryDiagnoser]
public class RollingBenchmarks
{
    private readonly double[] _result = new double[10_000];
    private double[] _level = [];

    /// <summary>One value in so many is missing; 0 = none.</summary>
    [Params(0, 20)]
    public int MissingOneIn { get; set; }

    /// <summary>Makes the series.</summary>
    [GlobalSetup]
    public void Setup() => _level = Series.Level(Series.Returns(1, _result.Length, MissingOneIn).Column(0));

    /// <summary>Time-series z-score over 252 days.</summary>
    [Benchmark]
    public void ZScore() => RollingZScore.Compute(_level, 252, 126, 3, _result);

    /// <summary>Rolling minimum over 252 days.</summary>
    [Benchmark]
    public void Minimum() => RollingExtrema.Min(_level, 252, 126, _result);

    /// <summary>Rolling quantile over 252 days.</summary>
    [Benchmark]
    public void Quantile() => RollingQuantile.Linear(_level, 252, 0.95, 126, _result);

    /// <summary>Exponentially weighted mean.</summary>
    [Benchmark]
    public void EwmMean() => Ewm.Mean(_level, Ewm.AlphaFromSpan(63), _result, ignoreMissing: true, minObservations: 63);

    /// <summary>Exponentially weighted standard deviation.</summary>
    [Benchmark]
    public void EwmStd() => Ewm.Std(_level, Ewm.AlphaFromHalfLife(63), _result, adjust: true, ignoreMissing: true, minObservations: 21);
}
