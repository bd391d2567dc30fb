@{
    ExcludeRules = @(
        # Pester's blocks share variables in a way the analyzer does not see.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Figures that tests report, such as the load time, are for whoever watches.
        'PSAvoidUsingWriteHost'
        # Join-Path reads better with positions.
        'PSAvoidUsingPositionalParameters'
    )
}
