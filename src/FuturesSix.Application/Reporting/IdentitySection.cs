using System.Globalization;
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
        Certificate(page, report, evidence);
    }

    private static void Certificate(HtmlWriter page, ReportModel report, ReportEvidence evidence)
    {
        page.Element("h3", "Certificate: no decision depends on what came later");
        if (evidence.Certificate is not { } certificate)
        {
            page.Paragraph("This page shows none. ").Begin("p").Element("code", $"fsix certify {report.RunId}").Text(" replays the run with the future deleted and corrupted, and ")
                .Element("code", $"fsix report {report.RunId}").Text(" then shows what it found.").End();
            return;
        }

        var (text, classes) = evidence.Verdict switch
        {
            "stale" => ("Stale: the run was made anew since; certify it again.", "bad"),
            "passed" => ("Passed.", "good"),
            _ => ($"Refused: {certificate.Violation}", "bad"),
        };
        page.Begin("p").Element("strong", text, classes).End();
        page.Figures(
        [
            ("Last known days checked", ReportText.Count(certificate.Dates.Count), certificate.Full ? "every trading day" : FormattableString.Invariant($"a sample, seed {certificate.Seed}")),
            ("Rows compared", ReportText.Count(certificate.RowsCompared), $"of {ReportText.Count(certificate.Files.Count)} files"),
            ("The future was", string.Join(", ", certificate.Variants.Select(v => v.ToString().ToLowerInvariant())), null),
            ("Certified", certificate.CreatedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"code {certificate.CodeVersion}"),
        ]);
        page.Begin("ul");
        foreach (var note in certificate.Notes)
        {
            page.Element("li", note);
        }

        page.End();
    }

    private static string Promotion(ReportModel report) => report.Identity.Promotion is { } promotion
        ? FormattableString.Invariant($"promotion {promotion.Version} by {promotion.Author}: {promotion.Reason} ({promotion.Hash})")
        : "the configuration's and the engines' own; no promotion is in force";

    private static HtmlCell Code(string text) => new(text, "code");
}
