BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Compare-FsixRun' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-FsixRun:ArtifactsPath' = $artifacts }
        $one = Invoke-FsixRun -Start 2024-01-02 -RunId synthetic_one
        $two = Invoke-FsixRun -Start 2024-01-02 -Set risk_targeting.leverage_cap=3 -RunId synthetic_two
    }

    It 'names the layer, the date, the instrument and the setting' {
        $found = Compare-FsixRun synthetic_one synthetic_two

        $found.GetType().FullName | Should -Be 'FuturesSix.Data.Comparison.RunComparison'
        $found.Identical | Should -BeFalse
        $found.Divergence.Layer | Should -Be 5
        $found.Divergence.First.Instrument | Should -BeIn $one.Meta.Universe
        $found.Divergence.First.Date | Should -BeOfType [DateOnly]
        $found.Settings.Name | Should -Be 'risk_targeting.leverage_cap'
        $found.Settings[0].B | Should -Be '3'
        ($found.Metrics | Where-Object Name -EQ 'performance.sharpe').B | Should -Be $two.Sharpe
    }

    It 'takes runs from the pipeline' {
        $found = Get-FsixRun | Compare-FsixRun synthetic_one

        $found.B.RunId | Should -Be 'synthetic_one', 'synthetic_two'
        $found.Identical | Should -Be $true, $false
        ($two | Compare-FsixRun synthetic_one).B.RunId | Should -Be 'synthetic_two'
    }

    It 'forgives what a tolerance forgives' {
        (Compare-FsixRun synthetic_one synthetic_two).Divergence.First.Column | Should -Not -Be 'bounds'
        (Compare-FsixRun synthetic_one synthetic_two -Tolerance 1e9).Divergence.First.Column | Should -Be 'bounds' -Because 'texts always count'
        { Compare-FsixRun synthetic_one synthetic_two -Tolerance -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,FuturesSix.PowerShell.CompareFsixRunCommand'
    }

    It 'writes a page' {
        $page = Compare-FsixRun synthetic_one synthetic_two -AsMarkdown

        $page | Should -BeOfType [string]
        $page | Should -Match '# synthetic_one and synthetic_two'
        $page | Should -Match '\| risk_targeting\.leverage_cap \| 7 \| 3 \|'
    }

    It 'says FsixRunUnusable for a run that is not there' {
        { Compare-FsixRun synthetic_one nothing -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRunUnusable,FuturesSix.PowerShell.CompareFsixRunCommand'
    }

    It 'warns about an edited run and compares it' {
        $edited = Join-Path $artifacts 'runs' 'synthetic_edited'
        Copy-Item -Recurse $one.Path $edited
        Add-Content (Join-Path $edited 'report.html') ' '
        try {
            $null = Compare-FsixRun synthetic_one synthetic_edited -WarningVariable warnings -WarningAction SilentlyContinue
            $warnings | Should -Match 'B is not as it was written.*report\.html'
        }
        finally {
            Remove-Item -Recurse $edited
        }
    }

    It 'shows a table and a list' {
        Compare-FsixRun synthetic_one synthetic_two | Out-String -Width 200 | Should -Match 'synthetic_one\s+synthetic_two\s+5'
        Compare-FsixRun synthetic_one synthetic_two | Format-List | Out-String -Width 200 | Should -Match 'Settings\s*:\s*risk_targeting\.leverage_cap: 7 -> 3'
    }

    It 'offers ids and latest for both runs' {
        $line = "Compare-FsixRun -ArtifactsPath '$artifacts' synthetic_one synthetic_t"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'synthetic_two'
    }
}
