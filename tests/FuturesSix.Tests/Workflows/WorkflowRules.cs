using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace FuturesSix.Tests.Workflows;

/// <summary>What every workflow must be: started by hand, unable to write, made of pinned actions, and away from terminals.</summary>
internal static partial class WorkflowRules
{
    private const string ByHand = "workflow_dispatch";

    public static IReadOnlyList<string> Violations(string file, string text)
    {
        var found = new List<string>();
        if (Load(text) is not { } root)
        {
            return [$"{file}: is not one YAML mapping"];
        }

        found.AddRange(Triggers(root).Where(t => t != ByHand).Select(t => $"trigger '{t}'"));
        found.AddRange(Triggers(root).Contains(ByHand) ? [] : ["no trigger workflow_dispatch"]);
        found.AddRange(Child(root, "permissions") is null ? ["no permissions at the top"] : []);
        found.AddRange(Permissions(root).SelectMany(Writes));
        found.AddRange(Child(Child(root, "env"), "AF_SKIP_MT5") is YamlScalarNode { Value: "1", Style: not YamlDotNet.Core.ScalarStyle.Plain } ? [] : ["AF_SKIP_MT5 is not \"1\" in the env at the top"]);
        found.AddRange(All(root).OfType<YamlMappingNode>().Where(n => n != Child(root, "env")).Where(n => Child(n, "AF_SKIP_MT5") is not null).Select(_ => "AF_SKIP_MT5 is set again below the top"));
        found.AddRange(Uses(root).Where(u => !Pinned().IsMatch(u)).Select(u => $"action '{u}' is not pinned to a commit"));
        found.AddRange(All(root).Select(n => Child(n, "run")).OfType<YamlScalarNode>().Where(r => r.Value!.Contains("${{", StringComparison.Ordinal)).Select(_ => "a script has an expression in it; expected a variable"));
        return [.. found.Select(f => $"{file}: {f}")];
    }

    private static YamlMappingNode? Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : null;
    }

    private static List<string> Triggers(YamlNode root) => Child(root, "on") switch
    {
        YamlScalarNode one => [one.Value!],
        YamlSequenceNode list => [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)],
        YamlMappingNode map => [.. map.Children.Keys.Select(k => ((YamlScalarNode)k).Value!)],
        _ => [],
    };

    private static IEnumerable<YamlNode> Permissions(YamlNode root) => All(root).Select(n => Child(n, "permissions")).OfType<YamlNode>();

    private static IEnumerable<string> Writes(YamlNode permissions) => permissions switch
    {
        YamlScalarNode { Value: "read-all" or "{}" } => [],
        YamlMappingNode map => map.Children.Where(p => ((YamlScalarNode)p.Value).Value is not ("read" or "none")).Select(p => $"permission {p.Key}: {p.Value}"),
        _ => [$"permissions {permissions}"],
    };

    private static IEnumerable<string> Uses(YamlNode root) => All(root).Select(n => Child(n, "uses")).OfType<YamlScalarNode>().Select(u => u.Value!);

    private static IEnumerable<YamlNode> All(YamlNode root) => root.AllNodes;

    private static YamlNode? Child(YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    [GeneratedRegex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]+@[0-9a-f]{40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();
}
