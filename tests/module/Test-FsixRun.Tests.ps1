BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Test-FsixRun' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-FsixRun:ArtifactsPath' = $artifacts }
        $one = Invoke-FsixRun -Start 2024-01-02 -RunId synthetic_one
        $two = Invoke-FsixRun -Start 2024-01-02 -Set policy.mode=off -RunId synthetic_two
    }

    It 'passes an untouched run and says what it compared' {
        $found = Test-FsixRun synthetic_one

        $found.GetType().FullName | Should -Be 'FuturesSix.Application.Verification.RunVerification'
        $found.Passed | Should -BeTrue
        $found.First | Should -BeNullOrEmpty
        $found.Checks.Count | Should -BeGreaterThan 30
        $found.Checks[0].Name | Should -Be 'files'
        $found.Checks | Where-Object { -not $_.Passed } | Should -BeNullOrEmpty
        ($found.Checks | Where-Object Name -EQ 'determinism').Cells | Should -BeGreaterThan 1000
    }

    It 'takes several runs from the pipeline, wherever they lie' {
        (Get-FsixRun | Test-FsixRun -NoReplay).RunId | Should -Be 'synthetic_one', 'synthetic_two'
        ($one | Test-FsixRun -NoReplay -ArtifactsPath (Join-Path $TestDrive 'nowhere')).RunId | Should -Be 'synthetic_one'
        ('synthetic_two', 'latest' | Test-FsixRun -NoReplay).RunId | Should -Be 'synthetic_two', 'synthetic_two'
        (Get-Item $two.Path | Test-FsixRun -NoReplay).RunId | Should -Be 'synthetic_two'
    }

    It 'takes a folder relative to the current location' {
        Push-Location $artifacts
        try {
            (Test-FsixRun ./runs/synthetic_one -NoReplay -ArtifactsPath (Join-Path $TestDrive 'nowhere')).Passed | Should -BeTrue
        }
        finally {
            Pop-Location
        }
    }

    It 'names the first offending file, date and cell' {
        $damaged = Join-Path $artifacts 'runs' 'synthetic_damaged'
        Copy-Item -Recurse $one.Path $damaged
        $file = Join-Path $damaged 'exposure.csv'
        $lines = Get-Content $file
        $lines[101] = $lines[101] -replace ',([^,]*)$', ',7'
        [IO.File]::WriteAllText($file, ($lines -join "`n") + "`n")
        try {
            $found = Test-FsixRun synthetic_damaged

            $found.Passed | Should -BeFalse
            $found.First.File | Should -Be 'exposure.csv'
            $found.First.Line | Should -Be 102
            $found.First.Column | Should -Be 5
            $found.First.Date.ToString('yyyy-MM-dd') | Should -Be $lines[101].Substring(0, 10)
            Test-FsixRun synthetic_damaged -Quiet | Should -BeFalse
            Get-FsixRun | Test-FsixRun -Quiet -NoReplay | Should -Be $false, $true, $true
        }
        finally {
            Remove-Item -Recurse $damaged
        }
    }

    It 'says FsixRunUnusable for a run that is not there, names the nearest, and goes on' {
        $found = Test-FsixRun synthetic_tow, synthetic_one -NoReplay -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.RunId | Should -Be 'synthetic_one'
        $failures[0].FullyQualifiedErrorId | Should -Be 'FsixRunUnusable,FuturesSix.PowerShell.TestFsixRunCommand'
        $failures[0].Exception.Message | Should -BeLike "*'synthetic_tow'*did you mean 'synthetic_two'*"
    }

    It 'answers yes or no with -Quiet' {
        Test-FsixRun latest -Quiet -NoReplay | Should -BeOfType [bool]
        Test-FsixRun latest -Quiet -NoReplay | Should -BeTrue
    }

    It 'shows one line a run, the checks in a table, everything in a list' {
        Test-FsixRun synthetic_one -NoReplay | Out-String -Width 160 | Should -Match '(?m)^synthetic_one\s+True\s+[\d,]+\s+\d+ checks passed'
        (Test-FsixRun synthetic_one -NoReplay).Checks | Out-String -Width 160 | Should -Match 'Name\s+Outcome\s+Cells\s+Wrong\s+First'
        Test-FsixRun synthetic_one -NoReplay | Format-List | Out-String -Width 200 | Should -Match 'Passed checks\s*:\s*files, receipt'
    }

    It 'offers ids and latest' {
        $line = "Test-FsixRun -ArtifactsPath '$artifacts' -Run "
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'synthetic_one', 'synthetic_two', 'latest'
        $line = "Test-FsixRun -ArtifactsPath '$artifacts' l"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'latest'
    }
}
