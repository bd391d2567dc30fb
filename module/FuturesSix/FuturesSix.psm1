# The binary module and everything it needs live in lib/ and are loaded into a context of their own, so that other
# modules may bring other versions of the same packages.
$binary = Import-Module -Assembly ([FuturesSix.PowerShell.Loader.ModuleLoader]::Load("$PSScriptRoot/lib")) -PassThru
Export-ModuleMember -Cmdlet @($binary.ExportedCmdlets.Keys)

# Left in place, the binary module would not export its cmdlets again to an Import-Module -Force.
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $binary }
