BeforeAll {
    . $PSScriptRoot/Support.ps1
    $sample = Join-Path $Repository 'docs/samples/sleeves.json'
}

Describe 'Get-AllocReport' {
    BeforeEach {
        $artifacts = Join-Path $TestDrive ([guid]::NewGuid())
        $PSDefaultParameterValues = @{ '*:ArtifactsPath' = $artifacts }
        $first = Export-Allocations $sample -Mode equal
        $second = Export-Allocations $sample
    }

    It 'compares the newest export with the one before it' {
        $report = Get-AllocReport

        $report.Newest.Path | Should -Be $second.Csv
        $report.Previous.Path | Should -Be $first.Csv
        $report.Rows[0].Sleeve | Should -Be 'trend'
        $report.Rows | ForEach-Object { $_.Delta | Should -Be ($second.Weights[$_.Sleeve] - $first.Weights[$_.Sleeve]) }
        $report.Turnover | Should -BeGreaterThan 0
        $report.Notes | Should -BeNullOrEmpty
    }

    It 'compares with any file, and with each file of the pipeline' {
        (Get-AllocReport -Against $second.LatestCsv).Turnover | Should -Be 0
        @(Get-Item $first.Csv, $second.Csv | Get-AllocReport).Turnover | ForEach-Object { $_ -gt 0 } | Should -Be $true, $false
    }

    It 'shows bars as long as the weights' {
        $text = Get-AllocReport | Out-String -Width 120
        $bars = [regex]::Matches($text, '\u2588+').Value.Length

        $text | Should -Match 'Sleeve\s+Weight\s+Previous\s+Delta'
        $text | Should -Match '(?m)^\s+trend\s+0\.2410\s+0\.1434\s+\+0\.0976\s+\u2588{24}\r?$'
        $bars | Should -Be ($bars | Sort-Object -Descending)
        $text | Should -Match 'turnover\s+\d'
        Get-AllocReport | Format-Table | Out-String -Width 160 | Should -Match 'Newest\s+Previous\s+Sleeves\s+Turnover'
        Get-AllocReport | Format-List | Out-String -Width 300 | Should -Match 'Weights\s*:\s*trend 0\.2410'
        (Get-AllocReport).Rows | Out-String -Width 120 | Should -Match '\u2588'
    }

    It 'refuses <File> when its weights sum to 1.2' -ForEach @(@{ File = 'latest.csv' }, @{ File = 'the newest export' }) {
        $path = $File -eq 'latest.csv' ? $second.LatestCsv : $second.Csv
        (Get-Content $path) -replace '^trend,.*', 'trend,0.441' | Set-Content $path

        { Get-AllocReport -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixAllocationInvalid,FuturesSix.PowerShell.GetAllocReportCommand' -ExpectedMessage "*$(Split-Path -Leaf $path)*the weights sum to 1.2*expected 1 within 0.0001*"
    }

    It 'refuses a weight out of range, naming the line' {
        (Get-Content $second.Csv) -replace '^trend,.*', 'trend,-0.1' | Set-Content $second.Csv

        { Get-AllocReport -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage '*_alloc.csv(5): trend: the weight is -0.1; expected a number in `[0, 1`]*'
    }

    It 'notes an edit that keeps the sum, and a latest.csv that is not the newest' {
        Copy-Item $first.Csv $second.LatestCsv
        $edited = (Get-Content $second.Csv) -replace '^trend,', 'x,' -replace '^carry,', 'trend,' -replace '^x,', 'carry,'
        Set-Content $second.Csv $edited
        $notes = (Get-AllocReport).Notes -join ' '

        $notes | Should -Match 'was edited after its export'
        $notes | Should -Match 'latest\.csv: is not the newest export'
    }

    It 'says what is missing when there is no export' {
        { Get-AllocReport -ArtifactsPath (Join-Path $TestDrive 'nowhere') -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage '*there is no export*'
    }

    It 'offers exports, newest first' {
        $line = "Get-AllocReport -ArtifactsPath $artifacts -Against "
        $offers = (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.ListItemText

        $offers[0] | Should -Be (Split-Path -Leaf $second.Csv)
        $offers[1] | Should -Be (Split-Path -Leaf $first.Csv)
    }
}
