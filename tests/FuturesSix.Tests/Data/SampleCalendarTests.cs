using FuturesSix.Data.Datasets;

namespace FuturesSix.Tests.Data;

public sealed class SampleCalendarTests
{
    [Theory]
    [InlineData("futures13")]
    [InlineData("legacy37")]
    public void Load_sample_declares_every_closed_weekday_and_no_open_one(string name)
    {
        var market = MarketCases.Load(name);
        var observed = market.Dates.ToHashSet();
        var closed = market.Holidays.ToHashSet();
        for (var day = market.Dates[0]; day < market.Dates[^1]; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                Assert.True(observed.Contains(day) != closed.Contains(day), $"{name}: {day:yyyy-MM-dd} is {(observed.Contains(day) ? "observed and declared closed" : "neither observed nor declared closed")}");
            }
        }
    }

    [Fact]
    public void Load_open_takes_days_out_of_the_rule()
    {
        var folder = Repository.TemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "r.csv"), "date,A\n2024-03-28,0.01\n2024-03-29,0.02\n2024-04-01,0.01\n");
        File.WriteAllText(Path.Combine(folder, "d.yaml"), """
            name: small
            adjustment: ratio
            sources: [{ kind: wide_returns, file: r.csv }]
            instruments: { A: { asset_class: equity } }
            holidays: { rule: us_exchange, dates: [2024-04-02], open: [2024-03-29] }
            """);

        var market = DatasetLoader.Load(new DatasetRequest(Path.Combine(folder, "d.yaml"))).Market;

        Assert.DoesNotContain(new DateOnly(2024, 3, 29), market.Holidays);
        Assert.Contains(new DateOnly(2024, 4, 2), market.Holidays);
        Assert.Contains(new DateOnly(2024, 7, 4), market.Holidays);
        Directory.Delete(folder, recursive: true);
    }
}
