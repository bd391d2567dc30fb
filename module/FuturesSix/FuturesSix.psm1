# The binary module and everything it needs live in lib/ and are loaded into a context of their own, so that other
# modules may bring other versions of the same packages.
Import-Module -Assembly ([FuturesSix.PowerShell.Loader.ModuleLoader]::Load("$PSScriptRoot/lib"))
Export-ModuleMember -Cmdlet *
