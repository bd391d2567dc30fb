using System.Globalization;
using FuturesSix.Application.Deck;
using FuturesSix.Core.Live.Bandit;
using FuturesSix.Core.Market;
using FuturesSix.Data;

namespace FuturesSix.Application.Daemon;

/// <summary>Options of the allocator daemon.</summary>
public sealed record DaemonOptions
{
    /// <summary>Address of the Deck.</summary>
    public string Url { get; init; } = DeckClient.DefaultUrl;

    /// <summary>Its token.</summary>
    public string? Token { get; init; }

    /// <summary>Seconds between ticks.</summary>
    public double RefreshSec { get; init; } = 600;

    /// <summary>Options of a tick.</summary>
    public BanditOptions Bandit { get; init; } = new();

    /// <summary>Seed of the exploration's draws.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>True decides and posts nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>File of the decisions, from which a restarted daemon goes on.</summary>
    public required string Journal { get; init; }

    /// <summary>File for measurements in the Prometheus text format, replaced after every tick; null writes none.</summary>
    public string? MetricsFile { get; init; }

    /// <summary>Options from DECK_URL, DECK_TOKEN, REFRESH_SEC, MAX_SHARE, MIN_SHARE, EXPLORATION, EMA_ALPHA, SEED.</summary>
    /// <exception cref="RequestException">A variable is no number.</exception>
    public static DaemonOptions FromEnvironment(Func<string, string?> read, string journal)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (options, bandit) = (new DaemonOptions { Journal = journal }, new BanditOptions());
        return options with
        {
            Url = read("DECK_URL") is { Length: > 0 } url ? url : options.Url,
            Token = read("DECK_TOKEN") is { Length: > 0 } token ? token : null,
            RefreshSec = Number(read, "REFRESH_SEC", options.RefreshSec),
            Seed = (long)Number(read, "SEED", options.Seed),
            Bandit = bandit with
            {
                MaxShare = Number(read, "MAX_SHARE", bandit.MaxShare),
                MinShare = Number(read, "MIN_SHARE", bandit.MinShare),
                Exploration = Number(read, "EXPLORATION", bandit.Exploration),
                EmaAlpha = Number(read, "EMA_ALPHA", bandit.EmaAlpha),
            },
        };
    }

    /// <summary>Checks everything that does not depend on the strategies.</summary>
    /// <exception cref="RequestException">Something is out of bounds; every violation has a line.</exception>
    public void Check()
    {
        var found = new ViolationList().AddRange(Bandit.Validate()).Within("REFRESH_SEC", RefreshSec, 0.05, 86_400).Items;
        if (found.Count > 0)
        {
            throw new RequestException(string.Join('\n', found));
        }
    }

    private static double Number(Func<string, string?> read, string name, double otherwise) => read(name) switch
    {
        null or "" => otherwise,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new RequestException($"{name} is '{text}'; expected a number."),
    };
}
