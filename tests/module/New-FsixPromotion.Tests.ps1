BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'New-FsixPromotion' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $PSDefaultParameterValues = @{ '*:ArtifactsPath' = Join-Path $folder 'artifacts'; '*:PromotionsPath' = Join-Path $folder 'promotions'; '*:Author' = 'Ada'; '*:Reason' = 'because' }
        $short = @{ Start = '2024-01-02' }
    }

    It 'makes the newest export the base weights of the runs after it' {
        $before = Invoke-FsixRun @short
        $export = $before | Export-Allocations -Mode equal
        $promotion = New-FsixPromotion
        $after = Invoke-FsixRun @short

        $promotion.Version | Should -Be 1
        $promotion.Promotion.Source.Sha256 | Should -Be $export.Export.Record.CsvSha256
        $promotion.Path | Should -Exist
        $before.Meta.Promotion | Should -BeNullOrEmpty
        $after.RunId | Should -Not -Be $before.RunId
        $after.Meta.Promotion.Hash | Should -Be $promotion.Promotion.Hash
        $after.Meta.Promotion.Author | Should -Be 'Ada'
        Get-Content (Join-Path $after.Path 'config.yaml') | Should -Contain 'promotion: "1"'
        (Invoke-FsixRun @short -Set promotion=none).RunId | Should -Be $before.RunId
        (Invoke-FsixRun @short -Config (Join-Path $after.Path 'config.yaml')).RunId | Should -Be $after.RunId
    }

    It 'takes stated weights' {
        $promotion = New-FsixPromotion -Weights @{ trend = 0.25; csmom = '0.75' }

        $promotion.Promotion.Weights['csmom'] | Should -Be 0.75
        $promotion.Promotion.Source | Should -BeNullOrEmpty
        ($promotion.Diff.Rows | Where-Object Engine -EQ 'trend').To | Should -Be 0.25
    }

    It 'takes an export from the pipeline' {
        $promotions = Invoke-FsixRun @short | Export-Allocations -Mode equal | New-FsixPromotion

        $promotions.Version | Should -Be 1
    }

    It 'writes nothing with -WhatIf' {
        New-FsixPromotion -Weights @{ trend = 1 } -WhatIf | Should -BeNullOrEmpty
        Join-Path $folder 'promotions' | Should -Not -Exist
    }

    It 'refuses <Case> and writes nothing' -ForEach @(
        @{ Case = 'an unknown engine'; Arguments = @{ Weights = @{ trnd = 1 } }; Message = "*'trnd' is no engine*did you mean 'trend'*" }
        @{ Case = 'a negative weight'; Arguments = @{ Weights = @{ trend = -1 } }; Message = '*trend is -1; expected a number in*' }
        @{ Case = 'NaN'; Arguments = @{ Weights = @{ trend = [double]::NaN } }; Message = '*trend is NaN*' }
        @{ Case = 'a weight that is no number'; Arguments = @{ Weights = @{ trend = 'much' } }; Message = "*trend is 'much'; expected a number*" }
        @{ Case = 'weights that are all zero'; Arguments = @{ Weights = @{ trend = 0 } }; Message = '*none is above 0*' }
        @{ Case = 'no export'; Arguments = @{}; Message = '*there is no export to promote*' }
        @{ Case = 'a reason that says nothing'; Arguments = @{ Weights = @{ trend = 1 }; Reason = ' ' }; Message = '*reason is*' }
    ) {
        { New-FsixPromotion @Arguments -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,FuturesSix.PowerShell.NewFsixPromotionCommand' -ExpectedMessage $Message
        Join-Path $folder 'promotions' | Should -Not -Exist
    }

    It 'contradicts a configuration that states another weight' {
        $null = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 }

        { Invoke-FsixRun @short -Set engines.trend.weight=2 -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixConfigurationInvalid,*' -ExpectedMessage '*engines.trend.weight is 2, but promotion 1 (Ada: because) says 1; expected*promotion: none*'
        (Invoke-FsixRun @short -Set engines.trend.weight=1).Meta.Promotion.Version | Should -Be 1
        (Invoke-FsixRun @short -Set engines.trend.weight=2, promotion=none).Meta.Promotion | Should -BeNullOrEmpty
    }

    It 'shows a line and a list' {
        $promotion = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 }

        $promotion | Out-String -Width 120 | Should -Match 'Version\s+Author\s+Turnover\s+Reason\s+Weights'
        $promotion | Format-List | Out-String -Width 200 | Should -Match 'Shares\s*:\s*csmom 0\.\d{4} to 0\.7500'
    }
}
