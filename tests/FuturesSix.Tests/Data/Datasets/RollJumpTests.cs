using System.Globalization;
using System.Text;
using FuturesSix.Data.Quality;

namespace FuturesSix.Tests.Data.Datasets;

/// <summary>on_roll_jump: 100 quiet days, a jump on a contract change, a jump without one.</summary>
public sealed class RollJumpTests
{
    [Theory]
    [InlineData("keep", 1, 0)]
    [InlineData("missing", 0, 1)]
    public void Load_roll_jump_is_counted_whatever_the_policy(string policy, int kept, int removed)
    {
        using var folder = Folder();

        var loaded = folder.Load(Yaml($"on_roll_jump: {policy}"));
        var returns = loaded.Market.Returns.Column(0);

        Assert.Equal([true, false], loaded.Jumps.Select(j => j.ContractChanged!.Value));
        Assert.Equal([0.1, 0.1], loaded.Jumps.Select(j => Math.Round(j.Return, 3)));
        Assert.Equal(-0.001, loaded.Jumps[0].RawMove, 12);
        Assert.Equal((2, kept, removed), (loaded.Quality.Instruments[0].Jumps, loaded.Quality.RollJumpsKept, loaded.Quality.RollJumpsMissing));
        Assert.Equal(removed == 1, double.IsNaN(returns[100]));
        Assert.Equal(0.1, returns[150], 3);
        Assert.Equal(1, loaded.Market.Rolls![100, 0]);
        Assert.False(double.IsNaN(loaded.Market.Prices[100, 0]));
    }

    [Fact]
    public void Load_roll_jump_under_error_names_symbol_and_day()
    {
        using var folder = Folder();

        var message = folder.Refusal(Yaml("on_roll_jump: error"));

        Assert.StartsWith("f/A_price.csv: A 2024-05-21: the contract changed and the return 10.00 % is ", message, StringComparison.Ordinal);
        Assert.EndsWith("expected an adjusted series, or on_roll_jump: missing or keep", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_kept_roll_jump_is_an_error_and_a_removed_one_a_warning()
    {
        using var folder = Folder();

        var kept = DatasetQuality.Check(folder.Load(Yaml("on_roll_jump: keep")));
        var removed = DatasetQuality.Check(folder.Load(Yaml("on_roll_jump: missing")));

        var error = Assert.Single(kept.Errors);
        Assert.Equal((QualityKind.RollJump, "A", new DateOnly(2024, 5, 21)), (error.Kind, error.Symbol, error.Date!.Value));
        Assert.Contains("on a contract change while the raw price moved -0.1 %: an unadjusted roll; kept", error.Message, StringComparison.Ordinal);
        Assert.False(kept.Passed);
        Assert.True(removed.Passed);
        Assert.Contains(removed.Warnings, w => w.Kind == QualityKind.RollJump);
        Assert.Contains(removed.Warnings, w => w.Kind == QualityKind.Jump && w.Message.Contains("the contract did not change", StringComparison.Ordinal));
    }

    private static string Yaml(string policy) =>
        $"name: x\nadjustment: difference\n{policy}\nsources: [ {{ kind: folder, folder: f }} ]\ninstruments: {{ A: {{ asset_class: x }} }}\n";

    private static DatasetFolder Folder()
    {
        var (price, carry) = (new StringBuilder("DATETIME,PRICE\n"), new StringBuilder("DATETIME,PRICE,CARRY,CARRY_CONTRACT,PRICE_CONTRACT\n"));
        var level = 0.0;
        var day = new DateOnly(2024, 1, 2);
        for (var t = 0; t < 200; t++, day = day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1))
        {
            level += t is 100 or 150 ? 10 : t % 2 == 0 ? 0.1 : -0.1;
            var raw = t < 100 ? 100 : 99.9;
            price.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{level}\n");
            carry.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{raw},{raw},202412,{(t < 100 ? 202406 : 202409)}\n");
        }

        return new DatasetFolder().Write("f/A_price.csv", price.ToString()).Write("f/A_carrydata.csv", carry.ToString());
    }
}
