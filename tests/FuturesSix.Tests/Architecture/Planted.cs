// Violations planted on purpose: the rules of this folder must find every one of them when they read this assembly.
#pragma warning disable CA1822, CA1852, IDE0051, CA5394, CA1849, xUnit1031
namespace FuturesSix.Tests.Architecture.Planted.Allocator
{
    internal sealed class Brake
    {
        public static double Scalar => 0.5;

        public sealed class Nested;
    }
}

namespace FuturesSix.Tests.Architecture.Planted.Engines.Trend
{
    internal sealed class BodyOnly
    {
        public double Forecast(double x) => x * Allocator.Brake.Scalar;
    }

    internal sealed class LambdaOnly
    {
        public Func<double> Forecast(double x) => () => x * Allocator.Brake.Scalar;
    }

    internal sealed class SignatureOnly
    {
        public int Count(IReadOnlyDictionary<string, Allocator.Brake.Nested[]> states) => states.Count;
    }

    internal sealed class AsyncOnly
    {
        public async Task<string> Name()
        {
            await Task.Yield();
            return typeof(Allocator.Brake).Name;
        }
    }
}

namespace FuturesSix.Tests.Architecture.Planted.Margin
{
    internal sealed class Downward
    {
        public double Cap(double x) => x * Allocator.Brake.Scalar;
    }
}

namespace FuturesSix.Tests.Architecture.Planted.Impure
{
    internal sealed class Sinner
    {
        public object[] Sins() =>
        [
            DateTime.Now, DateTime.UtcNow, Guid.NewGuid(), Environment.MachineName, new Random().Next(), Random.Shared.Next(),
            Math.Log(2), Math.Exp(1), Math.Pow(2, 3), Math.Sin(1), double.Exp(1), File.Exists("x"), System.Diagnostics.Stopwatch.StartNew(),
            Math.FusedMultiplyAdd(1, 2, 3), System.Numerics.Vector.Sum(System.Numerics.Vector<double>.One),
        ];

        public void Speak() => Console.WriteLine("x");

        public int Block(Task<int> task)
        {
            Thread.Sleep(0);
            return task.Result;
        }
    }
}
