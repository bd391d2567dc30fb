namespace FuturesSix.Core.Numerics.ChangePoint;

/// <summary>What a run of observations says about the next one: the underlying model of a change-point detector. It
/// holds one set of sufficient statistics per run length and belongs to one detector.</summary>
public interface IPredictiveModel
{
    /// <summary>Forgets everything; only run length 0 (the prior) exists.</summary>
    /// <param name="maxRunLength">The longest run that will be asked for.</param>
    void Start(int maxRunLength);

    /// <summary>Log density of <paramref name="x"/> given the last <paramref name="runLength"/> observations.</summary>
    double LogPredictive(int runLength, double x);

    /// <summary>Extends every run by <paramref name="x"/>; run length 0 is the prior again.</summary>
    void Observe(double x);
}
