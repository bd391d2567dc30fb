<#
.SYNOPSIS
    Shows the newest export of sleeve weights against the one before it, or against a file.
.DESCRIPTION
    Finds the PowerShell module of this clone, or builds it, and calls Get-AllocReport.
.PARAMETER Against
    The file to compare with; the export before the newest by default.
.PARAMETER ArtifactsPath
    The artifacts folder; artifacts of this clone by default.
.EXAMPLE
    pwsh -File tools/Alloc-Report.ps1
    Weights, differences and turnover of the newest export.
.EXAMPLE
    ./tools/Alloc-Report.ps1 -Against artifacts/ci-meta/123/latest.csv
    The newest export against a file from elsewhere.
.OUTPUTS
    The report.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Against,

    [ValidateNotNullOrEmpty()]
    [string] $ArtifactsPath = (Join-Path $PSScriptRoot '../artifacts')
)

$ErrorActionPreference = 'Stop'
& (Join-Path $PSScriptRoot 'Import-FuturesSix.ps1')
$arguments = @{} + $PSBoundParameters
$arguments.ArtifactsPath = $ArtifactsPath
Get-AllocReport @arguments
