using FuturesSix.Data.Artifacts;
using FuturesSix.Data.Verification;

namespace FuturesSix.Application.Verification;

/// <summary>What the verification of a run found.</summary>
public sealed record RunVerification
{
    /// <summary>Id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>Its folder.</summary>
    public required string Path { get; init; }

    /// <summary>True when nothing is wrong and every check was carried out, but for those that the caller left out.</summary>
    public bool Passed => Checks.All(c => c.Outcome is CheckOutcome.Passed or CheckOutcome.Skipped);

    /// <summary>The checks, in order.</summary>
    public required IReadOnlyList<RunCheck> Checks { get; init; }

    /// <summary>How many cells and files were compared.</summary>
    public long Cells => Checks.Sum(c => c.Cells);

    /// <summary>The first offence. Where a hash says only that a file was changed, the cell of that file that another check
    /// found; null when nothing is wrong.</summary>
    public RunOffence? First
    {
        get
        {
            var all = Checks.Select(c => c.First).OfType<RunOffence>().ToList();
            return all.Count == 0 ? null : all.FirstOrDefault(o => o.File == all[0].File && o.Line is not null) ?? all[0];
        }
    }

    /// <summary>The result in a sentence.</summary>
    public string Verdict
    {
        get
        {
            var (failed, open) = (Checks.Count(c => c.Outcome == CheckOutcome.Failed), Checks.Where(c => c.Outcome == CheckOutcome.Unavailable).ToList());
            return failed > 0 ? FormattableString.Invariant($"{failed} of {Checks.Count} checks failed, first: {First}")
                : open.Count > 0 ? $"nothing is wrong, but {open.Count} of {Checks.Count} checks could not be carried out ({string.Join(", ", open.Select(c => c.Name))}): {open[0].Because}"
                : FormattableString.Invariant($"{Checks.Count(c => c.Passed)} checks passed, {Cells:#,0} cells compared{(Checks.Any(c => c.Outcome == CheckOutcome.Skipped) ? $"; left out: {string.Join(", ", Checks.Where(c => c.Outcome == CheckOutcome.Skipped).Select(c => c.Name))}" : "")}");
        }
    }
}
