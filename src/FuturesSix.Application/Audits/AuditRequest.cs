using FuturesSix.Data.Audits;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Application.Audits;

/// <summary>Asks for a two-pass audit of a book.</summary>
public sealed record AuditRequest
{
    /// <summary>Where the configuration comes from; its <c>allocator.mode</c> does not count, the passes have theirs.</summary>
    public ConfigurationRequest Configuration { get; init; } = new();

    /// <summary>The artifacts folder; runs go to <c>runs/</c>, the audit to <c>audits/{id}</c> under it.</summary>
    public required string Artifacts { get; init; }

    /// <summary>The folder of promotions; null = there is none.</summary>
    public string? Promotions { get; init; }

    /// <summary>True runs both passes again and replaces them.</summary>
    public bool Force { get; init; }
}

/// <summary>An audit that is there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its folder.</param>
/// <param name="Page">The page for readers.</param>
/// <param name="Report">What it says.</param>
public sealed record AuditOutcome(string Id, string Path, string Page, AuditReport Report);
