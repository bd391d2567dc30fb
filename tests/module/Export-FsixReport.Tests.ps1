BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Export-FsixReport' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts }
        $one = Invoke-FsixRun -Start 2025-06-02 -RunId synthetic_one
        $null = Invoke-FsixRun -Start 2025-07-01 -RunId synthetic_two
    }

    It 'writes a page and nothing to the pipeline' {
        Export-FsixReport synthetic_one | Should -BeNullOrEmpty
        $page = Join-Path $artifacts 'reports' 'synthetic_one.html'

        Get-Content -Raw $page | Should -BeLike '<!doctype html>*synthetic*'
        (Get-FileHash $page).Hash | Should -Be (Get-FileHash (Join-Path $one.Path 'report.html')).Hash -Because 'there is no certificate to add'
    }

    It 'says with -PassThru what it wrote, for runs from the pipeline' {
        $pages = Get-FsixRun | Export-FsixReport -Destination (Join-Path $TestDrive 'folder') -PassThru

        $pages[0].GetType().FullName | Should -Be 'FuturesSix.Application.Reporting.ReportOutcome'
        $pages.RunId | Should -Be 'synthetic_one', 'synthetic_two'
        $pages.Certificate | Should -Be 'none', 'none'
        $pages | ForEach-Object { (Get-Item $_.Path).Length | Should -Be $_.Bytes }
        $pages | Out-String -Width 120 | Should -Match 'kB\s+Charts\s+Certificate\s+Path'
    }

    It 'takes latest for the run that was written last, and says when there is none' {
        (Export-FsixReport latest -PassThru).RunId | Should -Be 'synthetic_two'
        { Export-FsixReport latest -ArtifactsPath (Join-Path $TestDrive 'none') -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRunUnusable,FuturesSix.PowerShell.ExportFsixReportCommand'
    }

    It 'takes the name of a page' {
        (Export-FsixReport synthetic_one (Join-Path $TestDrive 'mine.html') -PassThru).Path | Should -Be (Join-Path $TestDrive 'mine.html')
    }

    It 'writes nothing with -WhatIf' {
        Export-FsixReport synthetic_one (Join-Path $TestDrive 'not.html') -WhatIf | Should -BeNullOrEmpty
        Join-Path $TestDrive 'not.html' | Should -Not -Exist
    }

    It 'refuses one page for two runs' {
        'synthetic_one', 'synthetic_two' | Export-FsixReport -Destination (Join-Path $TestDrive 'same.html') -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -Be 'FsixRequestInvalid,FuturesSix.PowerShell.ExportFsixReportCommand'
        Get-Content -Raw (Join-Path $TestDrive 'same.html') | Should -BeLike '*Run synthetic_one*'
    }

    It 'refuses to write into a run' {
        { Export-FsixReport synthetic_one (Join-Path $one.Path 'x.html') -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.ExportFsixReportCommand'
    }

    It 'says FsixRunUnusable for a run that is not there or was changed' {
        { Export-FsixReport synthetic_oen -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRunUnusable,*' -ExpectedMessage "*did you mean 'synthetic_one'*"
        $damaged = Join-Path $artifacts 'runs' 'synthetic_damaged'
        Copy-Item -Recurse $one.Path $damaged
        Add-Content (Join-Path $damaged 'report.json') ' '
        { Export-FsixReport synthetic_damaged -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRunUnusable,*' -ExpectedMessage '*report.json: was changed*'
        Remove-Item -Recurse $damaged
    }

    It 'opens the page with what the system has for it' -Skip:(-not $IsLinux) {
        $bin = (New-Item -ItemType Directory (Join-Path $TestDrive 'bin')).FullName
        Set-Content (Join-Path $bin 'xdg-open') "#!/bin/sh`nprintf %s `"`$1`" > '$TestDrive/opened'"
        chmod +x (Join-Path $bin 'xdg-open')
        $found = Invoke-Child "`$env:PATH = '${bin}:' + `$env:PATH; Import-Module '$ModulePath'; Export-FsixReport synthetic_one -ArtifactsPath '$artifacts' -Open"

        $found.Text | Should -BeNullOrEmpty
        $deadline = [datetime]::UtcNow.AddSeconds(10)
        while (-not (Test-Path "$TestDrive/opened") -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
        Get-Content -Raw "$TestDrive/opened" | Should -Be (Join-Path $artifacts 'reports' 'synthetic_one.html')
    }

    It 'offers the ids of the runs' {
        $line = "Export-FsixReport -ArtifactsPath '$artifacts' -RunId synthetic_t"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'synthetic_two'
    }
}
