BeforeAll { . $PSScriptRoot/Support.ps1 }

Describe 'The module' {
    BeforeAll {
        $manifest = Import-PowerShellDataFile (Join-Path $ModulePath 'FuturesSix.psd1')
        $module = Get-Module FuturesSix
        $binary = (Get-Command Invoke-FsixRun).ImplementingType.Assembly
    }

    It 'exports what the manifest says, and every cmdlet of the assembly' {
        $cmdlets = $binary.GetExportedTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object

        $module.ExportedCommands.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        $cmdlets | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'passes Test-ModuleManifest and has the version of its assembly' {
        (Test-ModuleManifest (Join-Path $ModulePath 'FuturesSix.psd1')).Version | Should -Be $module.Version
        $binary.GetName().Version.ToString(3) | Should -Be $module.Version.ToString()
    }

    It 'brings nothing but its loader into the default load context' {
        $null = Invoke-FsixRun -Start 2025-06-02 -ArtifactsPath (Join-Path $TestDrive 'contexts')
        $staged = (Get-ChildItem (Join-Path $ModulePath 'lib') -Filter *.dll).BaseName
        $default = [System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ForEach-Object { $_.GetName().Name }
        $own = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($binary)

        $default | Where-Object { $_ -in $staged } | Should -BeNullOrEmpty
        $default | Should -Contain 'FuturesSix.PowerShell.Loader'
        $own.Name | Should -Be 'FuturesSix'
        $own.Assemblies | ForEach-Object { $_.GetName().Name } | Should -Contain 'YamlDotNet'
        [FuturesSix.PowerShell.Loader.ModuleLoader].Assembly.GetReferencedAssemblies().Name | Should -Not -Contain 'System.Management.Automation'
    }

    It 'can be imported again, removed and imported' {
        $script = "
            Import-Module '$ModulePath'; Import-Module '$ModulePath' -Force
            `$first = (Get-Command Get-FsixEngine).ImplementingType
            Remove-Module FuturesSix; [bool](Get-Command Get-FsixEngine -ErrorAction Ignore)
            Import-Module '$ModulePath'; (Get-Command Get-FsixEngine).ImplementingType -eq `$first; @(Get-FsixEngine).Count -gt 0"

        (Invoke-Child $script).Text -split '\r?\n' | Should -Be 'False', 'True', 'True'
    }

    It 'says what to do when it is not staged' {
        $copy = Join-Path $TestDrive 'unstaged' 'FuturesSix'
        Copy-Item -Recurse $ModulePath $copy
        Remove-Item -Recurse (Join-Path $copy 'lib')

        (Invoke-Child "`$ConciseViewColumns = 400; try { Import-Module '$copy' -ErrorAction Stop } catch { `$_.Exception.ToString() }").Text |
            Should -Match 'FuturesSix\.PowerShell\.dll: there is no such file; expected a staged module: .*Build-Module\.ps1'
    }

    It 'reports how long it takes to load' {
        $shell = (Get-Process -Id $PID).Path
        $bare, $loaded = @(), @()
        foreach ($i in 1..5) {
            $bare += (Measure-Command { & $shell -NoProfile -NonInteractive -Command 'exit 0' }).TotalMilliseconds
            $loaded += (Measure-Command { & $shell -NoProfile -NonInteractive -Command "Import-Module '$ModulePath'; exit `$(if (Get-Command Invoke-FsixRun) { 0 } else { 1 })" }).TotalMilliseconds
        }

        $fastest = $bare, $loaded | ForEach-Object { ($_ | Measure-Object -Minimum).Minimum }
        Write-Host ('    load time: {0:0} ms over a bare pwsh of {1:0} ms (fastest of 5)' -f ($fastest[1] - $fastest[0]), $fastest[0])
        $LASTEXITCODE | Should -Be 0
    }
}

Describe 'Beside a module with version <Version> of the same packages' -ForEach @(@{ Version = '1.2.3.4' }, @{ Version = '99.0.0.0' }) {
    BeforeAll {
        # An assembly with a package's name and key, and another version and content, for the default context.
        function Save-OtherAssembly([string] $Name, [string] $Version, [string] $Path) {
            $identity = [System.Reflection.AssemblyName]::GetAssemblyName((Join-Path $ModulePath "lib/$Name.dll"))
            $identity.Version = $Version
            $assembly = [System.Reflection.Emit.PersistedAssemblyBuilder]::new($identity, [object].Assembly)
            $type = $assembly.DefineDynamicModule($Name).DefineType("$Name.Marker", 'Public, Class')
            $code = $type.DefineMethod('Say', 'Public, Static', [string], @()).GetILGenerator()
            $code.Emit([System.Reflection.Emit.OpCodes]::Ldstr, "other $Name")
            $code.Emit([System.Reflection.Emit.OpCodes]::Ret)
            $null = $type.CreateType()
            $assembly.Save($Path)
        }

        $other = Join-Path $TestDrive "other-$Version"
        $null = New-Item -ItemType Directory $other
        foreach ($name in 'CsvHelper', 'YamlDotNet') {
            Save-OtherAssembly $name $Version (Join-Path $other "$name.dll")
        }

        Set-Content (Join-Path $other 'Other.psd1') "@{ ModuleVersion = '1.0'; RequiredAssemblies = 'CsvHelper.dll', 'YamlDotNet.dll' }"
        $dataset = New-TestDataset (Join-Path $TestDrive 'data')
        $check = "(Test-FsixDataset '$dataset').Rows; [CsvHelper.Marker]::Say(); [YamlDotNet.Marker]::Say()"
        $all = '900', 'other CsvHelper', 'other YamlDotNet'
    }

    It 'reads YAML and CSV with its own versions when it comes second' {
        (Invoke-Child "Import-Module '$other/Other.psd1'; Import-Module '$ModulePath'; $check").Text -split '\r?\n' | Should -Be $all
    }

    It 'leaves the other module its versions when it comes first' {
        (Invoke-Child "Import-Module '$ModulePath'; `$null = Test-FsixDataset '$dataset'; Import-Module '$other/Other.psd1'; $check").Text -split '\r?\n' | Should -Be $all
    }

    It 'would fail without the loader, so that these tests mean something' {
        $library = Join-Path $ModulePath 'lib/FuturesSix.PowerShell.dll'
        $first, $second = ("$other/Other.psd1", $library), ($library, "$other/Other.psd1")
        $outcomes = foreach ($order in $first, $second) {
            (Invoke-Child "Import-Module '$($order[0])'; if ('$($order[0])' -eq '$library') { `$null = Test-FsixDataset '$dataset' }; Import-Module '$($order[1])'; $check").Text
        }

        $outcomes | Where-Object { ($_ -split '\r?\n') -join '|' -ne ($all -join '|') } | Should -Not -BeNullOrEmpty
    }
}

Describe 'tools/Build-Module.ps1' {
    BeforeAll {
        $build = Join-Path $Repository 'tools' 'Build-Module.ps1'
        $configuration = (Get-Command Invoke-FsixRun).ImplementingType.Assembly.GetCustomAttributes([System.Reflection.AssemblyConfigurationAttribute], $false)[0].Configuration
    }

    It 'stages the same files as dotnet build' {
        $stage = Join-Path $TestDrive 'stage' 'FuturesSix'
        $manifest = & $build -Configuration $configuration -Destination $stage
        $files = { param($folder) Get-ChildItem -Recurse -File $folder | ForEach-Object { [IO.Path]::GetRelativePath($folder, $_.FullName) } | Sort-Object }

        $manifest.FullName | Should -Be (Join-Path $stage 'FuturesSix.psd1')
        & $files $stage | Should -Be (& $files $ModulePath)
        (Invoke-Child "Import-Module '$stage'; @(Get-FsixEngine).Count -gt 0").Text | Should -Be 'True'
    }

    It 'refuses a folder with other files' {
        $folder = Join-Path $TestDrive 'documents'
        $null = New-Item -ItemType File -Force (Join-Path $folder 'thesis.txt')

        { & $build -Destination $folder } | Should -Throw '*holds other files*'
        Join-Path $folder 'thesis.txt' | Should -Exist
    }
}
