using System.Globalization;
using System.Text;
using FuturesSix.Data.Quality;
using FuturesSix.Tests.Data.Datasets;

namespace FuturesSix.Tests.Data.Quality;

/// <summary>Each kind of doubt, planted in a made-up market of which everything else is sound.</summary>
public sealed class DatasetQualityTests
{
    private const int Days = 400;

    [Fact]
    public void Check_sound_market_finds_nothing() => Assert.Empty(Findings((_, _, r) => r));

    [Fact]
    public void Check_stranger_in_its_class_is_named_with_figures()
    {
        var noise = new Random(77);

        var finding = Assert.Single(Findings((_, i, r) => i == 2 ? Normal(noise) : r));

        Assert.Equal((QualityKind.LowPeerCorrelation, "C"), (finding.Kind, finding.Symbol));
        Assert.InRange(finding.Value, -0.2, 0.2);
        Assert.InRange(finding.Reference, 0.7, 1);
        Assert.Contains("C hardly moves with equity: median correlation", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_series_shifted_by_a_day_is_recognised_as_shifted()
    {
        var before = 0.0;

        var findings = Findings((_, i, r) =>
        {
            var late = before;
            before = i == 2 ? r : before;
            return i == 2 ? late : r;
        });

        Assert.Contains("its dates may be shifted", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.Contains("against their previous day it is 0.9", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_missing_Mondays_are_a_weekday_hole()
    {
        var findings = Findings((day, i, r) => i == 1 && day.DayOfWeek == DayOfWeek.Monday ? null : r);

        Assert.Equal([QualityKind.WeekdayHole, QualityKind.Sparse], findings.Select(f => f.Kind));
        Assert.Equal("B lacks most Mondays: observed on 0 % of them, against 100 % of its best weekday", findings[0].Message);
    }

    [Fact]
    public void Check_early_end_is_reported_with_the_last_day()
    {
        var finding = Assert.Single(Findings((day, i, r) => i == 0 && day > new DateOnly(2025, 2, 3) ? null : r));

        Assert.Equal((QualityKind.EndsEarly, "A", new DateOnly(2025, 2, 3)), (finding.Kind, finding.Symbol, finding.Date!.Value));
    }

    [Fact]
    public void Check_stale_run_and_long_gap_are_reported_with_their_length()
    {
        var from = new DateOnly(2024, 5, 6);

        var stale = Assert.Single(Findings((day, i, r) => i == 0 && day >= from && day < from.AddDays(9) ? 0 : r));
        var gap = Assert.Single(Findings((day, i, r) => i == 0 && day >= from && day < from.AddDays(14) ? null : r));

        Assert.Equal((QualityKind.StaleRun, 7), (stale.Kind, stale.Value));
        Assert.Equal((QualityKind.LongGap, 17), (gap.Kind, gap.Value));
    }

    [Fact]
    public void Check_many_zero_returns_are_reported()
    {
        var finding = Assert.Single(Findings((day, i, r) => i == 3 && day.DayNumber % 5 == 0 ? 0 : r));

        Assert.Equal((QualityKind.ZeroReturns, "D"), (finding.Kind, finding.Symbol));
        Assert.InRange(finding.Value, 0.15, 0.25);
    }

    [Fact]
    public void Check_member_that_stands_still_when_its_class_crashes_is_reported()
    {
        var crash = new DateOnly(2024, 9, 4);

        var findings = Findings((day, i, r) => day != crash ? r : i == 2 ? 0.0001 : -0.15);

        var finding = Assert.Single(findings, f => f.Kind == QualityKind.UnmovedWithPeers);
        Assert.Equal(("C", crash), (finding.Symbol, finding.Date!.Value));
        Assert.Contains("against their median of -15.0 %", finding.Message, StringComparison.Ordinal);
        Assert.All(findings.Where(f => f.Kind == QualityKind.Jump), f => Assert.Contains("the dataset does not say whether the contract changed; its peers moved -15.0 % (median)", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_weekdays_neither_declared_nor_observed_are_counted_and_dated()
    {
        DateOnly[] closed = [new(2024, 3, 29), new(2024, 7, 4), new(2024, 12, 25)];

        var finding = Assert.Single(Findings((day, _, r) => closed.Contains(day) ? null : r));
        var declared = Findings((day, _, r) => closed.Contains(day) ? null : r, "holidays: { dates: [2024-03-29, 2024-07-04] }");

        Assert.Equal((QualityKind.UndeclaredClosures, QualitySeverity.Warning, closed[0], 3), (finding.Kind, finding.Severity, finding.Date!.Value, finding.Value));
        Assert.Contains("on 3 weekdays that are no declared closures: 2024-03-29, 2024-07-04, 2024-12-25; declare them", finding.Message, StringComparison.Ordinal);
        Assert.Equal((closed[2], 1), (Assert.Single(declared).Date!.Value, declared[0].Value));
    }

    [Fact]
    public void Check_series_with_a_single_price_is_an_error()
    {
        var last = new DateOnly(2024, 1, 2);

        var finding = Assert.Single(Findings((day, i, r) => i == 0 && day > last ? null : r), f => f.Severity == QualitySeverity.Error);

        Assert.Equal((QualityKind.NoReturns, "A"), (finding.Kind, finding.Symbol));
    }

    private static IReadOnlyList<QualityFinding> Findings(Func<DateOnly, int, double, double?> change, string more = "")
    {
        using var folder = new DatasetFolder().Write("p.csv", Prices(change));
        var report = DatasetQuality.Check(folder.Load($$"""
            name: x
            adjustment: ratio
            sources: [ { kind: wide_prices, file: p.csv } ]
            instruments: { A: { asset_class: equity }, B: { asset_class: equity }, C: { asset_class: equity }, D: { asset_class: equity } }
            {{more}}
            """));
        Assert.Equal(report.Errors.Count == 0, report.Passed);
        return [.. report.Errors, .. report.Warnings];
    }

    /// <summary>Four prices driven by one factor; <paramref name="change"/> gives the return of a day, or null for no price.</summary>
    private static string Prices(Func<DateOnly, int, double, double?> change)
    {
        var random = new Random(42);
        var text = new StringBuilder("date,A,B,C,D\n");
        var level = new[] { 100.0, 100, 100, 100 };
        var day = new DateOnly(2024, 1, 2);
        for (var t = 0; t < Days; t++, day = day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1))
        {
            var factor = Normal(random);
            text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");
            for (var i = 0; i < 4; i++)
            {
                var move = change(day, i, factor + (0.2 * Normal(random)));
                level[i] *= 1 + (move ?? 0);
                text.Append(CultureInfo.InvariantCulture, $",{(move is null ? "" : level[i].ToString("R", CultureInfo.InvariantCulture))}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static double Normal(Random random) => 0.01 * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6);
}
