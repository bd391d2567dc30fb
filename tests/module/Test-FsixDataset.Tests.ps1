BeforeDiscovery {
    $data = $env:FSIX_DATA ? $env:FSIX_DATA : (Join-Path $PSScriptRoot '../../../shared/data')
    $samples = @(Get-ChildItem (Join-Path $PSScriptRoot '../../docs/samples') -Filter *.yaml | Where-Object { Select-String -Quiet -LiteralPath $_ -Pattern '^sources:' } | ForEach-Object { @{ Sample = $_.Name; File = $_ } })
}

BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Test-FsixDataset' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'data'
        $good = New-TestDataset $folder
        $bad = New-TestDataset $folder -Name bad -Broken
    }

    It 'describes the synthetic market' {
        $check = Test-FsixDataset synthetic

        $check.GetType().FullName | Should -Be 'FuturesSix.Application.DatasetCheck'
        $check.Passed | Should -BeTrue
        $check.Findings.Kind | Should -Contain 'LongGap' -Because 'the synthetic market has deliberate holes'
        $check.Findings.Severity | Sort-Object -Unique | Should -Be 'Warning'
        $check.Report.Instruments | Should -HaveCount $check.Instruments.Count
        $check.Identity.Synthetic | Should -BeTrue
        $check.Rows | Should -BeGreaterThan 1000
    }

    It 'counts what is in the files of a dataset' {
        $check = Test-FsixDataset $good

        $check.Error | Should -BeNullOrEmpty
        $check.Instruments | Should -Be 'AA', 'BB', 'CC'
        $check.Rows | Should -Be 900
        $check.Report.Instruments[1].Counts.Symbol | Should -Be 'BB'
        $check.Report.Instruments[1].Counts.Observed | Should -Be 900
        $check.Report.Instruments | Out-String -Width 120 | Should -Match 'Symbol\s+Class\s+First\s+Last\s+Observed\s+Missing'
    }

    It 'finds a jump and says so' {
        $rows = Get-Content (Join-Path $folder 'tiny.csv')
        $rows[500] = $rows[500] -replace '^([^,]+),[^,]+', '$1,0.35'
        $jumpy = New-TestDataset $folder -Name jumpy
        Set-Content (Join-Path $folder 'jumpy.csv') $rows
        $check = Test-FsixDataset $jumpy
        $finding = $check.Findings | Where-Object Symbol -EQ 'AA' | Where-Object Kind -Like '*Jump'

        $finding.Date.ToString('yyyy-MM-dd') | Should -Be ($rows[500] -split ',')[0]
        $check.Findings | Out-String -Width 200 | Should -Match 'Severity\s+Kind\s+Symbol\s+Date\s+Message'
        Remove-Item (Join-Path $folder 'jumpy.*')
    }

    It 'says where a dataset cannot be used, without an error' {
        $check = Test-FsixDataset $bad -ErrorAction Stop

        $check.Passed | Should -BeFalse
        $check.Report | Should -BeNullOrEmpty
        $check.Error | Should -Match 'bad\.csv\(101\).*abc'
    }

    It 'says FsixDatasetInvalid when there is no such file' {
        { Test-FsixDataset (Join-Path $folder 'nothing.yaml') -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixDatasetInvalid,FuturesSix.PowerShell.TestFsixDatasetCommand' -ExpectedMessage '*nothing.yaml*there is no such file*'
    }

    It 'takes files from the pipeline, relative to the current location' {
        Push-Location $folder
        try {
            (Get-ChildItem *.yaml | Test-FsixDataset).Passed | Should -Be $false, $true
            (Test-FsixDataset tiny.yaml, synthetic).Passed | Should -Be $true, $true
        }
        finally {
            Pop-Location
        }
    }

    It 'answers yes or no with -Quiet' {
        Test-FsixDataset $good -Quiet | Should -BeOfType [bool]
        Test-FsixDataset $good, $bad -Quiet | Should -Be $true, $false
    }

    It 'shows one line a dataset and everything in a list' {
        Test-FsixDataset $good | Out-String -Width 120 | Should -Match '(?m)^tiny\s+True\s+2020-01-02'
        Test-FsixDataset $good | Format-List | Out-String -Width 200 | Should -Match 'Instruments\s*:\s*AA, BB, CC'
    }

    It 'reads the sample <Sample>' -ForEach $samples -Skip:(-not (Test-Path $data)) {
        $check = Test-FsixDataset $File

        $check.Error | Should -BeNullOrEmpty
        $check.Report.Instruments.Count | Should -Be $check.Instruments.Count
        $check.Findings.Count | Should -Be ($check.Report.Errors.Count + $check.Report.Warnings.Count)
        $check.Passed | Should -Be ($check.Report.Errors.Count -eq 0)
    }
}
