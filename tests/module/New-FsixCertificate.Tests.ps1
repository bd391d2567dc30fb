BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'New-FsixCertificate' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts }
        $run = Invoke-FsixRun -Start 2025-01-02 -RunId synthetic_certified
    }

    It 'certifies a run and writes what it returns' {
        $certificate = $run | New-FsixCertificate -Dates 4 -Seed 3
        $file = Get-Content -Raw (Join-Path $artifacts 'certificates/synthetic_certified.json') | ConvertFrom-Json

        $certificate.GetType().FullName | Should -Be 'FuturesSix.Data.Certificates.PrefixCertificate'
        $certificate.Passed | Should -BeTrue
        $certificate.Violation | Should -BeNullOrEmpty
        $certificate.Dates | Should -HaveCount 4
        $certificate.DeterminismHash | Should -Be $run.Meta.DeterminismHash
        $file.passed | Should -BeTrue
        $file.rows_compared | Should -Be $certificate.RowsCompared
        $file.run_id | Should -Be 'synthetic_certified'
        ($certificate | Format-List | Out-String) | Should -Match 'Rows compared'
    }

    It 'replays and writes nothing with -WhatIf' {
        $null = Copy-Item -Recurse $run.Path (Join-Path $TestDrive 'other/runs/synthetic_certified') -Force
        New-FsixCertificate synthetic_certified -ArtifactsPath (Join-Path $TestDrive 'other') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'other/certificates' | Should -Not -Exist
    }

    It 'says what is wrong: <Case>' -ForEach @(
        @{ Case = 'no such run'; Arguments = @{ RunId = 'nothing' }; Id = 'FsixRunUnusable,FuturesSix.PowerShell.NewFsixCertificateCommand'; Message = "*no run 'nothing'*" }
        @{ Case = 'no days'; Arguments = @{ RunId = 'synthetic_certified'; Dates = 0 }; Id = 'ParameterArgumentValidationError,FuturesSix.PowerShell.NewFsixCertificateCommand'; Message = '*0*' }
    ) {
        { New-FsixCertificate @Arguments -ErrorAction Stop } | Should -Throw -ErrorId $Id -ExpectedMessage $Message
    }

    It 'stops within a second and writes nothing' {
        $folder = Join-Path $TestDrive 'stopped'
        $session = [powershell]::Create()
        $null = $session.AddScript("Import-Module '$ModulePath'; Invoke-FsixRun -Start 2025-01-02 -ArtifactsPath '$folder' | New-FsixCertificate -Full -ArtifactsPath '$folder'")
        $null = $session.BeginInvoke()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        while (-not ($session.Streams.Progress | Where-Object StatusDescription -Match 'replays') -and $watch.Elapsed.TotalSeconds -lt 60) { Start-Sleep -Milliseconds 5 }
        $watch.Restart()
        $session.Stop()

        $watch.ElapsedMilliseconds | Should -BeLessThan 1000
        Join-Path $folder 'certificates' | Should -Not -Exist
        $session.Dispose()
    }
}
