<#
.SYNOPSIS
    Runs the module's Pester tests and writes their counts. Exit code: 0, 1 when a test failed, 77 when they cannot run.
.PARAMETER Module
    The staged module; artifacts/module/FuturesSix by default.
.PARAMETER Results
    A JSON file for the counts: passed, failed, skipped, each on a line of its own.
.PARAMETER Fsix
    The command line tool's fsix.dll, to compare the module with; without it that test is skipped.
.PARAMETER Path
    The test files; all by default.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [string] $Results,
    [string] $Fsix,
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
$env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:FSIX_MODULE = $Module
$env:FSIX_CLI = $Fsix
$PSStyle.OutputRendering = 'PlainText'
if ($PSVersionTable.PSVersion -lt '7.6') {
    "pwsh 7.6 is needed, this is $($PSVersionTable.PSVersion)"
    exit 77
}

if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })) {
    'Pester 5 is not installed (Install-Module Pester -MaximumVersion 5.99.99)'
    exit 77
}

Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$configuration.Output.RenderMode = 'Plaintext'
$run = Invoke-Pester -Configuration $configuration
# A container or a setup that fails runs no test of its own: it counts as one failure.
$failed = $run.FailedCount + $run.FailedContainersCount + $run.FailedBlocksCount
if ($Results) {
    $null = New-Item -ItemType Directory -Force -Path (Split-Path -Parent $Results)
    [ordered]@{ passed = $run.PassedCount; failed = $failed; skipped = $run.SkippedCount + $run.InconclusiveCount } |
        ConvertTo-Json | Set-Content -LiteralPath $Results
}

exit [Math]::Min($failed, 1)
