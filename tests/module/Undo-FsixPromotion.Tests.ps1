BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Undo-FsixPromotion' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $PSDefaultParameterValues = @{ '*:ArtifactsPath' = Join-Path $folder 'artifacts'; '*:PromotionsPath' = Join-Path $folder 'promotions'; '*:Author' = 'Ada'; '*:Reason' = 'because' }
    }

    It 'gives the run from before the promotion its id again' {
        $ids = @(
            (Invoke-FsixRun -Start 2024-01-02).RunId
            $null = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 }
            (Invoke-FsixRun -Start 2024-01-02).RunId
            $null = New-FsixPromotion -Weights @{ trend = 1 }
            (Invoke-FsixRun -Start 2024-01-02).RunId
            $null = Undo-FsixPromotion
            (Invoke-FsixRun -Start 2024-01-02).RunId
            $null = Undo-FsixPromotion 1
            (Invoke-FsixRun -Start 2024-01-02).RunId
        )

        $ids | Should -HaveCount 5
        $ids[0..2] | Select-Object -Unique | Should -HaveCount 3
        $ids[3] | Should -Be $ids[1]
        $ids[4] | Should -Be $ids[0]
    }

    It 'adds a version and says which it takes back' {
        $null = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 }
        $undone = Get-FsixPromotion 1 | Undo-FsixPromotion

        $undone.Version | Should -Be 2
        $undone.Promotion.Reverts | Should -Be 1
        @(Get-FsixPromotion) | Should -HaveCount 2
    }

    It 'writes nothing with -WhatIf' {
        $null = New-FsixPromotion -Weights @{ trend = 1 }
        Undo-FsixPromotion -WhatIf | Should -BeNullOrEmpty
        @(Get-FsixPromotion) | Should -HaveCount 1
    }

    It 'refuses a version that is not there' {
        { Undo-FsixPromotion 7 -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage '*no version 7*expected a promotion first*'
    }
}
