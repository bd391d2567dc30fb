<#
.SYNOPSIS
    Builds the PowerShell module and stages it, ready for Import-Module.
.DESCRIPTION
    Runs the same build target as 'dotnet build': module/FuturesSix with the loader, the built assemblies in lib/ and
    the help. Works wherever PowerShell 7.6 and the .NET 10 SDK do.
.PARAMETER Configuration
    Release or Debug.
.PARAMETER Destination
    The folder to stage into; artifacts/module/FuturesSix by default: a new folder, an empty one, or an earlier
    stage, in which files that no longer belong to the module are deleted.
.EXAMPLE
    ./tools/Build-Module.ps1 | Import-Module
    Builds the module and imports it.
.EXAMPLE
    ./tools/Build-Module.ps1 -Destination ~/modules/FuturesSix
    Stages the module elsewhere, for example into a folder of PSModulePath.
.OUTPUTS
    The manifest of the staged module.
#>
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [ValidateNotNullOrEmpty()]
    [string] $Destination = (Join-Path $PSScriptRoot '../artifacts/module/FuturesSix')
)

$ErrorActionPreference = 'Stop'
$stage = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Destination)
$manifest = Join-Path $stage 'FuturesSix.psd1'
if ((Test-Path -Path (Join-Path $stage '*')) -and -not (Test-Path -LiteralPath $manifest)) {
    throw "$stage holds other files; expected a new folder, an empty one or an earlier stage of the module."
}

$project = Join-Path $PSScriptRoot '../src/FuturesSix.PowerShell'
dotnet build $project --configuration $Configuration "-property:ModuleStage=$stage" -nodeReuse:false -nologo -verbosity:quiet | Out-Host
if ($LASTEXITCODE -ne 0) {
    throw "dotnet build of $project ended with exit code $LASTEXITCODE; its messages are above."
}

Get-Item -LiteralPath $manifest
