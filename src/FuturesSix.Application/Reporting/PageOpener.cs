using System.ComponentModel;
using System.Diagnostics;
using FuturesSix.Data;

namespace FuturesSix.Application.Reporting;

/// <summary>Shows a page in the program that the system has for it.</summary>
public static class PageOpener
{
    /// <summary>Opens a page and does not wait for it to be closed.</summary>
    /// <exception cref="RequestException">The system has no program for it.</exception>
    public static void Open(string path)
    {
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
        }
        catch (Exception error) when (error is Win32Exception or PlatformNotSupportedException)
        {
            throw new RequestException($"{path}: was written, but the system has no program to open it ({error.Message}); expected a browser (on Linux through xdg-open).", error);
        }
    }
}
