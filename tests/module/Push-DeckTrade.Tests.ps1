BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Push-DeckTrade' -Skip:(-not $env:FSIX_CLI) {
    BeforeAll { $deck = Start-Deck -Bind 127.0.0.1:0 -ArtifactsPath (Join-Path $TestDrive 'artifacts') }
    AfterAll { Stop-Process -Id $deck.Id -Force }

    It 'publishes trades from the pipeline' {
        'strategy,symbol,side,pnl_usd,latency_ms', 'trend,ES,sell,25,10', 'scalp,ZN,buy,,30' | ConvertFrom-Csv | Push-DeckTrade -DeckUrl $deck.Url | Should -HaveCount 2
        $status = Invoke-RestMethod "$($deck.Url)/status"

        $status.trades.symbol | Should -Be 'ES', 'ZN'
        $status.trades[1].pnl_usd | Should -BeNullOrEmpty
        $status.latency.p50_ms | Should -Be 20
    }

    It 'says FsixDeckRefused with the field' {
        { Push-DeckTrade -DeckUrl $deck.Url -LatencyMs -1 -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixDeckRefused,FuturesSix.PowerShell.PushDeckTradeCommand' -ExpectedMessage '*latency_ms*'
    }
}
