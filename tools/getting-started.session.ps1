# Import the module. In a clone `./tools/Import-FuturesSix.ps1` does this, and builds it first where it is missing.
Import-Module ./artifacts/module/FuturesSix
Get-Command -Module FuturesSix | Format-Table -Property Name -HideTableHeaders
# Everything explains itself, with examples that a test runs.
(Get-Help Invoke-FsixRun).Synopsis
(Get-Help Invoke-FsixRun -Examples).examples.example | Select-Object -First 1 | ForEach-Object code
# Run the default book on the embedded market, which is generated and says so. Asking again returns the stored run.
$run = Invoke-FsixRun -Start 2021-01-01
$run
(Invoke-FsixRun -Start 2021-01-01).Reused
# How much of the book does each engine deserve on this record? A proposal writes nothing and explains every step.
$run | Invoke-MetaAllocation -Mode bayes -MinWeight 0.05
# A book of more sleeves comes as JSON, CSV, or objects. Here the sample of docs/samples:
Invoke-MetaAllocation sleeves.json -Mode ewma
# Export both, and look at what the second changed against the first.
Export-Allocations sleeves.json -Mode equal
Export-Allocations sleeves.json -Mode ewma
Get-AllocReport
# Proposals change nothing. A promotion does: by hand, by name, with a reason. (-WhatIf would only say what happens.)
$run | Export-Allocations -Mode equal | New-FsixPromotion -Author 'A. Manager' -Reason 'first try'
# From now on runs use it and record it.
$promoted = Invoke-FsixRun -Start 2021-01-01
$promoted.Meta.Promotion | Format-List Version, Author, Reason
$promoted.RunId -eq $run.RunId
# And back: the run is the one from before.
(Undo-FsixPromotion -Author 'A. Manager' -Reason 'not convinced').Diff.Rows
(Invoke-FsixRun -Start 2021-01-01).RunId -eq $run.RunId
# A mistake says where it is and what was expected.
(Test-FsixConfig -Set risk_targeting.target_vo=0.1).Problems
