BeforeAll {
    . $PSScriptRoot/Support.ps1
    $sample = Join-Path $Repository 'docs/samples/sleeves.json'
}

Describe 'Export-Allocations' {
    BeforeEach {
        $artifacts = Join-Path $TestDrive ([guid]::NewGuid())
        $PSDefaultParameterValues = @{ '*:ArtifactsPath' = $artifacts }
    }

    It 'writes a timestamped CSV, latest.csv, and a JSON beside each' {
        $export = Export-Allocations $sample

        Split-Path -Leaf $export.Csv | Should -Match '^\d{8}_\d{6}_alloc\.csv$'
        [IO.File]::ReadAllBytes($export.LatestCsv) | Should -Be ([IO.File]::ReadAllBytes($export.Csv))
        (Get-ChildItem (Join-Path $artifacts allocations) -Filter *.json).Name | Should -HaveCount 2
        $rows = Import-Csv $export.Csv
        $rows.Sleeve | Should -Be ($rows.Sleeve | Sort-Object)
        ($rows.Weight | Measure-Object -Sum).Sum | Should -BeLessThan 1.000000001
        (Get-Content -Raw $export.Json | ConvertFrom-Json).inputs_sha256 | Should -Be $export.InputsSha256
    }

    It 'writes a proposal as it is, and two in one second under two names' {
        $proposal = Invoke-MetaAllocation $sample -Mode bayes
        $exports = @($proposal, $proposal | Export-Allocations)

        $exports.Csv | Select-Object -Unique | Should -HaveCount 2
        $exports[0].Weights.Values | Should -Be $proposal.Weights.Values
        $exports[0].Mode | Should -Be 'bayes'
    }

    It 'refuses a setting that would not change a proposal' {
        { Invoke-MetaAllocation $sample | Export-Allocations -Mode equal } | Should -Throw -ErrorId 'FsixRequestInvalid,*' -ExpectedMessage '*-Mode*Invoke-MetaAllocation*'
        $artifacts | Should -Not -Exist
    }

    It 'writes nothing with -WhatIf, from a file or a proposal' {
        Export-Allocations $sample -WhatIf | Should -BeNullOrEmpty
        Invoke-MetaAllocation $sample | Export-Allocations -WhatIf | Should -BeNullOrEmpty
        $artifacts | Should -Not -Exist
    }

    It 'writes nothing when the input is refused' {
        { Export-Allocations $sample -MinWeight 0.5 -MaxWeight 0.6 -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage '*min_weight is 0.5*'
        $artifacts | Should -Not -Exist
    }

    It 'says which folder cannot be written' {
        $null = New-Item -ItemType Directory $artifacts
        Set-Content (Join-Path $artifacts 'allocations') 'a file where a folder belongs'

        { Export-Allocations $sample -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRequestInvalid,*' -ExpectedMessage '*allocations: cannot be written*expected a folder*'
        Get-ChildItem $artifacts | Should -HaveCount 1
    }

    It 'moves from the newest export' {
        $first = Export-Allocations $sample -Mode equal
        $second = Export-Allocations $sample -Previous latest -TurnoverPenalty 1

        $second.Weights.Values | ForEach-Object { [Math]::Round($_, 9) } | Should -Be ($first.Weights.Values | ForEach-Object { [Math]::Round($_, 9) })
        $second.Proposal.Previous | Should -Be $first.Csv
    }

    It 'waits for another writer, and stops within a second when told to' {
        $folder = Join-Path $artifacts 'allocations'
        $null = New-Item -ItemType Directory $folder
        $held = [IO.File]::Open((Join-Path $folder '.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        $session = [powershell]::Create()
        try {
            $null = $session.AddScript("Import-Module '$ModulePath'; Export-Allocations '$sample' -ArtifactsPath '$artifacts'")
            $null = $session.BeginInvoke()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not ($session.Streams.Progress | Where-Object StatusDescription -Like '2/2*') -and $watch.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 10 }
            Start-Sleep -Milliseconds 200
            $watch.Restart()
            $session.Stop()
            $elapsed = $watch.ElapsedMilliseconds
        }
        finally {
            $session.Dispose()
            $held.Dispose()
        }

        $session.Streams.Progress | Should -Not -BeNullOrEmpty
        $elapsed | Should -BeLessThan 1000
        Get-ChildItem $folder -Filter *.csv | Should -BeNullOrEmpty
    }

    It 'shows a line an export and everything in a list' {
        $export = Export-Allocations $sample

        $export | Out-String -Width 160 | Should -Match '_alloc\.csv ewma\s+7\s+12\.7'
        $export | Format-List | Out-String -Width 300 | Should -Match 'Csv hash\s*:\s*[0-9a-f]{64}'
    }
}
