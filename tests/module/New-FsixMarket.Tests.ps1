BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'New-FsixMarket' {
    BeforeAll {
        $market = New-FsixMarket -Seed 7 -Years 2 -Instruments 4 -Destination (Join-Path $TestDrive 'seven')
    }

    It 'writes a dataset that Test-FsixDataset reads, and says what is in it' {
        $market.GetType().FullName | Should -Be 'FuturesSix.Data.Synthetic.WrittenDataset'
        $market.Path | Should -Be (Join-Path $TestDrive 'seven' 'dataset.yaml')
        $market.Instruments[-3..-1] | Should -Be 'VX1', 'VX2', 'VX3'
        $check = $market | Test-FsixDataset
        $check.Error | Should -BeNullOrEmpty
        $check.Rows | Should -Be $market.Rows
        (Get-ChildItem (Join-Path $TestDrive 'seven') -Recurse -File).Count | Should -Be $market.Files
    }

    It 'writes the same market from the same seed, and another from another' {
        $same, $other = [pscustomobject]@{ Seed = 7; Destination = "$TestDrive/same" }, [pscustomobject]@{ Seed = 8; Destination = "$TestDrive/other" } |
            New-FsixMarket -Years 2 -Instruments 4

        $same.MarketHash | Should -Be $market.MarketHash
        $other.MarketHash | Should -Not -Be $market.MarketHash
    }

    It 'goes to Invoke-FsixRun by the pipeline' {
        $run = $market | Invoke-FsixRun -ArtifactsPath (Join-Path $TestDrive 'artifacts') -PromotionsPath (Join-Path $TestDrive 'promotions')

        $run.Synthetic | Should -BeTrue
        $run.Meta.Dataset.Name | Should -BeLike 'synthetic*'
    }

    It 'is the same as fsix data synth' -Skip:(-not $env:FSIX_CLI) {
        $json = dotnet $env:FSIX_CLI data synth --seed 7 --years 2 --instruments 4 --output (Join-Path $TestDrive 'cli') --json 2>$null | Out-String | ConvertFrom-Json

        $json.market_hash | Should -Be $market.MarketHash
        $json.bytes | Should -Be $market.Bytes
    }

    It 'names the folder after the seed in the current location' {
        Push-Location $TestDrive
        try { (5 | New-FsixMarket -Years 1 -Instruments 1).Path | Should -Be (Join-Path $TestDrive 'synthetic-5' 'dataset.yaml') }
        finally { Pop-Location }
    }

    It 'replaces what it wrote only with -Force, and never anything else' {
        { New-FsixMarket -Seed 7 -Years 2 -Instruments 4 -Destination "$TestDrive/seven" -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.NewFsixMarketCommand'
        (New-FsixMarket -Seed 9 -Years 1 -Instruments 4 -Destination "$TestDrive/same" -Force).MarketHash | Should -Not -Be $market.MarketHash
        $null = New-Item -ItemType Directory "$TestDrive/mine"
        Set-Content "$TestDrive/mine/notes.txt" 'mine'
        { New-FsixMarket -Destination "$TestDrive/mine" -Force -ErrorAction Stop } | Should -Throw
        Get-ChildItem "$TestDrive/mine" -Name | Should -Be 'notes.txt'
    }

    It 'says every number that is out of bounds' {
        { New-FsixMarket -Years 0 -Instruments 0 -Destination "$TestDrive/none" -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixRequestInvalid,FuturesSix.PowerShell.NewFsixMarketCommand' -ExpectedMessage '*years*instruments*'
        "$TestDrive/none" | Should -Not -Exist
    }

    It 'writes nothing with -WhatIf' {
        New-FsixMarket -Destination "$TestDrive/whatif" -WhatIf | Should -BeNullOrEmpty
        "$TestDrive/whatif" | Should -Not -Exist
    }

    It 'shows a line and a list' {
        $market | Out-String -Width 400 | Should -Match '(?m)^2016-01-04 2017-12-29 .* 7 .*seven'
        $market | Format-List | Out-String | Should -Match 'MarketHash|Market hash'
    }
}
