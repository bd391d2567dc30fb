using System.Management.Automation;
using FuturesSix.Application.Allocation;

namespace FuturesSix.PowerShell;

/// <summary>What adds a version to the base weights: who, why and where.</summary>
public abstract class PromotionCommand : FsixCommand
{
    /// <summary>Who does it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Author { get; set; } = "";

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>The folder of promotions.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PromotionsPath { get; set; }

    /// <summary>Adds the version and writes it.</summary>
    /// <param name="activity">What the progress bar says.</param>
    /// <param name="what">What -WhatIf says.</param>
    /// <param name="useCase">Adds it to the folder.</param>
    private protected void Add(string activity, string what, Func<string, CancellationToken, PromotionResult> useCase)
    {
        var folder = this.Promotions(PromotionsPath);
        if (ShouldProcess(folder, what))
        {
            Run<PromotionResult>(activity, folder, (_, stop) => useCase(folder, stop), WriteObject);
        }
    }
}
