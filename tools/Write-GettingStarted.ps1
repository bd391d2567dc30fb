<#
.SYNOPSIS
    Writes docs/getting-started.md: a first session in PowerShell, run for real, with what it showed.
.DESCRIPTION
    Every command of tools/getting-started.session.ps1 is run in order in a folder of its own, and the page has the
    commands with their output. Lines that begin with # are the text between them. Ids and times that differ from
    machine to machine are replaced, so that the page changes only when the session does.
.PARAMETER Path
    The page; docs/getting-started.md by default.
.PARAMETER Module
    The staged module; built by tools/Import-FuturesSix.ps1 when it is missing.
.EXAMPLE
    ./tools/Write-GettingStarted.ps1
    Runs the session and writes the page.
.OUTPUTS
    The page.
#>
[CmdletBinding()]
[OutputType([System.IO.FileInfo])]
param(
    [ValidateNotNullOrEmpty()]
    [string] $Path = (Join-Path $PSScriptRoot '../docs/getting-started.md'),

    [string] $Module
)

$ErrorActionPreference = 'Stop'
$page = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($Path)
$from = $Module ? @{ Module = $Module } : @{}
& (Join-Path $PSScriptRoot 'Import-FuturesSix.ps1') @from
$stage = Split-Path -Parent (Get-Module FuturesSix).Path
$folder = Join-Path ([IO.Path]::GetTempPath()) "fsix-session-$PID"
$null = New-Item -ItemType Directory $folder
Copy-Item (Join-Path $PSScriptRoot '../docs/samples/sleeves.json') $folder

# A session of its own: what an imported module and variables do there stays there.
$session = [powershell]::Create()
$null = $session.AddScript("`$PSStyle.OutputRendering = 'PlainText'; `$ProgressPreference = 'SilentlyContinue'; Set-Location '$folder'").Invoke()
$null = $session.AddScript("`$PSDefaultParameterValues = @{ '*:ArtifactsPath' = '$folder/artifacts'; '*:PromotionsPath' = '$folder/promotions'; 'Out-String:Width' = 100 }").Invoke()

# What differs between machines and moments, made alike.
function Format-Output([string] $Text) {
    $plain = $Text.Replace($folder, '.').Replace($stage, './artifacts/module/FuturesSix') -replace '\r'
    $plain = $plain -replace '(synthetic_\d{8}_\d{8}_)[0-9a-f]{8}', '$1xxxxxxxx' -replace '\d{8}_\d{6}_alloc', 'yyyyMMdd_HHmmss_alloc'
    (($plain -split '\n').TrimEnd() -join "`n").Trim("`n")
}

function Invoke-Line([string] $Code) {
    $session.Commands.Clear()
    $session.Streams.ClearStreams()
    $line = $Code.Replace('./artifacts/module/FuturesSix', $stage)
    $output = $session.AddScript($line).AddCommand('Out-String').AddParameter('Width', 100).Invoke() -join ''
    if ($session.Streams.Error.Count -gt 0) {
        throw "$($Code): $($session.Streams.Error[0])"
    }

    # Two exports in one second would have other names than two that a person makes.
    if ($Code -match 'Export-') { Start-Sleep -Milliseconds 1100 }
    Format-Output $output
}

try {
    $text = [System.Collections.Generic.List[string]]::new()
    $text.Add("# A first session`n`nWritten by [tools/Write-GettingStarted.ps1](../tools/Write-GettingStarted.ps1), which runs every command and keeps what it shows; a test runs them again. Hashes in ids, and times, are replaced.")
    foreach ($line in Get-Content (Join-Path $PSScriptRoot 'getting-started.session.ps1') | Where-Object { $_ }) {
        if ($line.StartsWith('#')) {
            $text.Add($line.TrimStart('#').Trim())
            continue
        }

        $output = Invoke-Line $line
        $text.Add("``````powershell`nPS> $line`n``````" + ($output ? "`n``````text`n$output`n``````" : ''))
    }

    Set-Content -LiteralPath $page -Value ($text -join "`n`n")
    Get-Item -LiteralPath $page
}
finally {
    $session.Dispose()
    Remove-Item -Recurse -Force $folder
}
