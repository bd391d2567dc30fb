# Dot-sourced by every test file: the staged module, and small things several files need.
$ErrorActionPreference = 'Stop'
$Repository = (Resolve-Path "$PSScriptRoot/../..").Path
$ModulePath = $env:FSIX_MODULE ? $env:FSIX_MODULE : (Join-Path $Repository 'artifacts/module/FuturesSix')
if (-not (Get-Module FuturesSix)) {
    Import-Module $ModulePath -ErrorAction Stop
}

# A dataset of three series as a YAML file and a CSV file, so that the module really reads both.
function New-TestDataset {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([string] $Folder, [string] $Name = 'tiny', [switch] $Broken)
    $null = New-Item -ItemType Directory -Force -Path $Folder
    $rows = [System.Collections.Generic.List[string]]::new()
    $rows.Add('date,AA,BB,CC')
    $day = [datetime]::new(2020, 1, 1)
    for ($t = 0; $t -lt 900; $t++) {
        do { $day = $day.AddDays(1) } while ($day.DayOfWeek -in 'Saturday', 'Sunday')
        $returns = foreach ($i in 1..3) { (0.01 * [Math]::Sin($t * (0.31 + 0.17 * $i)) + 0.002 * [Math]::Cos($t / (20.0 * $i))).ToString('0.########', [cultureinfo]::InvariantCulture) }
        $rows.Add("$($day.ToString('yyyy-MM-dd')),$($returns -join ',')")
    }

    if ($Broken) { $rows[100] = $rows[100] -replace ',[^,]+$', ',abc' }
    Set-Content -LiteralPath (Join-Path $Folder "$Name.csv") -Value $rows
    Set-Content -LiteralPath (Join-Path $Folder "$Name.yaml") -Value @"
name: $Name
account_currency: USD
adjustment: ratio
max_stale_days: 5
sources:
  - kind: wide_returns
    file: $Name.csv
    columns: { AA: AA, BB: BB, CC: CC }
default_cost: { slippage_bps: 0.5 }
instruments:
  AA: { asset_class: equity, region: us }
  BB: { asset_class: rates, region: us }
  CC: { asset_class: energy, region: us }
"@
    Join-Path $Folder "$Name.yaml"
}

# Runs a script in a new pwsh and returns what it writes; an error there is an error here.
function Invoke-Child {
    param([string] $Script)
    $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -OutputFormat Text -Command $Script 2>&1
    [pscustomobject]@{ ExitCode = $LASTEXITCODE; Text = ($output | Out-String -Width 400).Trim() }
}
