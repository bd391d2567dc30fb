BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Get-FsixPosition' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ '*-Fsix*:ArtifactsPath' = $artifacts }
        $run = Invoke-FsixRun -Start 2025-01-02 -RunId synthetic_positions -Set 'allocator.mode=compute'
        $contracts = Import-Csv (Join-Path $run.Path 'contracts.csv')
        $last = $contracts[-1]
    }

    It 'lists what contracts.csv and weights.csv have' {
        $positions = Get-FsixPosition synthetic_positions
        $weights = (Import-Csv (Join-Path $run.Path 'weights.csv'))[-1]

        $positions[0].GetType().FullName | Should -Be 'FuturesSix.Application.Positions.Position'
        $positions.Instrument | Should -Be ($last.PSObject.Properties.Name | Where-Object { $_ -ne 'date' })
        foreach ($position in $positions) {
            $position.Contracts | Should -Be ([double]$last.($position.Instrument))
            $position.Weight | Should -Be ([double]$weights.($position.Instrument))
            $position.Decided.ToString('yyyy-MM-dd') | Should -Be $last.date
            $position.Synthetic | Should -BeTrue
        }
    }

    It 'takes runs from the pipeline, the latest, and some instruments' {
        ($run | Get-FsixPosition -Instrument ES, ZN).Instrument | Should -Be 'ES', 'ZN'
        (Get-FsixPosition latest ES).Contracts | Should -Be ([double]$last.ES)
    }

    It 'means the decision in force between rebalances and says so' {
        $day = [DateOnly]::Parse($contracts[-3].date).AddDays(2)
        $position = Get-FsixPosition synthetic_positions ES -Date $day -Verbose 4>&1
        $note = $position | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        $note.Message | Should -Contain "$($day.ToString('yyyy-MM-dd')) is between two rebalances (W-FRI): the decision of $($contracts[-3].date) is in force"
        ($position | Where-Object Instrument).Contracts | Should -Be ([double]$contracts[-3].ES)
    }

    It 'explains positions whose steps multiply and add to the target' {
        $explained = Get-FsixPosition synthetic_positions -Why

        $explained[0].GetType().FullName | Should -Be 'FuturesSix.Application.Positions.ExplainedPosition'
        foreach ($position in $explained) {
            $sum = 0.0
            foreach ($branch in $position.Sleeves) {
                $value = 1.0
                foreach ($step in $branch.Steps) { $value *= $step.Factor }
                [Math]::Abs($value - $branch.Weight) | Should -BeLessThan 1e-12
                $sum += $branch.Weight
            }

            [Math]::Abs($sum - $position.Steps[0].Value) | Should -BeLessThan 1e-12
            $value = 0.0
            foreach ($step in $position.Steps) { $value = [double]::IsNaN($step.Factor) ? $value + $step.Amount : $value * $step.Factor }
            [Math]::Abs($value - $position.Contracts) | Should -BeLessThan (1e-12 * [Math]::Max(1, [Math]::Abs($value)))
            $position.Contracts | Should -Be ([double]$last.($position.Instrument))
        }

        ($explained | Where-Object Instrument -EQ 'ES' | Format-List | Out-String -Width 300) | Should -Match 'trend ES: signal x'
    }

    It 'is the same as fsix why' -Skip:(-not $env:FSIX_CLI) {
        $mine = Get-FsixPosition synthetic_positions ES -Why
        $theirs = (dotnet $env:FSIX_CLI why synthetic_positions --instrument ES --artifacts $artifacts --json 2>$null | Out-String | ConvertFrom-Json).positions[0]

        $theirs.contracts | Should -Be $mine.Contracts
        $theirs.steps.value | Should -Be $mine.Steps.Value
    }

    It 'says what is wrong: <Case>' -ForEach @(
        @{ Case = 'no such run'; Arguments = @{ RunId = 'synthetic_position' }; Id = 'FsixRunUnusable'; Message = "*did you mean 'synthetic_positions'*" }
        @{ Case = 'no such instrument'; Arguments = @{ RunId = 'synthetic_positions'; Instrument = 'EX' }; Id = 'FsixRequestInvalid'; Message = "*'EX'*did you mean 'ES'*" }
        @{ Case = 'no such instrument to explain'; Arguments = @{ RunId = 'synthetic_positions'; Instrument = 'EX'; Why = $true }; Id = 'FsixRequestInvalid'; Message = "*'EX'*did you mean 'ES'*" }
        @{ Case = 'a day before'; Arguments = @{ RunId = 'synthetic_positions'; Date = '2024-12-31' }; Id = 'FsixRequestInvalid'; Message = '*decided from 2025-01-03 on*' }
        @{ Case = 'a day after'; Arguments = @{ RunId = 'synthetic_positions'; Date = '2026-02-01'; Why = $true }; Id = 'FsixRequestInvalid'; Message = '*ends on 2025-12-31*' }
        @{ Case = 'another dataset'; Arguments = @{ RunId = 'synthetic_positions'; Why = $true; Dataset = 'nowhere.yaml' }; Id = 'FsixRequestInvalid'; Message = '*nowhere.yaml*' }
    ) {
        { Get-FsixPosition @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,FuturesSix.PowerShell.GetFsixPositionCommand" -ExpectedMessage $Message
    }

    It 'refuses a damaged run' {
        Copy-Item -Recurse $run.Path (Join-Path $artifacts 'runs/synthetic_damaged')
        Add-Content (Join-Path $artifacts 'runs/synthetic_damaged/weights.csv') 'x'

        foreach ($why in $false, $true) {
            { Get-FsixPosition synthetic_damaged -Why:$why -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRunUnusable,*' -ExpectedMessage '*not as it was written*'
        }
    }

    It 'offers the instruments of the run' {
        $line = "Get-FsixPosition synthetic_positions -ArtifactsPath '$artifacts' -Instrument Z"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'ZN', 'ZT', 'ZF'
    }
}
