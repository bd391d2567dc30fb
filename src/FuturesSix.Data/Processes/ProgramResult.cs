namespace FuturesSix.Data.Processes;

/// <summary>What a program left behind. Its texts hold no secret (<see cref="Secrets"/>).</summary>
/// <param name="ExitCode">Its exit code; null when it was killed at its time limit.</param>
/// <param name="Output">Standard output, its first million characters.</param>
/// <param name="Error">Standard error, its first million characters.</param>
public sealed record ProgramResult(int? ExitCode, string Output, string Error)
{
    private const int Shown = 300;

    /// <summary>True when it ended in time with exit code 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>True when it was killed at its time limit.</summary>
    public bool TimedOut => ExitCode is null;

    /// <summary>What it said, for a message: standard error, otherwise standard output, on one line and not too long.</summary>
    public string Said
    {
        get
        {
            var text = string.Join(' ', (string.IsNullOrWhiteSpace(Error) ? Output : Error).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return text.Length == 0 ? "(nothing)" : text.Length <= Shown ? text : $"{text[..Shown]}…";
        }
    }
}
