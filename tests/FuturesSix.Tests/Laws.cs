using FsCheck;

namespace FuturesSix.Testing;

/// <summary>How properties are checked: on the same hundred cases every time, so that a red test is a change; on new random
/// cases with FSIX_STRESS=full, so that laws keep being attacked.</summary>
internal static class Laws
{
    /// <summary>Checks a property and throws with the counterexample when it fails.</summary>
    /// <param name="property">The law.</param>
    /// <param name="cases">How many cases; ten times as many in a full stress run.</param>
    public static void Holds(this Property property, int cases = 100) => property.Check(
        Stress.Full
            ? Config.QuickThrowOnFailure.WithMaxTest(10 * cases)
            : Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(8820419043238792780UL, 9974897702996168829UL));
}
