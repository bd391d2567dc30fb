using FuturesSix.Tests.Architecture;

namespace FuturesSix.Tests.Supervision;

/// <summary>What live agents earned never flows back into the stack: nothing outside the supervisor's rooms knows them.</summary>
public sealed class SupervisionWallTests
{
    private static readonly string[] Rooms = ["FuturesSix.Core.Supervision", "FuturesSix.Data.Supervision", "FuturesSix.Data.Journals", "FuturesSix.Application.Supervision"];

    /// <summary>Those who may know it besides: its configuration, and the clock that times it.</summary>
    private static readonly string[] Allowed = ["FuturesSix.Data.Configuration", "FuturesSix.Application.Benchmarks"];

    [Theory]
    [InlineData("FuturesSix.Core")]
    [InlineData("FuturesSix.Data")]
    [InlineData("FuturesSix.Application")]
    public void Only_the_supervisors_rooms_know_the_supervisor(string assembly)
    {
        var uses = CodeReader.Uses(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")).ToList();

        Assert.NotEmpty(uses);
        Assert.DoesNotContain(uses, u => Rooms.Contains(u.ToNamespace) && !Rooms.Contains(u.FromNamespace) && !Allowed.Contains(u.FromNamespace) && u.FromNamespace.StartsWith("FuturesSix.", StringComparison.Ordinal));
        Assert.DoesNotContain(uses, u => u.FromNamespace == "FuturesSix.Data.Configuration" && Rooms.Contains(u.ToNamespace) && !u.ToString().Contains("Supervis", StringComparison.Ordinal));
    }
}
