using BenchmarkDotNet.Attributes;
using FuturesSix.Core.Evaluation;
using FuturesSix.Core.Market;
using FuturesSix.Core.Numerics;
using FuturesSix.Core.Research;

namespace FuturesSix.Benchmarks;

/// <summary>Kernels over panels, on one thread: pairwise correlation, covariance, the momentum book, batch statistics.</summary>
[MemoryDiagnoser]
public class PanelBenchmarks
{
    private Panel _full = Series.Returns(1, 1);
    private Panel _gaps = Series.Returns(1, 1);
    private double[] _short = [];
    private double[] _long = [];
    private double[] _matrix = [];
    private int[] _fridays = [];

    /// <summary>Instruments.</summary>
    [Params(13, 37)]
    public int Instruments { get; set; }

    /// <summary>Days.</summary>
    [Params(2_500)]
    public int Days { get; set; }

    /// <summary>Makes the panels.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _full = Series.Returns(Instruments, Days);
        _gaps = Series.Returns(Instruments, Days, missingOneIn: 30);
        _short = new double[Days];
        _long = new double[Days];
        _matrix = new double[Instruments * Instruments];
        _fridays = MomentumSchedule.RowsOn(_full.Dates);
    }

    /// <summary>Mean pairwise correlation over 20 and 60 days, every day.</summary>
    [Benchmark]
    public void PairwiseCorrelation20And60() => PairwiseCorrelation.MeanOverHistory(_gaps, new PairwiseCorrelationWindows(), _short, _long, threads: 1);

    /// <summary>One pairwise-complete covariance of 63 days.</summary>
    [Benchmark]
    public int PairwiseCovariance63() => Covariance.PairwiseSample(_gaps, Days - 63, 63, _matrix, undefinedAsZero: true);

    /// <summary>Weekly time-series momentum.</summary>
    [Benchmark]
    public double Momentum() => TimeSeriesMomentumBook.Run(_full, _fridays, new TimeSeriesMomentumOptions()).Nav[^1];

    /// <summary>Twelve statistics of every series.</summary>
    [Benchmark]
    public double Statistics() => BatchStatistics.Compute(_gaps, threads: 1)[0].Sharpe;
}
