BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-FsixEngine' {
    It 'lists the engines with weights and settings' {
        $engines = Get-FsixEngine

        $engines[0].GetType().FullName | Should -Be 'FuturesSix.Application.EngineListing'
        $engines.Name | Should -Contain 'trend'
        ($engines | Where-Object Name -EQ 'trend').BaseWeight | Should -BeGreaterThan 0
        ($engines | Where-Object Name -EQ 'trend').Settings | Should -Contain 'universe'
    }

    It 'finds engines by name, pattern and from the pipeline' {
        (Get-FsixEngine TREND).Name | Should -Be 'trend'
        (Get-FsixEngine tr*).Name | Should -Be 'trend'
        ('trend', 'csmom' | Get-FsixEngine).Name | Should -Be 'trend', 'csmom'
        Get-FsixEngine nothing* | Should -BeNullOrEmpty
    }

    It 'names the nearest engine when there is none of that name' {
        { Get-FsixEngine trnd -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixEngineNotFound,FuturesSix.PowerShell.GetFsixEngineCommand' -ExpectedMessage "*'trnd'*did you mean 'trend'*"
    }

    It 'lists only what a configuration can name' {
        foreach ($engine in Get-FsixEngine) {
            $run = Invoke-FsixRun -Start 2025-06-02 -Set "engines.$($engine.Name).weight=0.5" -ArtifactsPath (Join-Path $TestDrive 'artifacts')
            $run.Summary.Engines.Name | Should -Contain $engine.Name
        }
    }

    It 'says what each engine needs, and what a dataset lacks' {
        $tiny = New-TestDataset (Join-Path $TestDrive 'needs')
        $all = Get-FsixEngine -Dataset synthetic
        $few = Get-FsixEngine -Dataset $tiny

        (Get-FsixEngine vrp_core).Needs | Should -BeLike '*vix*equity_index*'
        (Get-FsixEngine vrp_core).Ready | Should -BeNullOrEmpty
        $all.Ready | Should -Not -Contain $false
        @($all.Missing) -ne $null | Should -BeNullOrEmpty
        ($few | Where-Object Name -EQ 'vrp_core').Ready | Should -BeFalse
        ($few | Where-Object Name -EQ 'vrp_core').Missing | Should -BeLike '*no series vix*role equity_index*'
        ($few | Where-Object Name -EQ 'trend').Ready | Should -BeTrue
        { Get-FsixEngine -Dataset nowhere.yaml -ErrorAction Stop } | Should -Throw -ErrorId 'FsixDatasetInvalid,FuturesSix.PowerShell.GetFsixEngineCommand'
    }

    It 'offers the names' {
        (TabExpansion2 'Get-FsixEngine cs' -cursorColumn 17).CompletionMatches.CompletionText | Should -Be 'csmom'
        (TabExpansion2 'Get-FsixEngine vrp' -cursorColumn 18).CompletionMatches.CompletionText | Should -Be 'vrp_alt', 'vrp_convergence', 'vrp_core'
        (TabExpansion2 'Get-FsixEngine -Dataset syn' -cursorColumn 27).CompletionMatches.CompletionText | Should -Contain 'synthetic'
    }

    It 'has lists that can be indexed, as every result has' {
        $run = Invoke-FsixRun -Start 2025-06-02 -ArtifactsPath (Join-Path $TestDrive 'artifacts')

        (Get-FsixEngine trend).Settings[0] | Should -BeOfType [string]
        $run.Meta.Universe[1] | Should -BeOfType [string]
        $run.Summary.Engines[0].Name | Should -BeOfType [string]
        $run.Meta.Universe.Count | Should -BeGreaterThan 1
        { $run.Meta.Universe = @() } | Should -Throw
    }

    It 'shows a table' {
        Get-FsixEngine | Out-String -Width 120 | Should -Match 'Name\s+BaseWeight\s+Settings'
    }
}
