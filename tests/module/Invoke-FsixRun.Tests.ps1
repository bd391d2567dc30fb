BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'Invoke-FsixRun' {
    BeforeAll {
        $artifacts = Join-Path $TestDrive 'artifacts'
        $PSDefaultParameterValues = @{ 'Invoke-FsixRun:ArtifactsPath' = $artifacts }
        $short = @{ Start = '2023-01-02'; End = '2024-12-31' }
        $dataset = New-TestDataset (Join-Path $TestDrive 'data')
    }

    It 'stores a run and returns it' {
        $run = Invoke-FsixRun @short

        $run.GetType().FullName | Should -Be 'FuturesSix.Application.RunOutcome'
        $run.RunId | Should -BeLike 'synthetic_20230103_20241231_*'
        $run.Synthetic | Should -BeTrue
        $run.Reused | Should -BeFalse
        $run.Start | Should -Be ([DateOnly]::new(2023, 1, 3)) -Because '2023-01-02 was a holiday'
        $run.Sharpe | Should -Be $run.Summary.Performance.Sharpe
        Join-Path $run.Path 'meta.json' | Should -Exist
        Split-Path -Parent $run.Path | Should -Be (Join-Path $artifacts 'runs')
    }

    It 'returns the stored run when asked again, and -Force replaces it' {
        $first = Invoke-FsixRun @short
        $again = Invoke-FsixRun @short
        $forced = Invoke-FsixRun @short -Force

        $again.Reused | Should -BeTrue
        $again.Meta.CreatedUtc | Should -Be $first.Meta.CreatedUtc
        $forced.Reused | Should -BeFalse
        $forced.Meta.CreatedUtc | Should -BeGreaterThan $first.Meta.CreatedUtc
        $forced.Meta.DeterminismHash | Should -Be $first.Meta.DeterminismHash
    }

    It 'writes nothing with -WhatIf' {
        $folder = Join-Path $TestDrive 'whatif'

        Invoke-FsixRun @short -ArtifactsPath $folder -WhatIf | Should -BeNullOrEmpty
        $folder | Should -Not -Exist
    }

    It 'reads the same settings from text, hashtables and nested hashtables' {
        $forms = @(
            , @('risk_targeting.target_vol=0.1', 'policy.mode=off')
            @{ 'risk_targeting.target_vol' = 0.1; 'policy.mode' = 'off' }
            @{ risk_targeting = @{ target_vol = 0.1 }; policy = @{ mode = 'off' } }
            , @(@{ risk_targeting = @{ target_vol = 0.1 } }, 'policy.mode=off')
        )
        $ids = foreach ($form in $forms) { (Invoke-FsixRun @short -Set $form).RunId }

        $ids | Should -HaveCount 4
        $ids | Select-Object -Unique | Should -HaveCount 1
        $ids[0] | Should -Not -Be (Invoke-FsixRun @short).RunId
    }

    It 'writes truth values, lists and dates as the configuration file has them' {
        $run = Invoke-FsixRun @short -Set @{ 'engines.trend.settings.universe' = @('ES', 'ZN'); 'policy.gates.trend.enabled' = $false }
        $text = Get-Content -Raw (Join-Path $run.Path 'config.yaml')

        $text | Should -Match '(?s)trend:.*universe: "?\[?ES, ZN\]?"?\s'
        $text | Should -Match '(?s)gates:\s+trend:.*?enabled: false'
    }

    It 'takes days as dates and as yyyy-MM-dd, and refuses text that could be read two ways' {
        $asDate = Invoke-FsixRun -Start ([datetime]'2023-01-02') -End ([DateOnly]::new(2024, 12, 31))

        $asDate.RunId | Should -Be (Invoke-FsixRun @short).RunId
        { Invoke-FsixRun -Start '01/02/2023' } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*' -ExpectedMessage "*'01/02/2023' is not a day; expected*yyyy-MM-dd*"
    }

    It 'reads a dataset, a configuration and an artifacts folder relative to the current location' {
        Set-Content (Join-Path $TestDrive 'data/c.yaml') "policy:`n  mode: off"
        Push-Location (Join-Path $TestDrive 'data')
        try {
            $run = Invoke-FsixRun tiny.yaml c.yaml -ArtifactsPath ../relative
        }
        finally {
            Pop-Location
        }

        $run.RunId | Should -BeLike 'tiny_2020*'
        $run.Synthetic | Should -BeFalse
        $run.Path | Should -Be (Join-Path $TestDrive 'relative' 'runs' $run.RunId)
    }

    It 'counts a relative dataset in -Set from the location, not from the directory of the process' {
        Push-Location (Join-Path $TestDrive 'data')
        try {
            [Environment]::CurrentDirectory | Should -Not -Be (Get-Location).ProviderPath
            (Invoke-FsixRun -Set dataset=tiny.yaml).RunId | Should -Be (Invoke-FsixRun $dataset).RunId
        }
        finally {
            Pop-Location
        }
    }

    It 'takes files from the pipeline and goes on after a bad one' {
        $bad = New-TestDataset (Join-Path $TestDrive 'data') -Name bad -Broken
        $runs = Get-Item $bad, $dataset | Invoke-FsixRun -ErrorVariable failures -ErrorAction SilentlyContinue

        $runs | Should -HaveCount 1
        $runs.RunId | Should -BeLike 'tiny_*'
        $failures | Should -HaveCount 1
        $failures[0].Exception.Message | Should -Match 'bad\.csv\(101\).*abc'
    }

    It 'says <Id> for <Case>' -ForEach @(
        @{ Case = 'a dataset that is not there'; Arguments = @{ Dataset = 'nowhere.yaml' }; Id = 'FsixDatasetInvalid'; Category = 'InvalidData'; Message = '*nowhere.yaml*there is no such file*' }
        @{ Case = 'an unknown setting'; Arguments = @{ Set = 'risk_targeting.target_vo=1' }; Id = 'FsixConfigurationInvalid'; Category = 'InvalidArgument'; Message = "*target_vo*did you mean 'target_vol'*" }
        @{ Case = 'a value out of bounds'; Arguments = @{ Set = @{ 'risk_targeting.target_vol' = -1 } }; Id = 'FsixConfigurationInvalid'; Category = 'InvalidArgument'; Message = '*target_vol is -1*' }
        @{ Case = 'a period without data'; Arguments = @{ Start = '1990-01-01'; End = '1990-12-31' }; Id = 'FsixRequestInvalid'; Category = 'InvalidArgument'; Message = '*1990*' }
        @{ Case = 'an id that hides synthetic data'; Arguments = @{ RunId = 'mine' }; Id = 'FsixRequestInvalid'; Category = 'InvalidArgument'; Message = "*'synthetic_'*" }
        @{ Case = 'a path of another provider'; Arguments = @{ Dataset = 'Env:/PATH' }; Id = 'FsixRequestInvalid'; Category = 'InvalidArgument'; Message = "*provider 'Environment'*" }
    ) {
        $failure = $null
        try { Invoke-FsixRun @Arguments -ErrorAction Stop } catch { $failure = $_ }

        $failure.FullyQualifiedErrorId | Should -Be "$Id,FuturesSix.PowerShell.InvokeFsixRunCommand"
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.Exception.Message | Should -BeLike $Message
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'says FsixRunUnusable for a stored run that was edited' {
        $run = Invoke-FsixRun @short -RunId synthetic_edited
        Add-Content (Join-Path $run.Path 'config.yaml') '# edited'

        { Invoke-FsixRun @short -RunId synthetic_edited -ErrorAction Stop } | Should -Throw -ErrorId 'FsixRunUnusable,*' -ExpectedMessage '*config.yaml*'
        (Invoke-FsixRun @short -RunId synthetic_edited -Force).Reused | Should -BeFalse
    }

    It 'shows the figures in a table of 80 columns and everything in a list' {
        $run = Invoke-FsixRun @short
        $table = $run | Out-String -Width 80
        $list = $run | Format-List | Out-String -Width 200

        $table | Should -Match 'RunId\s+Return\s+Vol\s+Sharpe\s+MaxDD\s+State'
        $table | Should -Match ([regex]::Escape($run.RunId))
        $list | Should -Match 'Determinism hash\s*:\s*[0-9a-f]{64}'
        $list | Should -Match 'Universe\s*:\s*ES, '
    }

    It 'makes the same bytes whatever the culture of the session' {
        $here = Invoke-FsixRun $dataset -Force # not the run an earlier test stored under another spelling of the path
        $there = Invoke-Child "
            [cultureinfo]::CurrentCulture = 'de-DE'
            Import-Module '$ModulePath'
            (Invoke-FsixRun '$dataset' -Set @{ 'risk_targeting.target_vol' = 0.2 } -ArtifactsPath '$TestDrive/german').Meta.DeterminismHash"

        $there.Text | Should -Be $here.Meta.DeterminismHash
    }

    It 'makes the same run as the command line tool' -Skip:(-not $env:FSIX_CLI) {
        $run = Invoke-FsixRun @short
        $json = dotnet $env:FSIX_CLI run --start 2023-01-02 --end 2024-12-31 --artifacts (Join-Path $TestDrive 'cli') --json 2>$null | Out-String | ConvertFrom-Json

        $json.meta.config_hash | Should -Be $run.Meta.ConfigHash
        $json.meta.determinism_hash | Should -Be $run.Meta.DeterminismHash
    }

    It 'offers datasets and folders for -Dataset' {
        Push-Location (Join-Path $TestDrive 'data')
        try {
            $line = 'Invoke-FsixRun -Dataset '
            $all = (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.ListItemText
            $some = (TabExpansion2 "${line}ti" -cursorColumn ($line.Length + 2)).CompletionMatches.ListItemText
        }
        finally {
            Pop-Location
        }

        $all | Should -Contain 'synthetic'
        $all | Should -Contain 'tiny.yaml'
        $all | Should -Not -Contain 'tiny.csv'
        $some | Should -Be 'tiny.yaml'
    }
}

Describe 'Invoke-FsixRun at work' {
    BeforeAll {
        function Open-Session([string] $Script) {
            $session = [powershell]::Create()
            $null = $session.AddScript("Import-Module '$ModulePath'; $Script")
            [pscustomobject]@{ Session = $session; Handle = $session.BeginInvoke() }
        }

        function Wait-Until([scriptblock] $Condition, [int] $Seconds = 30) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            while (-not (& $Condition)) {
                if ($watch.Elapsed.TotalSeconds -gt $Seconds) { throw "Not within $Seconds s: $Condition" }
                Start-Sleep -Milliseconds 5
            }
        }
    }

    It 'reports every step, in order, and then that it is done' {
        $work = Open-Session "Invoke-FsixRun -Start 2023-01-02 -ArtifactsPath '$TestDrive/progress'"
        $null = $work.Session.EndInvoke($work.Handle)
        $records = @($work.Session.Streams.Progress | Where-Object ActivityId -EQ 6)
        $steps = @($records | Where-Object StatusDescription -Match '^\d+/\d+ ' | ForEach-Object { [int]($_.StatusDescription -split '/')[0] })

        $work.Session.Streams.Error | Should -BeNullOrEmpty
        $steps | Should -Be ($steps | Sort-Object)
        $steps[0] | Should -Be 1
        $steps[-1] | Should -Be ([int](($records[-2].StatusDescription -split '[/ ]')[1]))
        $records[-1].RecordType | Should -Be 'Completed'
        $work.Session.Dispose()
    }

    It 'stops within a second and leaves nothing behind' {
        $folder = Join-Path $TestDrive 'stopped'
        $work = Open-Session "Invoke-FsixRun -ArtifactsPath '$folder'"
        Wait-Until { $work.Session.Streams.Progress | Where-Object StatusDescription -Match '^\d+/\d+ ' }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $work.Session.Stop()
        $elapsed = $watch.ElapsedMilliseconds
        Write-Host "    stopped after $elapsed ms"

        $work.Session.InvocationStateInfo.State | Should -Be 'Stopped'
        $elapsed | Should -BeLessThan 1000
        Wait-Until { -not (Test-Path "$folder/runs") -or -not (Get-ChildItem -Force "$folder/runs") }
        $work.Session.Dispose()
    }

    It 'stops within a second even when reading a dataset never ends' -Skip:(-not (Get-Command mkfifo -ErrorAction Ignore)) {
        $pipe = Join-Path $TestDrive 'endless.yaml'
        mkfifo $pipe
        $work = Open-Session "Invoke-FsixRun '$pipe' -ArtifactsPath '$TestDrive/endless'"
        Wait-Until { $work.Session.Streams.Progress.Count -gt 1 }
        Start-Sleep -Milliseconds 100
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $work.Session.Stop()
        $elapsed = $watch.ElapsedMilliseconds
        Write-Host "    stopped after $elapsed ms"

        $work.Session.InvocationStateInfo.State | Should -Be 'Stopped'
        $elapsed | Should -BeLessThan 1000
        [IO.File]::WriteAllText($pipe, 'name: released')
        $work.Session.Dispose()
    }
}
