using System.Text.Json;
using System.Text.Json.Nodes;

namespace FuturesSix.Data.Allocations;

/// <summary>Reads settings of the meta allocator as text: <c>turnover_penalty=0.2</c>, <c>change_point.hazard=0.01</c>. A
/// value is read by the rules of an input's <c>config</c>.</summary>
public static class MetaAllocatorSettingsText
{
    private const string ChangePoint = "change_point";

    /// <summary>The settings; later ones win.</summary>
    /// <exception cref="AllocationException">One is not a setting, unknown or of the wrong kind; it is named.</exception>
    public static MetaAllocatorSettings Read(IReadOnlyList<string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var root = new JsonObject();
        foreach (var setting in settings)
        {
            Add(root, setting);
        }

        return StrictJson.Read<MetaAllocatorSettings>($"settings {string.Join(", ", settings)}", JsonSerializer.SerializeToUtf8Bytes(root), JsonInputReader.Keys, lines: false);
    }

    private static void Add(JsonObject root, string setting)
    {
        var parts = setting.Split('=', 2);
        string[] path = [.. parts[0].Split('.').Select(p => p.Trim())];
        if (parts.Length != 2 || !(path is [{ Length: > 0 }] or [ChangePoint, { Length: > 0 }]))
        {
            throw new AllocationException($"setting {setting}: is not one; expected key=value, for example turnover_penalty=0.2 or {ChangePoint}.hazard=0.01");
        }

        var owner = root;
        if (path.Length == 2)
        {
            owner = root[ChangePoint] as JsonObject ?? new JsonObject();
            root[ChangePoint] ??= owner;
        }

        owner[path[^1]] = Value(parts[1].Trim());
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
