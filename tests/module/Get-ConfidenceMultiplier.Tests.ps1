BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-ConfidenceMultiplier' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'demo'
        $report = (Invoke-MetaSupervisor -Demo -Folder $folder).Report
    }

    It 'gives every agent the multiplier of the report' {
        $all = Get-ConfidenceMultiplier $folder

        $all.GetType().FullName | Should -Be 'System.Object[]'
        $all.Agent | Should -Be $report.Agents.Agent
        $all.Multiplier | Should -Be $report.Agents.ForEach{ $_.Confidence.Multiplier }
    }

    It 'takes names, and says which is not there' {
        (Get-ConfidenceMultiplier $folder -Agent good).Multiplier | Should -BeGreaterThan 0.8
        $found = Get-ConfidenceMultiplier $folder -Agent good, nobody -ErrorVariable failure -ErrorAction SilentlyContinue
        $found.Agent | Should -Be 'good'
        $failure.FullyQualifiedErrorId | Should -BeLike 'FsixAgentNotFound,*'
    }

    It 'lets doubt fade where a half-life in days is set' {
        $now = (Get-ConfidenceMultiplier $folder -Agent decaying).Multiplier
        $later = (Get-ConfidenceMultiplier $folder -Agent decaying -Set confidence.half_life_days=10 -AsOf '2026-07-01Z').Multiplier

        $later | Should -BeGreaterThan $now
    }

    It 'says that there is no journal' {
        { Get-ConfidenceMultiplier (Join-Path $TestDrive 'nothing') -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRequestInvalid,*'
    }

    It 'is a table' {
        Get-ConfidenceMultiplier $folder | Out-String -Width 120 | Should -Match '(?m)^Agent\s+Multiplier\s+Decayed'
    }
}
