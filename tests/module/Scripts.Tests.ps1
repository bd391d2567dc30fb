# The scripts of tools/ as a user calls them: a new pwsh, from any folder, by their file.
BeforeAll {
    . $PSScriptRoot/Support.ps1
    $tools = Join-Path $Repository 'tools'

    function Invoke-Script([string] $Name, [string[]] $Arguments) {
        Push-Location ([IO.Path]::GetTempPath())
        try {
            $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File (Join-Path $tools $Name) @Arguments 2>&1
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = ($output | Out-String -Width 400) }
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'The scripts of the meta allocator' {
    It 'export in mode <_> and report' -ForEach 'ewma', 'bayes', 'equal' {
        $artifacts = Join-Path $TestDrive $_
        $export = Invoke-Script 'Export-Allocations.ps1' '-Mode', $_, '-ArtifactsPath', $artifacts
        $report = Invoke-Script 'Alloc-Report.ps1' '-ArtifactsPath', $artifacts

        $export.ExitCode | Should -Be 0 -Because $export.Text
        (Get-Content -Raw (Join-Path $artifacts 'allocations/latest.json') | ConvertFrom-Json).allocation.config.mode | Should -Be $_
        $report.ExitCode | Should -Be 0 -Because $report.Text
        $report.Text | Should -Match 'Sleeve\s+Weight'
    }

    It 'propose and write nothing' {
        $result = Invoke-Script 'Run-MetaAllocator.ps1' '-Mode', 'ewma', '-ArtifactsPath', (Join-Path $TestDrive 'none')

        $result.Text | Should -Match 'trend\s+0\.687'
        Join-Path $TestDrive 'none' | Should -Not -Exist
    }

    It 'end with exit code 1 and the message when the input is refused' {
        $result = Invoke-Script 'Export-Allocations.ps1' '-Set', 'max_weight=0.1', '-ArtifactsPath', (Join-Path $TestDrive 'none')

        $result.ExitCode | Should -Be 1
        $result.Text | Should -Match 'max_weight'
        Join-Path $TestDrive 'none' | Should -Not -Exist
    }

    It 'write nothing with -WhatIf' {
        (Invoke-Script 'Export-Allocations.ps1' '-WhatIf', '-ArtifactsPath', (Join-Path $TestDrive 'none')).ExitCode | Should -Be 0
        Join-Path $TestDrive 'none' | Should -Not -Exist
    }
}

Describe 'tools/Import-FuturesSix.ps1' {
    It 'keeps a module that is loaded' {
        (& (Join-Path $tools 'Import-FuturesSix.ps1') -PassThru).Path | Should -Be (Get-Module FuturesSix).Path
    }

    It 'says what is missing when there is neither a module nor an SDK' {
        $clone = Join-Path $TestDrive 'clone'
        $null = New-Item -ItemType Directory (Join-Path $clone 'tools')
        Copy-Item (Join-Path $tools 'Import-FuturesSix.ps1') (Join-Path $clone 'tools')

        (Invoke-Child "`$env:PATH = ''; `$ConciseViewColumns = 400; try { & '$clone/tools/Import-FuturesSix.ps1' } catch { `$_.Exception.Message }").Text |
            Should -Match 'FuturesSix\.psd1 is missing and there is no dotnet on PATH'
    }

    It 'builds a module that is missing, and leaves one that is newer than its sources' {
        $clone = Join-Path $TestDrive 'sources'
        $null = New-Item -ItemType Directory (Join-Path $clone 'tools'), (Join-Path $clone 'module')
        'Core', 'Data', 'Application', 'PowerShell', 'PowerShell.Loader' | ForEach-Object { $null = New-Item -ItemType File -Force (Join-Path $clone "src/FuturesSix.$_/a.cs") }
        Copy-Item (Join-Path $tools 'Import-FuturesSix.ps1') (Join-Path $clone 'tools')
        Set-Content (Join-Path $clone 'tools/Build-Module.ps1') "
            Add-Content '$clone/built' 'once'
            Copy-Item -Recurse -Force '$ModulePath' '$clone/artifacts/module/FuturesSix'
            (Get-Item '$clone/artifacts/module/FuturesSix/FuturesSix.psd1').LastWriteTimeUtc = [datetime]::UtcNow"
        $null = New-Item -ItemType Directory (Join-Path $clone 'artifacts/module')
        $import = "& '$clone/tools/Import-FuturesSix.ps1'; @(Get-FsixEngine).Count -gt 0"

        (Invoke-Child $import).Text | Should -Be 'True'
        (Invoke-Child $import).Text | Should -Be 'True'
        Get-Content (Join-Path $clone 'built') | Should -HaveCount 1
        (Get-Item (Join-Path $clone 'src/FuturesSix.Core/a.cs')).LastWriteTimeUtc = [datetime]::UtcNow.AddMinutes(1)
        (Invoke-Child $import).Text | Should -Be 'True'
        Get-Content (Join-Path $clone 'built') | Should -HaveCount 2
    }
}

Describe 'tools/Write-GettingStarted.ps1' {
    It 'runs every command of the first session, and the page in docs has these commands' {
        $page = Join-Path $TestDrive 'getting-started.md'
        $result = Invoke-Child "& '$tools/Write-GettingStarted.ps1' -Path '$page' -Module '$ModulePath'"
        $commands = { param($file) Get-Content $file | Where-Object { $_ -like 'PS> *' } }

        $page | Should -Exist -Because $result.Text
        & $commands $page | Should -HaveCount @(Get-Content (Join-Path $tools 'getting-started.session.ps1') | Where-Object { $_ -and $_ -notlike '#*' }).Count
        & $commands (Join-Path $Repository 'docs/getting-started.md') | Should -Be (& $commands $page) -Because 'tools/Write-GettingStarted.ps1 writes the page again'
    }
}
