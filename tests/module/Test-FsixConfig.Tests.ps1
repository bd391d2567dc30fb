BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Test-FsixConfig' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'configurations'
        $null = New-Item -ItemType Directory $folder
        Set-Content (Join-Path $folder 'good.yaml') "risk_targeting:`n  target_vol: 0.15"
        Set-Content (Join-Path $folder 'bad.yaml') "risk_targeting:`n  target_vol: 9`nmargin:`n  no_trade_buffer: 2"
        $PSDefaultParameterValues = @{ '*:PromotionsPath' = Join-Path $TestDrive 'promotions' }
    }

    It 'passes the defaults and a file, and has the effective configuration' {
        $check = Test-FsixConfig (Join-Path $folder 'good.yaml')

        (Test-FsixConfig).Passed | Should -BeTrue
        $check.Passed | Should -BeTrue
        $check.Outcome.Yaml | Should -Match 'target_vol: 0\.15'
        $check.Outcome.Hash | Should -Not -Be (Test-FsixConfig).Outcome.Hash
        $check.Outcome.Configuration.Promotion | Should -Be 'none'
    }

    It 'lists everything that is wrong, with its place' {
        $check = Test-FsixConfig (Join-Path $folder 'bad.yaml') -Set 'construction.instrument_volatility=100' -ErrorAction Stop

        $check.Passed | Should -BeFalse
        $check.Problems | Should -HaveCount 3
        $check.Problems[0] | Should -Match 'bad\.yaml\(2\)|bad\.yaml\(4\)|setting '
        $check.Problems | Where-Object { $_ -like 'setting construction.instrument_volatility=100: *' } | Should -HaveCount 1
        $check.Outcome | Should -BeNullOrEmpty
    }

    It 'takes files from the pipeline and answers with -Quiet' {
        Get-ChildItem $folder | Sort-Object Name | Test-FsixConfig -Quiet | Should -Be $false, $true
    }

    It 'checks against the promotion in force' {
        $null = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 } -Author Ada -Reason because -PromotionsPath (Join-Path $TestDrive 'some')

        (Test-FsixConfig -PromotionsPath (Join-Path $TestDrive 'some')).Outcome.Configuration.Promotion | Should -Be '1'
        (Test-FsixConfig -PromotionsPath (Join-Path $TestDrive 'some') -Set engines.trend.weight=2).Problems | Should -BeLike '*promotion 1*'
        (Test-FsixConfig -Set promotion=4).Problems | Should -BeLike '*promotion is 4, but there is none*latest or none*'
        (Test-FsixConfig -Set promotion=newest).Problems | Should -BeLike "*promotion*newest*expected latest, none, or the number of a version*"
    }

    It 'knows what is off by default, and what the schema of the file says about it' {
        $on = @{ policy = @{ throttles = @{ trend = @{ vol_of_vol = @{ floor = 0.5 } } } }; 'allocator.convexity.instrument' = 'VX1' }
        $check = Test-FsixConfig -Set $on

        $check.Passed | Should -BeTrue
        $check.Outcome.Configuration.Options.Policy.Throttles[0].VolOfVol.Floor | Should -Be 0.5
        $check.Outcome.Configuration.Options.Exposures.Convexity.Instrument | Should -Be 'VX1'
        (Test-FsixConfig).Outcome.Yaml | Should -Not -Match 'throttles|convexity'
        (Test-FsixConfig -Set 'policy.throttles.trend.vol_of_vol.floor=2').Problems | Should -BeLike '*vol_of_vol.floor is 2; expected a number in `[0, 1`]*'
        (Test-FsixConfig -Set 'policy.throttles.trnd.event={}').Problems | Should -BeLike "*did you mean 'trend'*"
    }

    It 'says FsixRequestInvalid when there is no such file' {
        { Test-FsixConfig (Join-Path $folder 'nothing.yaml') -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRequestInvalid,*' -ExpectedMessage '*nothing.yaml*there is no such file*'
    }

    It 'shows a line and a list' {
        Test-FsixConfig (Join-Path $folder 'good.yaml') | Out-String -Width 120 | Should -Match 'good\.yaml\s+True\s+[0-9a-f]{8}\s+none'
        Test-FsixConfig (Join-Path $folder 'bad.yaml') | Format-List | Out-String -Width 300 | Should -Match 'target_vol is 9'
    }

    It 'offers YAML files' {
        $line = "Test-FsixConfig $folder/go"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.ListItemText | Should -Be 'good.yaml'
    }
}
