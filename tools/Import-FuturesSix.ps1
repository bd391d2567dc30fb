<#
.SYNOPSIS
    Imports the PowerShell module of this clone, and builds it first where it is missing or older than its sources.
.DESCRIPTION
    What the other scripts of this folder begin with, so that each works from a fresh clone. A module that is in the
    session already stays. Without the .NET SDK an older build is imported with a warning.
.PARAMETER Module
    The staged module; artifacts/module/FuturesSix of the clone by default. A module elsewhere is imported as it is.
.PARAMETER PassThru
    Returns the module.
.EXAMPLE
    ./tools/Import-FuturesSix.ps1
    Makes the cmdlets of FuturesSix available in the session.
.EXAMPLE
    & $PSScriptRoot/Import-FuturesSix.ps1
    The first line of a script in this folder.
.OUTPUTS
    With -PassThru: the module.
#>
[CmdletBinding()]
[OutputType([System.Management.Automation.PSModuleInfo])]
param(
    [ValidateNotNullOrEmpty()]
    [string] $Module,

    [switch] $PassThru
)

$ErrorActionPreference = 'Stop'

# The newest file below folders that a build reads or writes.
function Get-NewestWrite([string[]] $Folder) {
    Get-ChildItem -LiteralPath $Folder -Recurse -File |
        Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' |
        Measure-Object -Property LastWriteTimeUtc -Maximum | ForEach-Object Maximum
}

function Test-Stale([string] $Stage) {
    $root = Split-Path -Parent $PSScriptRoot
    $sources = 'Core', 'Data', 'Application', 'PowerShell', 'PowerShell.Loader' | ForEach-Object { Join-Path $root "src/FuturesSix.$_" }
    (Get-NewestWrite (@($sources) + (Join-Path $root 'module'))) -gt (Get-NewestWrite $Stage)
}

$loaded = Get-Module FuturesSix
if (-not $loaded) {
    $ours = -not $Module
    $stage = $ours ? (Join-Path $PSScriptRoot '../artifacts/module/FuturesSix') : $Module
    $manifest = Join-Path $stage 'FuturesSix.psd1'
    $missing = -not (Test-Path -LiteralPath $manifest)
    if ($ours -and ($missing -or (Test-Stale $stage))) {
        if (Get-Command dotnet -CommandType Application -ErrorAction Ignore) {
            Write-Verbose 'Building the module, which takes a minute the first time.'
            $null = & (Join-Path $PSScriptRoot 'Build-Module.ps1')
        }
        elseif ($missing) {
            throw "$manifest is missing and there is no dotnet on PATH to build it; expected the .NET 10 SDK or a built module."
        }
        else {
            Write-Warning "The module in $stage is older than its sources, and there is no dotnet on PATH to build it again."
        }
    }

    $loaded = Import-Module $manifest -Global -PassThru
}

if ($PassThru) {
    $loaded
}
