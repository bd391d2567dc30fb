# What every command of the module promises, tested over whatever the manifest exports.
BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $commands = @(Get-Command -Module FuturesSix | ForEach-Object { @{ Name = $_.Name; Command = $_ } })
    $parameters = @(foreach ($command in $commands) {
            foreach ($parameter in $command.Command.Parameters.Values | Where-Object { $_.Name -notin [System.Management.Automation.PSCmdlet]::CommonParameters }) {
                @{ Name = $command.Name; Parameter = $parameter }
            }
        })
    $examples = @(foreach ($command in $commands) {
            foreach ($example in (Get-Help $command.Name -Full).examples.example) {
                @{ Name = $command.Name; Code = $example.code; Title = $example.title }
            }
        })
    $scripts = @(Get-ChildItem -Recurse -File (Join-Path $Repository 'module'), (Join-Path $Repository 'tools'), $PSScriptRoot -Include *.ps1, *.psm1, *.psd1 |
            ForEach-Object { @{ Script = [IO.Path]::GetRelativePath($Repository, $_.FullName); File = $_.FullName } })
    $analyzer = [bool](Get-Module -ListAvailable PSScriptAnalyzer)
}

BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe '<Name>' -ForEach $commands {
    It 'has an approved verb, the module''s noun and an output type' {
        $Command.Verb | Should -BeIn (Get-Verb).Verb
        $Command.Noun | Should -Match '^(Fsix|Meta|Alloc|Confidence|Strategy|Agent|Deck|RiskRails)'
        $Command.OutputType | Should -Not -BeNullOrEmpty
        $Command.OutputType | ForEach-Object { $_.Type | Should -Not -BeNullOrEmpty -Because "$($_.Name) is a type of the module" }
    }

    It 'has a singular noun, or a justified suppression' {
        $source = Get-Content -Raw (Join-Path $Repository "src/FuturesSix.PowerShell/Commands/$($Command.ImplementingType.Name).cs")
        $Command.Noun -notmatch '[^s]s$' -or $source -match 'PSUseSingularNouns", Justification = "[^"]{20,}"' | Should -BeTrue
    }

    It 'has a test file of its own' {
        Join-Path $PSScriptRoot "$Name.Tests.ps1" | Should -Exist
    }

    It 'asks with ShouldProcess when its verb changes something' {
        # Invoke-MetaAllocation only proposes; its own tests hold it to writing nothing.
        if ($Name -ne 'Invoke-MetaAllocation' -and $Command.Verb -in 'Invoke', 'New', 'Set', 'Remove', 'Export', 'Publish', 'Start', 'Push', 'Update', 'Undo') {
            $Command.Parameters.Keys | Should -Contain 'WhatIf'
        }
    }

    It 'has complete help' {
        $help = Get-Help $Name -Full

        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$Name*" -Because 'that would be the generated syntax'
        $help.description.Text -join '' | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        $help.examples.example | ForEach-Object { ($_.remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty -Because $_.title }
        $help.inputTypes.inputType.type.name -join '' | Should -Not -BeNullOrEmpty
        $help.relatedLinks.navigationLink.linkText | Should -Contain 'about_FuturesSix'
        $help.relatedLinks.navigationLink.linkText | Where-Object { $_ -notlike 'about_*' } | ForEach-Object { Get-Command $_ | Should -Not -BeNullOrEmpty }
        $help.returnValues.returnValue.type.name | ForEach-Object { $_.Trim() } | Sort-Object | Should -Be ($Command.OutputType.Name | Sort-Object)
    }

    It 'documents no parameter that does not exist' {
        (Get-Help $Name -Full).parameters.parameter.name | Where-Object { $_ -notin $Command.Parameters.Keys } | Should -BeNullOrEmpty
        (Get-Help $Name -Full).syntax.syntaxItem.parameter.name | Sort-Object -Unique | Should -Be ((Get-Help $Name -Full).parameters.parameter.name | Sort-Object)
    }

    It 'shows the syntax of every parameter set' {
        $items = @((Get-Help $Name -Full).syntax.syntaxItem)
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters

        $items | Should -HaveCount $Command.ParameterSets.Count
        $shown = $items | ForEach-Object { ($_.parameter.name | Sort-Object) -join ' ' } | Sort-Object
        $shown | Should -Be ($Command.ParameterSets | ForEach-Object { ($_.Parameters.Name | Where-Object { $_ -notin $common } | Sort-Object) -join ' ' } | Sort-Object)
    }

    It 'is named in about_FuturesSix' {
        Get-Content -Raw (Join-Path $ModulePath 'en-US' 'about_FuturesSix.help.txt') | Should -BeLike "*$Name*"
    }
}

Describe '<Name> -<Parameter.Name>' -ForEach $parameters {
    It 'is documented as it is' {
        $help = (Get-Help $Name -Full).parameters.parameter | Where-Object name -EQ $Parameter.Name
        $facts = $Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ParameterAttribute] } | Select-Object -First 1
        $type = [Nullable]::GetUnderlyingType($Parameter.ParameterType) ?? $Parameter.ParameterType
        $pipeline = @(if ($facts.ValueFromPipelineByPropertyName) { 'ByPropertyName' }; if ($facts.ValueFromPipeline) { 'ByValue' })

        ($help.description.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        $help.type.name | Should -Be $type.Name
        $help.required | Should -Be "$($facts.Mandatory)"
        $help.position | Should -Be ($facts.Position -ge 0 ? "$($facts.Position)" : 'named')
        $help.pipelineInput | Should -Be ($pipeline ? "True ($($pipeline -join ', '))" : 'False')
        $help.aliases | Should -Be ($Parameter.Aliases.Count -gt 0 ? ($Parameter.Aliases -join ', ') : 'none')
        $help.globbing | Should -Be "$([bool]($Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] }))"
    }
}

Describe 'Every example of the help runs' {
    BeforeAll {
        $folder = Join-Path $TestDrive 'examples'
        $null = New-TestDataset $folder
        Copy-Item (Join-Path $Repository 'docs/samples/sleeves.json') $folder
        $PSDefaultParameterValues = @{ '*:ArtifactsPath' = Join-Path $folder 'artifacts'; '*:PromotionsPath' = Join-Path $folder 'promotions' }
        Set-Content (Join-Path $folder 'book.yaml') "risk_targeting:`n  target_vol: 0.15"
        $null = Invoke-FsixRun -Start 2021-01-01
        $null = Get-FsixRun | Export-Allocations -MaxWeight 0.7
        $null = New-FsixPromotion -Author 'Ada' -Reason 'first'
        $null = Invoke-MetaSupervisor -Demo
    }

    It '<Name>: <Code>' -ForEach $examples {
        Push-Location $folder
        try {
            $failures = $null
            $null = Invoke-Command -NoNewScope ([scriptblock]::Create($Code)) -ErrorVariable failures
            $failures | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'The sources' {
    It 'give every error id of the module a line in about_FuturesSix' {
        $ids = Get-ChildItem -Recurse (Join-Path $Repository 'src/FuturesSix.PowerShell') -Include *.cs | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
            Select-String -AllMatches '"(Fsix[A-Z]\w+)"' | ForEach-Object { $_.Matches } | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -match '(Invalid|NotFound|Unusable|Refused|Missing|Failed|Denied|Unexpected)$' } | Sort-Object -Unique
        $about = Get-Content -Raw (Join-Path $ModulePath 'en-US' 'about_FuturesSix.help.txt')

        $ids.Count | Should -BeGreaterThan 5
        $ids | ForEach-Object { $about | Should -Match "\b$_\b" }
    }

    It 'of the cmdlets are at most 120 lines a file' {
        Get-ChildItem -Recurse (Join-Path $Repository 'src/FuturesSix.PowerShell') -Include *.cs | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
            Where-Object { (Get-Content $_).Count -gt 120 } | Should -BeNullOrEmpty
    }

    It 'pass PSScriptAnalyzer: <Script>' -ForEach $scripts -Skip:(-not $analyzer) {
        Invoke-ScriptAnalyzer -Path $File -Settings (Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1') |
            ForEach-Object { "$($_.ScriptName)($($_.Line)): $($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
