namespace FuturesSix.Cli;

/// <summary>What fsix exits with.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>A check failed, or something unexpected happened.</summary>
    public const int Failed = 1;

    /// <summary>Something handed in cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
