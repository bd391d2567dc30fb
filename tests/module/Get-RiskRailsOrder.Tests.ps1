BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-RiskRailsOrder' {
    BeforeAll {
        $order = @{ StrategyType = 'Momentum'; Timeframe = '1m'; AtrPct = 0.012; SpreadBps = 3; Vol1mUsd = 2500000; EventHeat = 0.1; LiqScore = 0.8; EquityUsd = 50000; OpenRiskSumPct = 0.01; OpenPositions = 2; PWin1h = 0.58; PnlSlope1h = 0.4; DrawdownPct7d = 0.03; BreadthUpPct = 0.6; VolatilityState = 'Med' }
    }

    It 'sizes an order and says what decided it' {
        $result = Get-RiskRailsOrder @order

        $result.Permitted | Should -BeTrue
        $result.SendUsd | Should -Be $result.SizeUsd
        $result.SizeUsd | Should -BeLessOrEqual $result.LiquidityCapUsd
        $result.Binding | Should -Be 'RiskPerTrade'
    }

    It 'sends nothing when the limit of positions is reached, and keeps the size' {
        $full = $order.Clone()
        $full.OpenPositions = 40
        $result = [pscustomobject] $full | Get-RiskRailsOrder

        $result.Permitted | Should -BeFalse
        $result.SendUsd | Should -Be 0
        $result.SizeUsd | Should -BeGreaterThan 0
        $result.Reason | Should -BeLike '40 positions are open*'
    }

    It 'takes snake_case properties' {
        $row = 'strategy_type,timeframe,atr_pct,spread_bps,vol1m_usd,event_heat,liq_score,equity_usd,open_risk_sum_pct,open_positions,p_win_1h,pnl_slope_1h,drawdown_pct_7d,breadth_up_pct,volatility_state', 'momentum,1m,0.012,3,2500000,0.1,0.8,50000,0.01,2,0.58,0.4,0.03,0.6,med' | ConvertFrom-Csv

        ($row | Get-RiskRailsOrder).SizeUsd | Should -Be (Get-RiskRailsOrder @order).SizeUsd
    }

    It 'says FsixRequestInvalid with every figure out of bounds' {
        $bad = $order.Clone()
        $bad.EquityUsd = 0
        $bad.LiqScore = [double]::NaN
        { Get-RiskRailsOrder @bad -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.GetRiskRailsOrderCommand' -ExpectedMessage '*live.liq_score is NaN*account.equity_usd is 0*'
    }

    It 'shows a list' {
        Get-RiskRailsOrder @order | Out-String -Width 200 | Should -Match 'Permitted\s*:\s*True'
    }
}
