BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Invoke-AllocQA' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ 'Invoke-AllocQA:ArtifactsPath' = $artifacts }
        $path = $env:PATH
    }

    AfterEach { $env:PATH = $path }

    It 'does the local part with -NoCI and says what it skipped' {
        $result = Invoke-AllocQA -NoCI

        $result.GetType().FullName | Should -Be 'FuturesSix.Application.Qa.QaResult'
        $result.Passed | Should -BeTrue
        $result.Complete | Should -BeFalse
        ($result.Steps | Where-Object Outcome -EQ Passed).Name | Should -Be 'export', 'validate', 'report'
        ($result.Steps | Where-Object Outcome -EQ Skipped).Detail | Sort-Object -Unique | Should -BeLike 'no CI was asked for*'
        Join-Path $artifacts 'allocations' 'latest.csv' | Should -Exist
    }

    It 'takes a mode, and metrics from the pipeline' {
        $metrics = Join-Path $Repository 'docs' 'samples' 'sleeves.json'
        $result = Get-Item $metrics | Invoke-AllocQA -Mode equal -NoCI

        "$($result.Export.Record.Allocation.Config.Mode)" | Should -Be 'Equal'
        $result.Report.Rows.Count | Should -Be 7
    }

    It 'gives a failed result, not an error, for a bad input' {
        Set-Content (Join-Path $TestDrive 'bad.json') '{ "metrics": { "a": { "sharpe": "high" } } }'
        $result = Invoke-AllocQA (Join-Path $TestDrive 'bad.json') -NoCI -ErrorAction Stop

        $result.Passed | Should -BeFalse
        $result.Steps[0].Outcome | Should -Be 'Failed'
        $result.Steps[0].Detail | Should -BeLike '*bad.json*'
    }

    It 'goes through gh on PATH' -Skip:$IsWindows {
        $bin = (New-Item -ItemType Directory (Join-Path $TestDrive 'bin')).FullName
        Set-Content (Join-Path $bin 'gh') '#!/bin/sh', "echo `"`$1 `$2`" >> '$bin/calls'", '[ "$1" = auth ] && exit 0', 'echo "HTTP 404: workflow not found" >&2', 'exit 1'
        chmod +x (Join-Path $bin 'gh')
        $env:PATH = "$bin$([IO.Path]::PathSeparator)$path"
        $result = Invoke-AllocQA -TimeoutMinutes 1

        $result.Passed | Should -BeFalse
        ($result.Steps | Where-Object Outcome -EQ Failed).Name | Should -Be 'dispatch'
        ($result.Steps | Where-Object Outcome -EQ Failed).Detail | Should -BeLike '*HTTP 404: workflow not found*'
        Get-Content (Join-Path $bin 'calls') | Should -Be 'auth status', 'workflow run'
    }

    It 'writes nothing with -WhatIf' {
        $folder = Join-Path $TestDrive 'whatif'

        Invoke-AllocQA -NoCI -ArtifactsPath $folder -WhatIf | Should -BeNullOrEmpty
        $folder | Should -Not -Exist
    }

    It 'refuses a time-out out of bounds' {
        { Invoke-AllocQA -NoCI -TimeoutMinutes 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'shows the steps' {
        $result = Invoke-AllocQA -NoCI

        $result | Out-String -Width 200 | Should -Match 'Passed\s*:\s*True'
        $result.Steps | Out-String -Width 120 | Should -Match '(?m)^Name\s+Outcome\s+Detail'
    }

    It 'offers the modes' {
        $line = 'Invoke-AllocQA -Mode b'
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'Bayes'
    }
}

Describe 'tools/Alloc-QA.ps1' {
    BeforeAll {
        function Invoke-Script([string[]] $Arguments) {
            $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File (Join-Path $Repository 'tools/Alloc-QA.ps1') @Arguments 2>&1
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = ($output | Out-String -Width 400) }
        }
    }

    It 'passes locally in mode <_>' -ForEach 'ewma', 'bayes', 'equal' {
        $run = Invoke-Script '-Mode', $_, '-NoCI', '-ArtifactsPath', (Join-Path $TestDrive $_)

        $run.ExitCode | Should -Be 0 -Because $run.Text
        ($run.Text -replace '\s') | Should -Match "exportpassed.*mode$_"
        (Get-Content -Raw (Join-Path $TestDrive $_ 'allocations/latest.json') | ConvertFrom-Json).allocation.config.mode | Should -Be $_
    }

    It 'ends with exit code 1 when a step fails' {
        Set-Content (Join-Path $TestDrive 'empty.json') '{ "metrics": {} }'
        $run = Invoke-Script '-Metrics', (Join-Path $TestDrive 'empty.json'), '-NoCI', '-ArtifactsPath', (Join-Path $TestDrive 'none')

        $run.ExitCode | Should -Be 1
        ($run.Text -replace '\s') | Should -Match 'exportfailed.*empty\.json'
        Join-Path $TestDrive 'none' 'allocations' | Should -Not -Exist
    }

    It 'writes nothing with -WhatIf' {
        (Invoke-Script '-WhatIf', '-NoCI', '-ArtifactsPath', (Join-Path $TestDrive 'none')).ExitCode | Should -Be 0
        Join-Path $TestDrive 'none' | Should -Not -Exist
    }
}
