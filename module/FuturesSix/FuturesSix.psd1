@{
    RootModule           = 'FuturesSix.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5a1e0c0e-6d0b-4f0e-9a3b-2f6b8f0c7d16'
    Author               = 'FuturesSix contributors'
    CompanyName          = 'FuturesSix contributors'
    Copyright            = '(c) FuturesSix contributors. MIT licence.'
    Description          = 'Runs a book of systematic futures strategies through the canonical stack: seven layers in a fixed order, every decision written down.'
    PowerShellVersion    = '7.6'
    CompatiblePSEditions = @('Core')

    # The loader is the only assembly of the module in PowerShell's own load context; it brings in lib/.
    RequiredAssemblies   = @('FuturesSix.PowerShell.Loader.dll')
    TypesToProcess       = @('views/Allocations.Types.ps1xml', 'views/Datasets.Types.ps1xml', 'views/Runs.Types.ps1xml')
    FormatsToProcess     = @(
        'views/Allocations.Format.ps1xml'
        'views/Audits.Format.ps1xml'
        'views/Certificates.Format.ps1xml'
        'views/Configurations.Format.ps1xml'
        'views/Datasets.Format.ps1xml'
        'views/Deck.Format.ps1xml'
        'views/Engines.Format.ps1xml'
        'views/Orders.Format.ps1xml'
        'views/Positions.Format.ps1xml'
        'views/Promotions.Format.ps1xml'
        'views/Qa.Format.ps1xml'
        'views/Reports.Format.ps1xml'
        'views/Runs.Format.ps1xml'
        'views/Supervision.Format.ps1xml'
        'views/Verification.Format.ps1xml'
    )

    CmdletsToExport      = @(
        'Compare-FsixRun'
        'Export-Allocations'
        'Export-FsixReport'
        'Get-AllocReport'
        'Get-ConfidenceMultiplier'
        'Get-FsixEngine'
        'Get-FsixOrder'
        'Get-FsixPosition'
        'Get-FsixPromotion'
        'Get-FsixRun'
        'Get-RiskRailsOrder'
        'Get-StrategyCvar'
        'Invoke-AllocQA'
        'Invoke-FsixAudit'
        'Invoke-FsixRun'
        'Invoke-MetaAllocation'
        'Invoke-MetaSupervisor'
        'New-FsixCertificate'
        'New-FsixMarket'
        'New-FsixPromotion'
        'Publish-FsixOrder'
        'Push-DeckMetric'
        'Push-DeckTrade'
        'Start-AllocatorDaemon'
        'Start-Deck'
        'Test-AgentPromotion'
        'Test-FsixConfig'
        'Test-FsixDataset'
        'Test-FsixRun'
        'Undo-FsixPromotion'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()

    PrivateData          = @{
        PSData = @{
            Tags       = @('Futures', 'Backtesting', 'Portfolio', 'Risk', 'Quant')
            LicenseUri = 'https://opensource.org/licenses/MIT'
        }
    }
}
