BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Test-AgentPromotion' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'demo'
        $null = Invoke-MetaSupervisor -Demo -Folder $folder
    }

    It 'gives every agent its gates' {
        $all = Test-AgentPromotion $folder

        $all.Count | Should -Be 8
        $all | ForEach-Object { $_.Gates.Count | Should -Be 5 }
        ($all | Where-Object Agent -EQ 'good').Passed | Should -BeTrue
        (($all | Where-Object Agent -EQ 'broken').Gates | Where-Object Passed -EQ $false).Name | Should -Contain 'error_rate'
    }

    It 'is true or false with -Quiet' {
        Test-AgentPromotion $folder -Agent good -Quiet | Should -BeTrue
        Test-AgentPromotion $folder -Agent good, broken -Quiet | Should -BeFalse
        Test-AgentPromotion $folder -Agent nobody -Quiet | Should -BeFalse
        Test-AgentPromotion $folder -Quiet | Should -BeFalse
    }

    It 'takes settings, and says which agent is not there' {
        (Test-AgentPromotion $folder -Agent good -Set promotion.min_pnl_bps=1e6).Passed | Should -BeFalse
        { Test-AgentPromotion $folder -Agent nobody -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAgentNotFound,*'
    }

    It 'changes nothing' {
        $before = Get-ChildItem -Recurse -File $folder | Get-FileHash
        $null = Test-AgentPromotion $folder
        (Get-ChildItem -Recurse -File $folder | Get-FileHash).Hash | Should -Be $before.Hash
    }

    It 'is a table' {
        Test-AgentPromotion $folder | Out-String -Width 160 | Should -Match '(?m)^Agent\s+Rung\s+Passed'
    }
}
