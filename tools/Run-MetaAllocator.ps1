<#
.SYNOPSIS
    Proposes sleeve weights with the meta allocator and shows why; writes nothing.
.DESCRIPTION
    Finds the PowerShell module of this clone, or builds it, and calls Invoke-MetaAllocation.
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
    pwsh -File tools/Run-MetaAllocator.ps1
    Proposes weights for the sample sleeves.
.EXAMPLE
    ./tools/Run-MetaAllocator.ps1 -Mode bayes -Set change_point.enabled=false
    Scores them by the posterior of their Sharpe ratios, all observations alike.
.OUTPUTS
    The proposal.
#>
[CmdletBinding(DefaultParameterSetName = 'Metrics')]
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

Invoke-MetaAllocation @arguments
