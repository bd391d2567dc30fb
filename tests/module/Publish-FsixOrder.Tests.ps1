BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Publish-FsixOrder' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts }
        $null = Invoke-FsixRun -Start 2025-06-02 -RunId synthetic_orders
        Set-Content (Join-Path $TestDrive 'flat.csv') 'symbol,contracts'
        $flat = Join-Path $TestDrive 'flat.csv'
        $before = $env:AF_SKIP_MT5
    }

    BeforeEach {
        $env:AF_SKIP_MT5 = $null
        $terminal = (New-Item -ItemType Directory (Join-Path $TestDrive "terminal-$(New-Guid)")).FullName
    }

    AfterAll { $env:AF_SKIP_MT5 = $before }

    It 'writes one file, once' {
        $first = Publish-FsixOrder synthetic_orders $flat $terminal
        $second = Publish-FsixOrder synthetic_orders $flat $terminal

        $first.GetType().FullName | Should -Be 'FuturesSix.Application.Orders.PublishOutcome'
        $first.Written | Should -BeTrue
        $second.Written | Should -BeFalse
        (Get-ChildItem -Force $terminal).FullName | Should -Be $first.File
        (Import-Csv $first.File).symbol | Should -Be $first.Orders.Symbol
    }

    It 'reads the acknowledgement' {
        $batch = Publish-FsixOrder synthetic_orders $flat $terminal
        Set-Content (Join-Path $terminal "fsix_$($batch.BatchId).fills.csv") 'id,contracts,price', "$($batch.Orders[0].Id),0,"

        (Publish-FsixOrder synthetic_orders $flat $terminal).Orders[0].State | Should -Be 'Rejected'
    }

    It 'skips under AF_SKIP_MT5 and says so' {
        $env:AF_SKIP_MT5 = '1'
        $outcome = Publish-FsixOrder synthetic_orders $flat $terminal -WarningVariable warnings -WarningAction SilentlyContinue

        $outcome.Skipped | Should -BeTrue
        $warnings | Should -BeLike '*AF_SKIP_MT5 is set*'
        Get-ChildItem -Force $terminal | Should -BeNullOrEmpty
    }

    It 'writes JSON inside the artifacts folder under AF_SKIP_MT5' {
        $env:AF_SKIP_MT5 = '1'
        $outcome = Publish-FsixOrder synthetic_orders $flat (Join-Path $artifacts 'dry-run') -As Json

        $outcome.Written | Should -BeTrue
        (Get-Content -Raw $outcome.File | ConvertFrom-Json).id | Should -Be $outcome.BatchId
    }

    It 'writes nothing with -WhatIf' {
        Publish-FsixOrder synthetic_orders $flat $terminal -WhatIf | Should -BeNullOrEmpty
        Get-ChildItem -Force $terminal | Should -BeNullOrEmpty
    }

    It 'says FsixOrderInvalid when the terminal is not there' {
        { Publish-FsixOrder synthetic_orders $flat (Join-Path $TestDrive 'typo') -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixOrderInvalid,FuturesSix.PowerShell.PublishFsixOrderCommand' -ExpectedMessage '*there is no such folder*'
    }

    It 'shows what happened' {
        $outcome = Publish-FsixOrder synthetic_orders $flat $terminal

        $outcome | Out-String -Width 120 | Should -Match 'Batch\s+Orders\s+Filled\s+Message'
        $outcome.Orders | Out-String -Width 120 | Should -Match 'Symbol\s+Side\s+Contracts\s+State\s+Filled\s+Price'
    }
}
