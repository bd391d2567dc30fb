using System.Globalization;
using System.Text;
using FuturesSix.Data;

namespace FuturesSix.Application.Daemon;

/// <summary>What the daemon counts, as a file for a Prometheus textfile collector.</summary>
internal sealed class DaemonCounters
{
    private readonly long[] _outcomes = new long[Enum.GetValues<DaemonOutcome>().Length];
    private long _away;

    /// <summary>The Deck did not answer.</summary>
    public void Away() => _away++;

    /// <summary>A tick; the file is replaced when there is one.</summary>
    public void Note(DaemonDecision decision, string? file)
    {
        _outcomes[(int)decision.Outcome]++;
        if (file is not null)
        {
            DaemonFiles.Replace(file, Encoding.UTF8.GetBytes(Text(decision)));
        }
    }

    private string Text(DaemonDecision decision)
    {
        var text = new StringBuilder("# HELP fsix_daemon_ticks_total Ticks by outcome.\n# TYPE fsix_daemon_ticks_total counter\n");
        foreach (var outcome in Enum.GetValues<DaemonOutcome>())
        {
            text.Append(CultureInfo.InvariantCulture, $"fsix_daemon_ticks_total{{outcome=\"{outcome.ToString().ToLowerInvariant()}\"}} {_outcomes[(int)outcome]}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"# HELP fsix_daemon_deck_away_total Times the Deck did not answer.\n# TYPE fsix_daemon_deck_away_total counter\nfsix_daemon_deck_away_total {_away}\n");
        text.Append(CultureInfo.InvariantCulture, $"# HELP fsix_daemon_last_tick_seconds Time of the last tick since 1970.\n# TYPE fsix_daemon_last_tick_seconds gauge\nfsix_daemon_last_tick_seconds {decision.At.ToUnixTimeMilliseconds() / 1000.0}\n");
        return text.ToString();
    }
}
