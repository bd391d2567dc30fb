using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Test-FsixConfig: resolves a configuration and lists everything that is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "FsixConfig")]
[OutputType(typeof(ConfigurationCheck), typeof(bool))]
public sealed class TestFsixConfigCommand : FsixCommand
{
    /// <summary>Configuration files; none checks the defaults with the settings.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "Path")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(YamlCompleter))]
    public string[] Config { get; set; } = [];

    /// <summary>Single settings, over the file.</summary>
    [Parameter]
    [Settings]
    public string[] Set { get; set; } = [];

    /// <summary>The folder of promotions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PromotionsPath { get; set; }

    /// <summary>Only whether it passed.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        var promotions = this.Promotions(PromotionsPath);
        foreach (var file in Config.DefaultIfEmpty())
        {
            var request = new ConfigurationRequest { File = this.FullPath(file), Sets = Set };
            Run("Checking the configuration", file, () => CheckConfiguration.Execute(request, promotions), Write);
        }
    }

    private void Write(ConfigurationCheck check) => WriteObject(Quiet ? check.Passed : check);
}
