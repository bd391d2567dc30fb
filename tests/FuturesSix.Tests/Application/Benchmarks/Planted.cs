using FuturesSix.Application.Benchmarks;

namespace FuturesSix.Tests.Application.Benchmarks;

/// <summary>Works that take no time, with an output as wrong as wanted.</summary>
internal static class Planted
{
    private static double _sink;

    public static Work Work(string name, double difference = 0, bool large = false, Action? run = null, Action? baseline = null) => new(name, "planted", large, _ => new WorkCase
    {
        Size = "2 x 3",
        Days = 3,
        Run = run ?? (() => Busy(100)),
        Check = () => new BenchmarkCheck("the plain implementation", difference, 1e-9),
        BaselineName = "plain",
        Baseline = baseline ?? (() => Busy(100)),
    });

    public static void Busy(int steps)
    {
        var x = 1.0;
        for (var k = 0; k < steps; k++)
        {
            x = Math.Sqrt(x + k);
        }

        _sink += x;
    }
}
