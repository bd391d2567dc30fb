BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-FsixRun' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-FsixRun:ArtifactsPath' = $artifacts }
        $one = Invoke-FsixRun -Start 2024-01-02 -RunId synthetic_one
        $two = Invoke-FsixRun -Start 2024-01-02 -Set policy.mode=off -RunId synthetic_two
    }

    It 'lists every run by id' {
        $runs = Get-FsixRun

        $runs[0].GetType().FullName | Should -Be 'FuturesSix.Data.Runs.RunListing'
        $runs.RunId | Should -Be 'synthetic_one', 'synthetic_two'
        $runs[0].Sharpe | Should -Be $one.Sharpe
        $runs[1].Path | Should -Be $two.Path
    }

    It 'lists nothing where there are no runs' {
        Get-FsixRun -ArtifactsPath (Join-Path $TestDrive 'empty') | Should -BeNullOrEmpty
    }

    It 'finds runs by id, by pattern and from the pipeline' {
        (Get-FsixRun synthetic_two).RunId | Should -Be 'synthetic_two'
        (Get-FsixRun *_o*).RunId | Should -Be 'synthetic_one'
        ('synthetic_two', 'synthetic_one' | Get-FsixRun).RunId | Should -Be 'synthetic_two', 'synthetic_one'
        ($one | Get-FsixRun).RunId | Should -Be 'synthetic_one'
        ([pscustomobject]@{ Name = 'synthetic_two' } | Get-FsixRun).RunId | Should -Be 'synthetic_two'
        Get-FsixRun nothing* | Should -BeNullOrEmpty
    }

    It 'shows the statistics by another convention and leaves the run as it is' {
        $before = (Get-FileHash (Join-Path $one.Path 'metrics.json')).Hash
        $shown = Get-FsixRun synthetic_one -Convention PerformanceAnalytics

        $shown.Convention | Should -Be 'performanceanalytics'
        $shown.Sharpe | Should -BeExactly ($shown.Cagr / $shown.Volatility)
        $shown.Sharpe | Should -Not -Be $one.Sharpe
        (Get-FsixRun synthetic_one -Convention Fsix).Sharpe | Should -BeExactly $one.Sharpe
        $one.Convention | Should -Be 'fsix'
        (Get-FileHash (Join-Path $one.Path 'metrics.json')).Hash | Should -Be $before
        { Get-FsixRun -Convention sharpest } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,FuturesSix.PowerShell.GetFsixRunCommand'
    }

    It 'completes -Convention' {
        $line = 'Get-FsixRun -Convention P'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText | Should -Contain 'PerformanceAnalytics'
    }

    It 'names the nearest run when there is none of that id, and goes on' {
        $runs = Get-FsixRun synthetic_tow, synthetic_one -ErrorVariable failures -ErrorAction SilentlyContinue

        $runs.RunId | Should -Be 'synthetic_one'
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'FsixRunNotFound,FuturesSix.PowerShell.GetFsixRunCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -Be 'synthetic_tow'
        $failures[0].Exception.Message | Should -BeLike "*'synthetic_tow'*did you mean 'synthetic_two'*"
    }

    It 'lists a damaged run with what is wrong' {
        $damaged = Join-Path $artifacts 'runs' 'synthetic_damaged'
        Copy-Item -Recurse $one.Path $damaged
        Set-Content (Join-Path $damaged 'meta.json') '{'
        try {
            $run = Get-FsixRun synthetic_damaged

            $run.Damage | Should -Match 'meta\.json'
            $run | Out-String -Width 80 | Should -Match 'synthetic_damaged\s+damaged'
        }
        finally {
            Remove-Item -Recurse $damaged
        }
    }

    It 'stops reading when the pipeline has enough' {
        (Get-FsixRun | Select-Object -First 1).RunId | Should -Be 'synthetic_one'
    }

    It 'shows the figures in a table of 80 columns and everything in a list' {
        Get-FsixRun | Out-String -Width 80 | Should -Match 'RunId\s+Return\s+Vol\s+Sharpe\s+MaxDD\s+State'
        Get-FsixRun synthetic_one | Format-List | Out-String -Width 200 | Should -Match 'Determinism hash\s*:\s*[0-9a-f]{64}'
    }

    It 'offers the ids under -ArtifactsPath' {
        $line = "Get-FsixRun -ArtifactsPath '$artifacts' -RunId synthetic_t"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'synthetic_two'
    }

    It 'offers the ids of the current location' {
        $line = 'Get-FsixRun synthetic_o'
        Push-Location $TestDrive
        try {
            # The module lies inside a clone here, so its default folder is the clone's: a copy elsewhere has no clone above.
            $copy = Join-Path $TestDrive 'module' 'FuturesSix'
            Copy-Item -Recurse $ModulePath $copy
            $found = Invoke-Child "Import-Module '$copy'; Set-Location '$TestDrive'; (TabExpansion2 '$line' -cursorColumn $($line.Length)).CompletionMatches.CompletionText; (Get-FsixRun).RunId -join ' '"
        }
        finally {
            Pop-Location
        }

        $found.Text -split '\r?\n' | Should -Be 'synthetic_one', 'synthetic_one synthetic_two'
    }
}
