BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Push-DeckMetric' -Skip:(-not $env:FSIX_CLI) {
    BeforeAll { $deck = Start-Deck -Bind 127.0.0.1:0 -ArtifactsPath (Join-Path $TestDrive 'artifacts') }
    AfterAll { Stop-Process -Id $deck.Id -Force }

    It 'publishes figures and P&L' {
        $accepted = Push-DeckMetric -DeckUrl $deck.Url -EquityUsd 1000 -Pnl24h -5 -DrawdownPct 2 -TickP50Ms 1 -TickP95Ms 4 -ErrorRatePct 0.5 -VenueBreaker $true -PnlByStrategy @{ trend = 7.5 }
        $status = Invoke-RestMethod "$($deck.Url)/status"

        $accepted.Seq | Should -Be $status.seq
        $status.metrics.equity_usd, $status.metrics.pnl_24h, $status.metrics.tick_p95_ms, $status.metrics.breaker.venue | Should -Be 1000, -5, 4, $true
        $status.strategies.trend.pnl | Should -Be 7.5
    }

    It 'says FsixDeckRefused with the field' {
        { Push-DeckMetric -DeckUrl $deck.Url -DrawdownPct 500 -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixDeckRefused,FuturesSix.PowerShell.PushDeckMetricCommand' -ExpectedMessage '*drawdown_pct*'
    }

    It 'says FsixDeckMissing when nobody answers' {
        { Push-DeckMetric -DeckUrl http://127.0.0.1:1 -EquityUsd 1 -ErrorAction Stop } | Should -Throw -ErrorId 'FsixDeckMissing,FuturesSix.PowerShell.PushDeckMetricCommand'
    }

    It 'sends nothing with -WhatIf' {
        $before = (Invoke-RestMethod "$($deck.Url)/status").seq
        Push-DeckMetric -DeckUrl $deck.Url -EquityUsd 5 -WhatIf
        (Invoke-RestMethod "$($deck.Url)/status").seq | Should -Be $before
    }
}
