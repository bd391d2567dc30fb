BeforeDiscovery {
    $golden = Get-Content -Raw (Join-Path ($env:FSIX_GOLDEN ? $env:FSIX_GOLDEN : (Join-Path $PSScriptRoot '../golden')) 'meta_allocator_ewma.json') | ConvertFrom-Json
    $number = 0
    $cases = @($golden.cases | ForEach-Object { @{ Number = $number; Case = $_ }; $number++ })
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    $sample = Join-Path $Repository 'docs/samples/sleeves.json'

    # The sleeves of a parsed input as objects for the pipeline.
    function Get-Sleeve($Metrics) {
        $Metrics.PSObject.Properties | ForEach-Object {
            [pscustomobject]@{ Sleeve = $_.Name; Sharpe = $_.Value.sharpe; Drawdown = $_.Value.dd; PrevScore = $_.Value.prev_score; NObs = $_.Value.n_obs }
        }
    }
}

Describe 'Invoke-MetaAllocation' {
    It 'gives the golden scores and weights of case <Number> from objects and from a file' -ForEach $cases {
        $settings = @{ EwmaAlpha = $Case.ewma_alpha; CorrCap = $Case.corr_cap; CorrStrength = $Case.corr_strength }
        $correlations = @{}
        $Case.corr.PSObject.Properties | ForEach-Object { $correlations[$_.Name] = $_.Value }
        $file = Join-Path $TestDrive 'golden.json'
        @{ metrics = $Case.metrics; corr = $Case.corr } | ConvertTo-Json -Depth 5 | Set-Content $file
        foreach ($proposal in (Get-Sleeve $Case.metrics | Invoke-MetaAllocation @settings -Correlations $correlations), (Invoke-MetaAllocation $file @settings)) {
            $proposal.Sleeves | Should -HaveCount @($Case.weights.PSObject.Properties).Count
            foreach ($sleeve in $proposal.Sleeves) {
                [Math]::Abs($sleeve.Weight - $Case.weights.($sleeve.Name)) | Should -BeLessOrEqual 1e-12
                [Math]::Abs($sleeve.Score.Score - $Case.score.($sleeve.Name)) | Should -BeLessOrEqual 1e-12
            }
        }
    }

    It 'takes files and folders of runs from the pipeline, a proposal each' {
        $run = Invoke-FsixRun -Start 2023-01-02 -ArtifactsPath $TestDrive/runs -PromotionsPath $TestDrive/none
        $proposals = @(Get-Item $sample | Invoke-MetaAllocation) + @($run | Invoke-MetaAllocation) + @(Get-FsixRun -ArtifactsPath $TestDrive/runs | Invoke-MetaAllocation) +
            @(Invoke-MetaAllocation -Run $run.RunId -ArtifactsPath $TestDrive/runs)

        $proposals | Should -HaveCount 4
        $proposals[0].Sleeves.Name | Should -Contain 'trend'
        $proposals[1..3].InputsSha256 | Select-Object -Unique | Should -HaveCount 1
        $proposals[1].Sleeves.Name | Should -Be ((Get-Content (Join-Path $run.Path 'sleeve_returns.csv') -First 1) -split ',' | Where-Object { $_ -notin 'date', 'execution', 'cost' } | Sort-Object)
    }

    It 'makes the same of a CSV file, its imported rows and the JSON file' {
        $csv = Join-Path $TestDrive 'sleeves.csv'
        $content = Get-Content -Raw $sample | ConvertFrom-Json
        Get-Sleeve $content.metrics | Select-Object Sleeve, Sharpe, @{ n = 'dd'; e = 'Drawdown' }, @{ n = 'prev_score'; e = 'PrevScore' }, @{ n = 'n_obs'; e = 'NObs' } | Export-Csv $csv
        $rows = Import-Csv $csv
        ($rows | Where-Object prev_score -EQ '') | Should -Not -BeNullOrEmpty -Because 'an empty cell must not become a score of 0'

        ($rows | Invoke-MetaAllocation).InputsSha256 | Should -Be (Invoke-MetaAllocation $csv).InputsSha256
        ($rows | Invoke-MetaAllocation -Mode bayes).Weights.Values | Should -Be (Invoke-MetaAllocation $csv -Mode bayes).Weights.Values
    }

    It 'takes settings as parameters, text and hashtables' {
        $weights = foreach ($form in @{ TurnoverPenalty = 0.5 }, @{ Set = 'turnover_penalty=0.5' }, @{ Set = @{ turnover_penalty = 0.5 } }, @{ Set = 'turnover_penalty=0.1'; TurnoverPenalty = 0.5 }) {
            (Invoke-MetaAllocation $sample @form).Weights.Values -join ' '
        }

        $weights | Select-Object -Unique | Should -HaveCount 1
        (Invoke-MetaAllocation $sample -Set @{ change_point = @{ hazard = 0.01; enabled = $false } }).Allocation.Config.ChangePoint.Hazard | Should -Be 0.01
        (Invoke-MetaAllocation $sample -Mode BAYES).Mode | Should -Be 'bayes'
    }

    It 'writes nothing' {
        $null = Invoke-MetaAllocation $sample -ArtifactsPath (Join-Path $TestDrive 'untouched')

        Join-Path $TestDrive 'untouched' | Should -Not -Exist
    }

    It 'explains every step' {
        $proposal = Invoke-MetaAllocation $sample

        $proposal.GovernorHits | Should -HaveCount 2
        ($proposal.Sleeves | Where-Object Name -EQ 'vx_calendar_carry').Bound | Should -Be 'Min'
        $proposal | Out-String -Width 120 | Should -Match '(?m)^\s+trend\s+0\.687\s+0\.950\s+0\.2443\s+0\.3000\s+0\.2410\s+\u2588+\r?$'
        $proposal | Out-String -Width 120 | Should -Match 'dampened  csmom and trend: correlation 0\.64'
        $proposal | Format-Table | Out-String -Width 120 | Should -Match 'sleeves\.json\s+ewma\s+7'
        $proposal | Format-List | Out-String -Width 300 | Should -Match 'Weights\s*:\s*carry 0\.2080'
        $proposal.Sleeves | Out-String -Width 120 | Should -Match 'Name\s+Score\s+Governor\s+Target\s+Previous\s+Weight\s+Bound\s+Bar'
    }

    It 'refuses <Case>, and goes on' -ForEach @(
        @{ Case = 'a metric that is no number'; Change = { param($i) $i.metrics.trend.sharpe = [double]::NaN }; Message = '*bad.json(*metrics.trend.sharpe*expected a number*' }
        @{ Case = 'no sleeves'; Change = { param($i) $i.metrics = @{} }; Message = "*no metrics*'metrics' with at least one sleeve*" }
        @{ Case = 'bounds that cannot be met'; Arguments = @{ MaxWeight = 0.1 }; Message = '*max_weight is 0.1; expected at least 0.14*' }
        @{ Case = 'a correlation out of range'; Change = { param($i) $i.corr = @{ 'trend|carry' = 1.5 } }; Message = '*corr.trend|carry is 1.5*' }
        @{ Case = 'correlations that contradict each other'; Change = { param($i) $i.corr = @{ 'trend|carry' = 0.5; 'carry|trend' = 0.4 } }; Message = '*corr.*|*0.*as the same pair states elsewhere*' }
        @{ Case = 'an unknown setting'; Arguments = @{ Set = 'change_point.hazrd=1' }; Message = "*change_point.hazrd*did you mean 'hazard'*" }
        @{ Case = 'a setting of the wrong kind'; Arguments = @{ Set = 'mode=robust' }; Message = '*mode*one of ewma, bayes, equal*' }
    ) {
        $bad = Join-Path $TestDrive 'bad.json'
        $content = Get-Content -Raw $sample | ConvertFrom-Json -AsHashtable
        if ($Change) { & $Change $content }
        $content | ConvertTo-Json -Depth 5 | Set-Content $bad
        $Arguments = $Arguments ?? @{}
        $failures = $null
        $proposals = @($bad, $sample | Invoke-MetaAllocation @Arguments -ErrorVariable failures -ErrorAction SilentlyContinue)

        $proposals | Should -HaveCount ($Arguments.Count -gt 0 ? 0 : 1)
        $failures[0].Exception.Message | Should -BeLike $Message
        $failures[0].FullyQualifiedErrorId | Should -Be 'FsixAllocationInvalid,FuturesSix.PowerShell.InvokeMetaAllocationCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidData'
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'refuses the same of objects: <Case>' -ForEach @(
        @{ Case = 'a metric that is no number'; Sleeves = @{ Sleeve = 'a'; Sharpe = [double]::NaN; Dd = 0.1 }, @{ Sleeve = 'b'; Sharpe = 1; Dd = 0.1 }; Message = '*a*sharpe*NaN*' }
        @{ Case = 'a sleeve that is there twice'; Sleeves = @{ Sleeve = 'a'; Sharpe = 1; Dd = 0.1 }, @{ Sleeve = 'a'; Sharpe = 1; Dd = 0.1 }; Message = '*a*twice*' }
        @{ Case = 'a missing metric'; Sleeves = , @{ Sleeve = 'a'; Sharpe = 1 }; Message = '*a*dd*' }
    ) {
        { $Sleeves | ForEach-Object { [pscustomobject]$_ } | Invoke-MetaAllocation -ErrorAction Stop } |
            Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage $Message
    }

    It 'refuses a mode that does not exist, naming those that do' {
        { Invoke-MetaAllocation $sample -Mode robust } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*' -ExpectedMessage '*ewma,bayes,equal*'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a correlation that is no pair'; Correlations = @{ 'trend' = 0.4 }; Message = "*'trend' is not a pair*'A|B'*" }
        @{ Case = 'a correlation that is no number'; Correlations = @{ 'trend|carry' = 'high' }; Message = "*trend|carry is 'high'; expected a number*" }
        @{ Case = 'a file of correlations that is not there'; Correlations = 'nowhere.csv'; Message = '*nowhere.csv*cannot be read*' }
    ) {
        { Invoke-MetaAllocation $sample -Correlations $Correlations -ErrorAction Stop } | Should -Throw -ErrorId 'FsixAllocationInvalid,*' -ExpectedMessage $Message
    }

    It 'offers modes, inputs and runs' {
        Push-Location (Split-Path $sample)
        try {
            $offers = foreach ($line in 'Invoke-MetaAllocation -Mode ', 'Invoke-MetaAllocation sl', 'Invoke-MetaAllocation -Previous la', "Invoke-MetaAllocation -ArtifactsPath $TestDrive/runs -Run syn") {
                , @((TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.ListItemText)
            }
        }
        finally {
            Pop-Location
        }

        $offers[0] | Should -Be 'bayes', 'equal', 'ewma'
        $offers[1] | Should -Contain 'sleeves.json'
        $offers[2] | Should -Contain 'latest'
        $offers[3] | Should -BeLike 'synthetic_*'
    }
}
