<#
.SYNOPSIS
    Checks the meta allocator here and on GitHub, and compares both. Exit code 0 when it passed, 1 when it did not.
.DESCRIPTION
    Exports, validates and reports sleeve weights, dispatches the workflow meta-alloc-smoke.yml with gh, downloads its
    artifact to artifacts/ci-meta and compares it with the local export. Works from a fresh clone. Get-Help
    Invoke-AllocQA says more.
.PARAMETER Mode
    ewma, bayes or equal; what the metrics file says by default.
.PARAMETER NoCI
    Stops after the local part.
.PARAMETER Metrics
    The metrics file; docs/samples/sleeves.json by default.
.PARAMETER TimeoutMinutes
    How long the workflow may take.
.PARAMETER ArtifactsPath
    The artifacts folder; artifacts of the clone by default.
.EXAMPLE
    ./tools/Alloc-QA.ps1 -Mode ewma
    Runs the whole bundle.
.EXAMPLE
    ./tools/Alloc-QA.ps1 -NoCI
    Runs the local part.
.OUTPUTS
    The result of Invoke-AllocQA.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [ValidateSet('ewma', 'bayes', 'equal')]
    [string] $Mode,

    [switch] $NoCI,

    [ValidateNotNullOrEmpty()]
    [string] $Metrics,

    [ValidateRange(0.01, 1440)]
    [double] $TimeoutMinutes = 30,

    [ValidateNotNullOrEmpty()]
    [string] $ArtifactsPath = (Join-Path $PSScriptRoot '../artifacts')
)

$ErrorActionPreference = 'Stop'
& (Join-Path $PSScriptRoot 'Import-FuturesSix.ps1')
$arguments = @{} + $PSBoundParameters
$arguments.ArtifactsPath = $ArtifactsPath
$arguments.TimeoutMinutes = $TimeoutMinutes
$result = Invoke-AllocQA @arguments
$result
exit ($WhatIfPreference -or $result.Passed ? 0 : 1)
