<#
.SYNOPSIS
    Proposes sleeve weights and writes them: a timestamped CSV and latest.csv, with the explanation beside each.
.DESCRIPTION
    Finds the PowerShell module of this clone, or builds it, and calls Export-Allocations.
.PARAMETER Mode
    How sleeves are scored: ewma, bayes or equal. The default is what the metrics file says, else ewma.
.PARAMETER Metrics
    JSON of metrics, CSV of figures or of returns, or the folder of a run; docs/samples/sleeves.json by default.
.PARAMETER Run
    Id of a stored run, whose sleeve returns are read instead.
.PARAMETER Previous
    The export with the previous weights, or latest.
.PARAMETER Set
    Any other setting of the meta allocator, for example turnover_penalty=0.5.
.PARAMETER ArtifactsPath
    The artifacts folder; artifacts of this clone by default.
.EXAMPLE
    pwsh -File tools/Export-Allocations.ps1 -Mode ewma
    Writes artifacts/allocations/<yyyyMMdd_HHmmss>_alloc.csv and latest.csv for the sample sleeves.
.EXAMPLE
    ./tools/Export-Allocations.ps1 -Metrics my-sleeves.csv -Mode bayes -Previous latest
    The same from a file, against the newest export.
.OUTPUTS
    The export.
#>
[CmdletBinding(DefaultParameterSetName = 'Metrics', SupportsShouldProcess)]
param(
    [ValidateSet('ewma', 'bayes', 'equal')]
    [string] $Mode,

    [Parameter(ParameterSetName = 'Metrics', Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Metrics = (Join-Path $PSScriptRoot '../docs/samples/sleeves.json'),

    [Parameter(ParameterSetName = 'Run', Mandatory)]
    [ValidateNotNullOrEmpty()]
    [string] $Run,

    [ValidateNotNullOrEmpty()]
    [string] $Previous,

    [object[]] $Set,

    [ValidateNotNullOrEmpty()]
    [string] $ArtifactsPath = (Join-Path $PSScriptRoot '../artifacts')
)

$ErrorActionPreference = 'Stop'
& (Join-Path $PSScriptRoot 'Import-FuturesSix.ps1')
$arguments = @{} + $PSBoundParameters
$arguments.ArtifactsPath = $ArtifactsPath
if ($PSCmdlet.ParameterSetName -eq 'Metrics') {
    $arguments.Metrics = $Metrics
}

Export-Allocations @arguments
