using System.Management.Automation;
using FuturesSix.Application;
using FuturesSix.Data;
using FuturesSix.Data.Configuration;

namespace FuturesSix.PowerShell;

/// <summary>Turns paths as PowerShell has them (relative to its location, ~, drives) into paths of the file system.</summary>
internal static class Locations
{
    /// <summary>A full path; null stays null. Nothing has to exist. A path that is not on the file system ends the
    /// pipeline with an error.</summary>
    public static string? FullPath(this PSCmdlet cmdlet, string? path)
    {
        if (path is null)
        {
            return null;
        }

        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != "FileSystem")
        {
            var error = new RequestException($"Path '{path}' belongs to the provider '{provider.Name}'; expected a path of the file system.");
            cmdlet.ThrowTerminatingError(ErrorRecords.From(error, path));
        }

        return full;
    }

    /// <summary>A dataset: the name of the synthetic market, or the full path of a dataset file.</summary>
    public static string? Dataset(this PSCmdlet cmdlet, string? dataset) =>
        dataset == RunConfiguration.SyntheticDataset ? dataset : cmdlet.FullPath(dataset);

    /// <summary>The artifacts folder that was asked for, or the default one.</summary>
    public static string Artifacts(this PSCmdlet cmdlet, string? path) =>
        cmdlet.FullPath(path) ?? DefaultArtifacts(cmdlet.Location());

    /// <summary>The default artifacts folder of a session at <paramref name="current"/>.</summary>
    public static string DefaultArtifacts(string current) =>
        ArtifactsFolder.Default(current, Path.GetDirectoryName(typeof(Locations).Assembly.Location) ?? current);

    /// <summary>The folder of promotions that was asked for, or the default one.</summary>
    public static string Promotions(this PSCmdlet cmdlet, string? path) =>
        cmdlet.FullPath(path) ?? DefaultPromotions(cmdlet.Location());

    /// <summary>The default folder of promotions of a session at <paramref name="current"/>.</summary>
    public static string DefaultPromotions(string current) =>
        PromotionsFolder.Default(current, Path.GetDirectoryName(typeof(Locations).Assembly.Location) ?? current);

    /// <summary>The session's location on the file system, which is not the current directory of the process.</summary>
    public static string Location(this PSCmdlet cmdlet) => cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
}
