namespace FuturesSix.Application;

/// <summary>Forwards progress on the calling thread, in order.</summary>
internal sealed class Relay<T>(IProgress<RunProgress> target, Func<T, RunProgress> map) : IProgress<T>
{
    public void Report(T value) => target.Report(map(value));
}
