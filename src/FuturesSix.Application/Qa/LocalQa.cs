using FuturesSix.Application.Allocation;
using FuturesSix.Data.Allocations;

namespace FuturesSix.Application.Qa;

/// <summary>The part of the bundle that needs nobody else.</summary>
internal sealed class LocalQa(QaRequest request, TimeProvider? clock, CancellationToken cancel)
{
    /// <summary>The input that every clone has.</summary>
    public const string Sample = "docs/samples/sleeves.json";

    public string Metrics => request.Metrics ?? Path.Combine(request.Repository, Sample);

    public AllocationExport? Export { get; private set; }

    public AllocationReport? Report { get; private set; }

    public QaVerdict WriteExport()
    {
        Export = new ExportAllocation(clock).Execute(
            new ProposeAllocationRequest { Source = Metrics, Artifacts = request.Artifacts, Settings = new MetaAllocatorSettings { Mode = request.Mode } }, null, cancel).Export;
        return QaVerdict.Pass($"{Export.Csv}: {Export.Record.Allocation.Sleeves.Count} sleeves, mode {Mode}");
    }

    /// <summary>The mode that was used, as inputs write it.</summary>
    public string Mode => Export!.Record.Allocation.Config.Mode.ToString().ToLowerInvariant();

    /// <summary>Reads the export back: a valid file, the bytes its record says, the weights that were computed.</summary>
    public QaVerdict Validate()
    {
        var file = AllocationFile.Read(Export!.Csv);
        if (file.Edited)
        {
            return QaVerdict.Fail($"{file.Path}: is not of the content that its record says");
        }

        foreach (var sleeve in Export.Record.Allocation.Sleeves.Where(s => !file.Weights.TryGetValue(s.Name, out var weight) || weight != s.Weight))
        {
            return QaVerdict.Fail(FormattableString.Invariant($"{file.Path}: {sleeve.Name} reads back as {file.Weights.GetValueOrDefault(sleeve.Name)}; expected {sleeve.Weight}"));
        }

        return QaVerdict.Pass(FormattableString.Invariant($"{file.Weights.Count} weights in [0, 1], sum {file.Weights.Values.Sum() + file.Cash:0.######}, sha256 {file.Sha256[..8]}"));
    }

    public QaVerdict WriteReport()
    {
        Report = ReportAllocation.Execute(new ReportAllocationRequest { Artifacts = request.Artifacts });
        return QaVerdict.Pass(Report.Turnover is { } turnover
            ? FormattableString.Invariant($"turnover {turnover:0.0000} against {Report.Previous!.Path}")
            : "the first export: nothing to compare with");
    }
}
