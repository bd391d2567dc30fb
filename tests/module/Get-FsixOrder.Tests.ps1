BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-FsixOrder' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts }
        $run = Invoke-FsixRun -Start 2025-06-02 -RunId synthetic_orders
        Set-Content (Join-Path $TestDrive 'flat.csv') 'symbol,contracts'
        Set-Content (Join-Path $TestDrive 'held.csv') 'symbol,contracts', 'ES,5'
        $flat = Join-Path $TestDrive 'flat.csv'
    }

    It 'leads from the holdings to the target' {
        $lines = Get-FsixOrder synthetic_orders (Join-Path $TestDrive 'held.csv') -WarningAction SilentlyContinue
        $es = $lines | Where-Object Symbol -EQ 'ES'

        $lines[0].GetType().FullName | Should -Be 'FuturesSix.Application.Orders.OrderLine'
        $es.Held | Should -Be 5
        $es.Side | Should -Be ($es.Target -gt 5 ? 'buy' : 'sell')
        $es.Contracts | Should -BeGreaterThan 0
        $es.Cost | Should -BeGreaterThan 0
        $es.Synthetic | Should -BeTrue
        $es.Reason.Sleeves[0].Engine | Should -BeIn (Get-FsixEngine).Name
    }

    It 'takes runs from the pipeline and paths relative to the location' {
        Push-Location $TestDrive
        try {
            $one = $run | Get-FsixOrder -Holdings flat.csv -WarningAction SilentlyContinue
            $two = Get-FsixRun synthetic_orders | Get-FsixOrder -Holdings flat.csv -WarningAction SilentlyContinue
            $two.Target | Should -Be $one.Target
        }
        finally {
            Pop-Location
        }
    }

    It 'warns about generated data' {
        $null = Get-FsixOrder synthetic_orders $flat -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings -join ' ' | Should -BeLike '*generated, never traded*'
    }

    It 'says FsixOrderInvalid with file and line for bad holdings' {
        Set-Content (Join-Path $TestDrive 'bad.csv') 'symbol,contracts', 'ES,1', 'ES,2'

        { Get-FsixOrder synthetic_orders (Join-Path $TestDrive 'bad.csv') -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixOrderInvalid,FuturesSix.PowerShell.GetFsixOrderCommand' -ExpectedMessage '*bad.csv(3)*there twice*'
    }

    It 'says FsixRunUnusable when there is no such run' {
        { Get-FsixOrder synthetic_order $flat -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRunUnusable,FuturesSix.PowerShell.GetFsixOrderCommand' -ExpectedMessage "*did you mean 'synthetic_orders'*"
    }

    It 'is the same as fsix orders' -Skip:(-not $env:FSIX_CLI) {
        $mine = Get-FsixOrder synthetic_orders $flat -WarningAction SilentlyContinue
        $theirs = dotnet $env:FSIX_CLI orders --run synthetic_orders --holdings $flat --artifacts $artifacts --format csv 2>$null | ConvertFrom-Csv

        $theirs.symbol | Should -Be $mine.Symbol
        $theirs.why | Should -Be $mine.Why
        $theirs | ForEach-Object { [double] $_.contracts } | Should -Be $mine.Contracts
    }

    It 'shows a table of 100 columns and the reason in a list' {
        $lines = Get-FsixOrder synthetic_orders $flat -WarningAction SilentlyContinue

        $lines | Out-String -Width 100 | Should -Match 'Symbol\s+Side\s+Contracts\s+Held\s+Target\s+Cost\s+MarginAfter\s+Limits'
        $lines[0] | Format-List | Out-String -Width 300 | Should -Match 'Why\s*:.*forecast'
    }

    It 'offers the ids of runs' {
        $line = "Get-FsixOrder -ArtifactsPath '$artifacts' -RunId synthetic_o"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'synthetic_orders'
    }
}
