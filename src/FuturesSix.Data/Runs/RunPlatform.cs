using System.Globalization;

namespace FuturesSix.Data.Runs;

/// <summary>What a run was made on. Bytes are equal on one operating system and .NET build; elsewhere numbers are, to 1e-9.</summary>
/// <param name="System">linux, macos, windows, or other.</param>
/// <param name="Runtime">Version of .NET.</param>
public sealed record RunPlatform(string System, string Runtime)
{
    /// <summary>This one.</summary>
    public static RunPlatform Current { get; } = new(
        OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "macos" : OperatingSystem.IsWindows() ? "windows" : "other",
        Environment.Version.ToString(3));

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{System}, .NET {Runtime}");
}
