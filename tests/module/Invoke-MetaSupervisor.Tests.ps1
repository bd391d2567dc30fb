BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Invoke-MetaSupervisor' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ 'Invoke-MetaSupervisor:ArtifactsPath' = $artifacts }
        $demo = Invoke-MetaSupervisor -Demo
        $folder = Join-Path $artifacts 'supervisor-demo'
    }

    It 'shows every rule on the demo' {
        $demo.GetType().FullName | Should -Be 'FuturesSix.Application.Supervision.SuperviseResult'
        $demo.Agents.Count | Should -Be 8
        ($demo.Agents | Where-Object Agent -EQ 'good').Capital | Should -BeGreaterThan 0.2
        ($demo.Agents | Where-Object Agent -EQ 'lucky').CapitalWhy | Should -BeLike '*held back most by gap CVaR*'
        ($demo.Agents | Where-Object Agent -EQ 'broken').Weight.Why | Should -BeLike 'gated: error_rate*'
        "$(($demo.Agents | Where-Object Agent -EQ 'decaying').Rung)" | Should -Be 'Paper'
        $demo.Html, $demo.Markdown | Should -Exist
    }

    It 'changes nothing when there is no news' {
        $again = Invoke-MetaSupervisor $folder

        $again.NewRows | Should -Be 0
        $again.Written | Should -BeNullOrEmpty
        $again.Report.Pending.Count | Should -Be 8
    }

    It 'takes folders from the pipeline, prices and settings' {
        $result = Get-Item $folder | Invoke-MetaSupervisor -Prices (Join-Path $folder 'prices.csv') -Set @{ 'weights.cap' = 0.2 } -AsOf '2025-08-01Z'

        ($result.Agents | Measure-Object Capital -Maximum).Maximum | Should -BeLessOrEqual 0.2
    }

    It 'names file and line of a malformed journal, and skips it when asked' {
        $copy = Join-Path $TestDrive 'copy'
        Copy-Item -Recurse $folder $copy
        Add-Content (Join-Path $copy 'signals.jsonl') 'nonsense'
        $result = Invoke-MetaSupervisor $copy -ErrorVariable failure -ErrorAction SilentlyContinue

        $result | Should -BeNullOrEmpty
        $failure.FullyQualifiedErrorId | Should -BeLike 'FsixJournalInvalid,*'
        "$failure" | Should -BeLike '*signals.jsonl(1449)*'
        (Invoke-MetaSupervisor $copy -SkipBadRows).Report.Journals['signals'].Bad | Should -Be 1
    }

    It 'says what is missing in an empty folder' {
        { Invoke-MetaSupervisor (Join-Path $TestDrive 'empty') -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRequestInvalid,*'
    }

    It 'refuses a setting out of bounds and prices for the demo' {
        { Invoke-MetaSupervisor $folder -Set 'weights.cap=7' -ErrorAction Stop } | Should -Throw -ErrorId 'FsixConfigurationInvalid,*'
        { Invoke-MetaSupervisor -Demo -Prices synthetic } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'writes nothing with -WhatIf' {
        Invoke-MetaSupervisor -Demo -Folder (Join-Path $TestDrive 'whatif') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'whatif' | Should -Not -Exist
    }

    It 'shows agents with the reason of their capital' {
        $text = $demo | Out-String -Width 300

        $text | Should -Match 'lucky\s+live\s+\d'
        $text | Should -Match 'Html\s*:'
        $demo.Agents | Out-String -Width 200 | Should -Match '(?m)^Agent\s+Rung\s+Confidence'
    }
}
