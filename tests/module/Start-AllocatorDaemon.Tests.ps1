BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Start-AllocatorDaemon' -Skip:(-not $env:FSIX_CLI) {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $deck = Start-Deck -Bind 127.0.0.1:0 -ArtifactsPath $artifacts
        $null = Push-DeckMetric -DeckUrl $deck.Url -EquityUsd 100000 -PnlByStrategy @{ trend = 900; scalp = -400 }
    }

    AfterAll { Stop-Process -Id $deck.Id -Force }

    It 'posts nothing in a dry run and the same for real' {
        $dry = Start-AllocatorDaemon -DeckUrl $deck.Url -Once -DryRun -Seed 5 -ArtifactsPath $artifacts
        (Invoke-RestMethod "$($deck.Url)/status").version | Should -Be $dry.Version
        $real = Start-AllocatorDaemon -DeckUrl $deck.Url -Once -Seed 5 -ArtifactsPath $artifacts

        $dry.Outcome, $real.Outcome | Should -Be 'DryRun', 'Posted'
        $real.Moves.Target | Should -Be $dry.Moves.Target
        $status = Invoke-RestMethod "$($deck.Url)/status"
        $real.Moves | ForEach-Object { $status.strategies.($_.Name).risk_share | Should -Be $_.Target }
    }

    It 'refuses bounds that cannot hold' {
        { Start-AllocatorDaemon -DeckUrl $deck.Url -Once -MaxShare 0.1 -ArtifactsPath $artifacts -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.StartAllocatorDaemonCommand' -ExpectedMessage '*MAX_SHARE*'
    }

    It 'does nothing with -WhatIf' {
        Start-AllocatorDaemon -DeckUrl $deck.Url -ArtifactsPath $artifacts -WhatIf | Should -BeNullOrEmpty
    }
}
