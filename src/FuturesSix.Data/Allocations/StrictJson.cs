using System.Text.Json;
using System.Text.Json.Serialization;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads JSON that people write: an unknown or repeated key, a wrong type or broken syntax names file, line and
/// key.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The value in <paramref name="content"/>.</summary>
    /// <param name="file">The file, for messages.</param>
    /// <param name="content">UTF-8, with or without a byte order mark.</param>
    /// <param name="keys">The keys that exist, for a suggestion.</param>
    /// <param name="lines">True names the line.</param>
    /// <exception cref="AllocationException">It is not valid.</exception>
    public static T Read<T>(string file, ReadOnlySpan<byte> content, IReadOnlyCollection<string> keys, bool lines = true)
        where T : class
    {
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        try
        {
            return JsonSerializer.Deserialize<T>(content, Options) ?? throw AllocationException.At(file, 1, "the file says null", "an object");
        }
        catch (JsonException error)
        {
            throw Explain(file, error, keys, lines);
        }
    }

    private static AllocationException Explain(string file, JsonException error, IReadOnlyCollection<string> keys, bool lines)
    {
        var path = (error.Path ?? "$").TrimStart('$').TrimStart('.');
        var line = lines ? (int?)error.LineNumber + 1 : null;
        var last = path[(path.LastIndexOf('.') + 1)..];
        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return AllocationException.At(file, line, $"{path}: unknown key", $"a known one; {NearestName.Suggest(last, keys)}", error);
        }

        var subject = path.Length == 0 ? "" : $"{path}: ";
        var problem = error.Message.Split(" Path: ")[0].TrimEnd('.');
        return problem.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? AllocationException.At(file, line, $"{subject}the value is of the wrong kind", Kind(last), error)
            : AllocationException.At(file, line, $"{subject}{problem}", "valid JSON with every key once", error);
    }

    private static string Kind(string key) => key switch
    {
        "mode" => "one of ewma, bayes, equal",
        "n_obs" or "max_run_length" => "a whole number",
        "allow_cash" or "enabled" => "true or false",
        "metrics" or "corr" or "prev_weights" or "config" or "change_point" => "an object",
        _ => key.StartsWith("returns", StringComparison.Ordinal) ? "an array of numbers, null where one is missing" : "a number",
    };
}
