using FuturesSix.Data.Certificates;

namespace FuturesSix.Application.Reporting;

/// <summary>What a report shows beside report.json: it is known only once the run is written.</summary>
/// <param name="DeterminismHash">SHA-256 over the run's manifest, without meta.json and report.html.</param>
/// <param name="Certificate">The run's certificate; null when it has none.</param>
public sealed record ReportEvidence(string DeterminismHash, PrefixCertificate? Certificate = null)
{
    /// <summary>What the certificate says: none, stale (the run was made anew since), passed or refused.</summary>
    public string Verdict => Certificate switch
    {
        null => "none",
        { } certificate when certificate.DeterminismHash != DeterminismHash => "stale",
        { Passed: true } => "passed",
        _ => "refused",
    };
}
