BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-FsixPromotion' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'promotions'
        $PSDefaultParameterValues = @{ '*:PromotionsPath' = $folder; '*:Author' = 'Ada' }
        $null = New-FsixPromotion -Weights @{ trend = 1; csmom = 3 } -Reason 'first'
        $null = New-FsixPromotion -Weights @{ trend = 3; csmom = 1 } -Reason 'second'
    }

    It 'lists every version, or those asked for' {
        (Get-FsixPromotion).Version | Should -Be 1, 2
        (Get-FsixPromotion 2).Reason | Should -Be 'second'
        (2, 1 | Get-FsixPromotion).Version | Should -Be 2, 1
        (Get-FsixPromotion 2).ParentHash | Should -Be (Get-FsixPromotion 1).Hash
        Get-FsixPromotion -PromotionsPath (Join-Path $TestDrive 'nowhere') | Should -BeNullOrEmpty
    }

    It 'compares versions in shares' {
        $diff = Get-FsixPromotion -Diff

        $diff.From, $diff.To | Should -Be 1, 2
        $diff.Turnover | Should -Be 0.5
        ($diff.Rows | Where-Object Engine -EQ 'trend').Delta | Should -Be 0.5
        (Get-FsixPromotion -Diff -From 0 -To 1).From | Should -Be 0
        $diff.Rows | Out-String -Width 120 | Should -Match '\+0\.5000\s+\u2588'
    }

    It 'says FsixPromotionNotFound for a version that is not there, and goes on' {
        $failures = $null
        (Get-FsixPromotion 7, 1 -ErrorVariable failures -ErrorAction SilentlyContinue).Version | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -Be 'FsixPromotionNotFound,FuturesSix.PowerShell.GetFsixPromotionCommand'
        $failures[0].Exception.Message | Should -BeLike '*no version 7*1 to 2*'
    }

    It 'names a file that was edited' {
        $copy = Join-Path $TestDrive 'edited'
        Copy-Item -Recurse $folder $copy
        Add-Content (Join-Path $copy 'base_weights_v0001.json') ' '

        { Get-FsixPromotion -PromotionsPath $copy -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage '*base_weights_v0001.json*was edited*'
    }

    It 'shows a line a version and everything in a list' {
        Get-FsixPromotion | Out-String -Width 120 | Should -Match '(?m)^\s+2 \d{4}-\d\d-\d\d \d\d:\d\d Ada\s+second csmom 1, trend 3'
        Get-FsixPromotion | Format-List | Out-String -Width 200 | Should -Match 'Parent hash\s*:\s*[0-9a-f]{64}'
        Get-FsixPromotion -Diff | Format-List | Out-String -Width 200 | Should -Match 'trend 0\.2500 to 0\.7500'
    }

    It 'offers versions, newest first, and 0 for the difference' {
        foreach ($case in @{ Line = 'Get-FsixPromotion '; Offers = '2', '1' }, @{ Line = 'Get-FsixPromotion -Diff -From '; Offers = '2', '1', '0' }) {
            $line = "$($case.Line -replace '^Get-FsixPromotion', "Get-FsixPromotion -PromotionsPath $folder")"
            (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.ListItemText | Should -Be $case.Offers
        }
    }
}
