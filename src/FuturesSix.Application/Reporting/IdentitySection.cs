using FuturesSix.Data.Reports;

namespace FuturesSix.Application.Reporting;

/// <summary>What determines the run, and what vouches for it.</summary>
internal static class IdentitySection
{
    public static void Write(HtmlWriter page, ReportModel report, ReportEvidence evidence)
    {
        var identity = report.Identity;
        var table = new HtmlTable("What determines the run: equal hashes, equal results", "Matter", "Value") { Classes = "hashes" };
        table.Row(new HtmlCell("Run"), Code(report.RunId));
        table.Row(new HtmlCell("Dataset"), Code($"{identity.Dataset.Name} {identity.Dataset.Hash}"));
        table.Row(new HtmlCell("Configuration"), Code(identity.ConfigHash));
        table.Row(new HtmlCell("Code"), Code(identity.CodeVersion));
        table.Row(new HtmlCell("Fingerprint"), Code(identity.Fingerprint));
        table.Row(new HtmlCell("Determinism hash"), Code(evidence.DeterminismHash));
        table.Row(new HtmlCell("Base weights"), new HtmlCell(Promotion(report), "wrap"));
        foreach (var source in identity.Sources)
        {
            table.Row(new HtmlCell($"Decisions of layer {source.Use}"), Code($"{source.RunId} {source.DeterminismHash}"));
        }

        table.Write(page);
    }

    private static string Promotion(ReportModel report) => report.Identity.Promotion is { } promotion
        ? FormattableString.Invariant($"promotion {promotion.Version} by {promotion.Author}: {promotion.Reason} ({promotion.Hash})")
        : "the configuration's and the engines' own; no promotion is in force";

    private static HtmlCell Code(string text) => new(text, "code");
}
