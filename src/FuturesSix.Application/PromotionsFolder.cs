using FuturesSix.Application.Allocation;

namespace FuturesSix.Application;

/// <summary>Where promotions are when a request does not say. Unlike artifacts they belong to the book, not to the place
/// where outputs go, so that writing a run elsewhere does not change its weights.</summary>
public static class PromotionsFolder
{
    /// <summary>The folder promotions of the clone that holds the current folder or the program; otherwise of the current
    /// folder.</summary>
    /// <param name="current">The current folder as the host understands it.</param>
    /// <param name="program">The folder of the program or module.</param>
    public static string Default(string current, string program) => Path.Combine(CloneFolder.Of(current, program) ?? current, PromotedWeights.DefaultFolder);
}
