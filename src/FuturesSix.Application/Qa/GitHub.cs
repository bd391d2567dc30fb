using System.Text.Json;
using System.Text.Json.Serialization;
using FuturesSix.Data;
using FuturesSix.Data.Processes;

namespace FuturesSix.Application.Qa;

/// <summary>A workflow run as gh describes it.</summary>
internal sealed record WorkflowRun
{
    [JsonPropertyName("databaseId")]
    public long Id { get; init; }

    [JsonPropertyName("displayTitle")]
    public string Title { get; init; } = "";

    [JsonPropertyName("createdAt")]
    public DateTimeOffset Created { get; init; }

    [JsonPropertyName("status")]
    public string Status { get; init; } = "";

    [JsonPropertyName("conclusion")]
    public string? Conclusion { get; init; }

    [JsonPropertyName("url")]
    public string Url { get; init; } = "";

    [JsonPropertyName("headSha")]
    public string Commit { get; init; } = "";
}

/// <summary>The calls of gh that the bundle makes.</summary>
/// <param name="gh">The program.</param>
/// <param name="limit">How long one call may take.</param>
/// <param name="cancel">Kills it.</param>
internal sealed class GitHub(ExternalProgram gh, Func<TimeSpan> limit, CancellationToken cancel)
{
    private const string Fields = "databaseId,displayTitle,createdAt,status,conclusion,url,headSha";
    private const string Recent = "50";

    /// <summary>What gh is given beside its arguments: never a question, a pager, colours or news.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GH_PROMPT_DISABLED"] = "1",
        ["GH_NO_UPDATE_NOTIFIER"] = "1",
        ["GH_PAGER"] = "",
        ["NO_COLOR"] = "1",
        ["CLICOLOR"] = "0",
    };

    /// <summary>True when gh is logged in; what it says about the account is not looked at.</summary>
    public bool LoggedIn() => gh.Run(["auth", "status"], limit(), cancel) is { TimedOut: false } result
        ? result.Succeeded
        : throw TimedOut("auth status");

    public void Dispatch(string workflow, string? branch, IReadOnlyList<(string Name, string Value)> inputs) =>
        Require(["workflow", "run", workflow, .. branch is null ? Array.Empty<string>() : ["--ref", branch], .. inputs.SelectMany(i => new[] { "--raw-field", $"{i.Name}={i.Value}" })]);

    public IReadOnlyList<WorkflowRun> Dispatched(string workflow) =>
        Json<WorkflowRun[]>(["run", "list", "--workflow", workflow, "--event", "workflow_dispatch", "--limit", Recent, "--json", Fields]);

    public WorkflowRun View(long run) => Json<WorkflowRun>(["run", "view", FormattableString.Invariant($"{run}"), "--json", Fields]);

    public void Download(long run, string artifact, string folder) =>
        Require(["run", "download", FormattableString.Invariant($"{run}"), "--name", artifact, "--dir", folder]);

    private static RequestException TimedOut(string call) => new($"gh {call} did not end in time and was killed; expected an answer: is the network up?");

    private T Json<T>(string[] arguments)
    {
        var output = Require(arguments).Output;
        try
        {
            return JsonSerializer.Deserialize<T>(output) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            var begin = output.Length <= 100 ? output.Trim() : $"{output[..100].Trim()}…";
            throw new RequestException($"gh {arguments[0]} {arguments[1]} answered '{begin}'; expected JSON with {Fields}", error);
        }
    }

    private ProgramResult Require(string[] arguments)
    {
        var (call, result) = ($"{arguments[0]} {arguments[1]}", gh.Run(arguments, limit(), cancel));
        return result.TimedOut
            ? throw TimedOut(call)
            : result.Succeeded
                ? result
                : throw new RequestException(FormattableString.Invariant($"gh {call} ended with exit code {result.ExitCode}: {result.Said}"));
    }
}
