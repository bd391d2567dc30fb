BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-StrategyCvar' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'demo'
        $report = (Invoke-MetaSupervisor -Demo -Folder $folder).Report
    }

    It 'gives every strategy the CVaR of the report' {
        $all = Get-StrategyCvar $folder

        $all.Strategy | Should -Be $report.Strategies.Strategy
        $all.CvarBps | Should -Be $report.Strategies.CvarBps
        ($all | Sort-Object CvarBps)[0].Strategy | Should -Be 'breakout'
    }

    It 'takes names, and says which is not there' {
        (Get-StrategyCvar $folder -Strategy trend).Worst | Should -Be 9
        { Get-StrategyCvar $folder -Strategy trnd -ErrorAction Stop } | Should -Throw -ErrorId 'FsixStrategyNotFound,*'
    }

    It 'takes settings' {
        (Get-StrategyCvar $folder -Strategy trend -Set cvar.tail=0.5).CvarBps | Should -BeGreaterThan (Get-StrategyCvar $folder -Strategy trend).CvarBps
    }

    It 'is a table' {
        Get-StrategyCvar $folder | Out-String -Width 120 | Should -Match '(?m)^Strategy\s+Rows\s+CvarBps'
    }
}
