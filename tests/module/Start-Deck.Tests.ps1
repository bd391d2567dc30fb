BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Start-Deck' {
    It 'starts a process that answers, and keeps what it answered when it is killed' -Skip:(-not $env:FSIX_CLI) {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $deck = Start-Deck -Bind 127.0.0.1:0 -Strategy carry, breakout -ArtifactsPath $artifacts
        try {
            (Invoke-RestMethod "$($deck.Url)/health").status | Should -Be 'ok'
            (Push-DeckMetric -DeckUrl $deck.Url -EquityUsd 1234).Seq | Should -Be 2
        }
        finally {
            Stop-Process -Id $deck.Id -Force
        }

        $again = Start-Deck -Bind 127.0.0.1:0 -ArtifactsPath $artifacts
        try {
            $status = Invoke-RestMethod "$($again.Url)/status"
            $status.equity_usd | Should -Be 1234
            $status.strategies.PSObject.Properties.Name | Should -Be 'breakout', 'carry'
        }
        finally {
            Stop-Process -Id $again.Id -Force
        }
    }

    It 'names the program that is missing' {
        { Start-Deck -Program (Join-Path $TestDrive 'nowhere.dll') -ArtifactsPath $TestDrive -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.StartDeckCommand' -ExpectedMessage '*cannot be started*nowhere.dll*'
    }

    It 'passes on what the Deck refuses' -Skip:(-not $env:FSIX_CLI) {
        { Start-Deck -Bind 0.0.0.0:0 -ArtifactsPath $TestDrive -ErrorAction Stop } | Should -Throw -ExpectedMessage '*DECK_TOKEN*'
    }

    It 'starts nothing with -WhatIf' {
        Start-Deck -ArtifactsPath $TestDrive -WhatIf | Should -BeNullOrEmpty
    }
}
