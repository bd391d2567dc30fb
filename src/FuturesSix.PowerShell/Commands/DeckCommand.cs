using System.Management.Automation;
using FuturesSix.Application.Deck;

namespace FuturesSix.PowerShell;

/// <summary>What the cmdlets that push to a Deck share. The token is read from DECK_TOKEN only.</summary>
public abstract class DeckCommand : FsixCommand
{
    private DeckClient? _client;

    /// <summary>Address of the Deck.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DeckUrl { get; set; }

    /// <inheritdoc />
    protected override void EndProcessing() => _client?.Dispose();

    /// <summary>Pushes something.</summary>
    private protected void Push(string what, Func<DeckClient, CancellationToken, Task<DeckAccepted>> push)
    {
        var url = Address(DeckUrl);
        if (ShouldProcess(url, what))
        {
            Run(what, url, (_, stop) => push(_client ??= new DeckClient(url, Environment.GetEnvironmentVariable("DECK_TOKEN")), stop).GetAwaiter().GetResult(), WriteObject);
        }
    }

    /// <summary>The address that was asked for, or that of DECK_URL.</summary>
    internal static string Address(string? url) => url ?? (Environment.GetEnvironmentVariable("DECK_URL") is { Length: > 0 } set ? set : DeckClient.DefaultUrl);
}
