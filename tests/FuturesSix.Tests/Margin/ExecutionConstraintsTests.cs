using FuturesSix.Core.Margin;
using FuturesSix.Core.Market;

namespace FuturesSix.Tests.Margin;

public sealed class ExecutionConstraintsTests
{
    [Fact]
    public void Apply_fractional_gives_the_wanted_notional()
    {
        var (target, scale) = Apply(new MarginOptions(), [0.5, -1], Market(1000, 500));

        Assert.Equal([500, -2000], target);
        Assert.Equal(1, scale);
    }

    [Fact]
    public void Apply_whole_rounds_toward_zero_after_the_caps()
    {
        var (target, _) = Apply(new MarginOptions { Contracts = ContractRounding.Whole, MaxInstrumentNotional = 0.6 }, [0.5, -1], Market(3000, 7000));

        Assert.Equal([166, -85], target);
    }

    [Fact]
    public void Apply_margin_limit_scales_the_whole_book_by_one_factor()
    {
        var market = Market(1000, 500);
        market.ContractMargin[0] = 1000;
        market.ContractMargin[1] = 500;

        var (target, scale) = Apply(new MarginOptions { MaxMarginUtilisation = 0.5 }, [0.5, -1], market);

        Assert.Equal(1.0 / 3, scale, 1e-12);
        Assert.Equal([500 / 3.0, -2000 / 3.0], target.Select(x => Math.Round(x, 9)).Select(x => x).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Apply_frozen_position_keeps_its_contracts_and_its_margin_comes_first()
    {
        var market = Market(1000, 500);
        market.Frozen[0] = true;
        market.ContractMargin[0] = 1000;
        market.ContractMargin[1] = 500;

        var (target, scale) = Apply(new MarginOptions { MaxMarginUtilisation = 0.5 }, [0, 1], market, held: [300, 0]);

        Assert.Equal(300, target[0]);
        Assert.Equal(0.2, scale, 1e-12);
        Assert.Equal(400, target[1], 1e-9);
    }

    [Fact]
    public void Apply_small_change_inside_the_buffer_is_not_traded()
    {
        var (kept, _) = Apply(new MarginOptions { NoTradeBuffer = 0.1 }, [0.5, 1], Market(1000, 500), held: [460, 0]);
        var (traded, _) = Apply(new MarginOptions { NoTradeBuffer = 0.1 }, [0.5, 1], Market(1000, 500), held: [440, 0]);

        Assert.Equal(460, kept[0]);
        Assert.Equal(500, traded[0]);
    }

    [Fact]
    public void Apply_volume_share_caps_the_trade_not_the_position()
    {
        var market = Market(1000, 500);
        market.Volume[0] = 1000;

        var (target, _) = Apply(new MarginOptions { MaxVolumeShare = 0.05 }, [0.5, 0], market, held: [400, 0]);

        Assert.Equal(450, target[0]);
    }

    [Fact]
    public void PerContract_schedule_steps_and_trust_end_in_a_named_error()
    {
        var instrument = new Instrument { Symbol = "ES", AssetClass = "equity", MarginSchedule = [new(new(2020, 1, 1), 5000), new(new(2020, 6, 1), 9000)] };
        var model = new MarginModel([instrument], new MarginOptions { Source = MarginSource.Schedule });

        Assert.Equal(5000, model.PerContract(0, new(2020, 5, 31), 150_000, 1));
        Assert.Equal(9000 * 1.1, model.PerContract(0, new(2020, 6, 1), 150_000, 1.1), 1e-9);
        var error = Assert.Throws<MarginException>(() => model.PerContract(0, new(2022, 1, 1), 150_000, 1));
        Assert.Contains("No margin for ES on 2022-01-01: its schedule runs from 2020-01-01 to 2020-06-01 and is trusted 400 days longer; expected margin.margin_fallback", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PerContract_outside_the_schedule_uses_the_fallback_and_counts_it()
    {
        var instrument = new Instrument { Symbol = "ES", AssetClass = "equity", MarginSchedule = [new(new(2020, 1, 1), 5000)] };
        var model = new MarginModel([instrument], new MarginOptions { Source = MarginSource.Schedule, MarginFallback = 0.08 });

        Assert.Equal(12_000, model.PerContract(0, new(2019, 1, 1), 150_000, 1));
        Assert.Equal(12_000, model.PerContract(0, new(2022, 1, 1), 150_000, 1));
        Assert.Equal(2, model.FallbackCount);
    }

    [Fact]
    public void ValidateAgainst_whole_contracts_without_a_raw_price_names_the_instruments()
    {
        var market = TestMarkets.Random(61, rows: 10, instruments: 2);

        var violations = new MarginOptions { Contracts = ContractRounding.Whole }.ValidateAgainst(market);

        Assert.Contains("declares no raw price for I00, I01; expected fractional", Assert.Single(violations).ToString(), StringComparison.Ordinal);
    }

    private static (double[] Target, double Scale) Apply(MarginOptions options, double[] weights, ExecutionMarket market, double[]? held = null)
    {
        var target = new double[weights.Length];
        var scale = new ExecutionConstraints(options).Apply(weights, 1_000_000, market, held ?? new double[weights.Length], target, new ExecutionLimits[weights.Length]);
        return (target, scale);
    }

    private static ExecutionMarket Market(params double[] values)
    {
        var market = new ExecutionMarket(values.Length);
        values.CopyTo(market.ContractValue, 0);
        Array.Fill(market.Volume, double.NaN);
        return market;
    }
}
