BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Invoke-FsixAudit' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts; '*-Fsix*:PromotionsPath' = Join-Path $TestDrive 'promotions' }
        $audit = Invoke-FsixAudit -Start 2023-01-02 -Set 'allocator.profile=M'
    }

    It 'stores both passes, the second replaying the first' {
        $first, $second = Get-FsixRun $audit.Report.Baseline.RunId, $audit.Report.Braked.RunId

        $audit.GetType().FullName | Should -Be 'FuturesSix.Application.Audits.AuditOutcome'
        $first.Summary.Brake.Mode | Should -Be 'off'
        $second.Summary.Brake.Mode | Should -Be 'precomputed'
        $second.Meta.Sources[0].RunId | Should -Be $first.RunId
        Get-Content (Join-Path $second.Path 'config.yaml') | Should -Contain "  precomputed_run_id: $($first.RunId)"
        $audit.Report.Braked.Performance.Cagr | Should -Be $second.Summary.Performance.Cagr
    }

    It 'writes the same files again, byte for byte' {
        $before = Get-ChildItem $audit.Path | Get-FileHash
        $again = Invoke-FsixAudit -Start 2023-01-02 -Set @{ allocator = @{ profile = 'M' } } -Force

        $again.Id | Should -Be $audit.Id
        (Get-ChildItem $audit.Path | Get-FileHash).Hash | Should -Be $before.Hash
        (Get-ChildItem $audit.Path).Name | Should -Be 'audit.html', 'audit.json', 'audit.md'
    }

    It 'shows the figures of both passes' {
        ($audit | Out-String -Width 200) | Should -Match 'Sharpe ratio\s*: -?\d\.\d\d  \(-?\d\.\d\d without\)'
        ($audit.Report.Regimes | Measure-Object -Sum { $_.Baseline.Days }).Sum | Should -Be $audit.Report.Baseline.Performance.Observations
    }

    It 'writes nothing with -WhatIf' {
        Invoke-FsixAudit -Start 2023-01-02 -ArtifactsPath (Join-Path $TestDrive 'nothing') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'nothing' | Should -Not -Exist
    }

    It 'says FsixConfigurationInvalid for an unknown setting' {
        { Invoke-FsixAudit -Set 'allocator.profil=M' -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixConfigurationInvalid,FuturesSix.PowerShell.InvokeFsixAuditCommand' -ExpectedMessage "*did you mean 'profile'*"
    }
}
