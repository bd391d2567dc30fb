namespace FuturesSix.Tests.Architecture;

/// <summary>Who may know whom inside Core. A room is the namespace segment after the prefix.</summary>
internal static class WallRules
{
    /// <summary>The rooms of the pipeline in order; those of one row may know each other.</summary>
    private static readonly string[][] Order =
    [
        ["Market", "Numerics"], ["Engines"], ["Policy"], ["Construction"], ["Overlay"], ["RiskTargeting"], ["Allocator"], ["Margin"],
        ["Simulation", "Stack"], ["Evaluation", "MetaAllocation", "Supervision", "Live", "Research"],
    ];

    private static readonly (string Room, string[] Forbidden, string Why)[] Walls =
    [
        ("Allocator", ["Engines", "Policy", "Construction", "Overlay", "RiskTargeting"], "the allocator receives nameless spans of returns and equity"),
        ("Policy", ["Engines", "Simulation", "Allocator", "Evaluation"], "policy judges the environment, never equity or belief"),
        ("Stack", ["Research"], "the canonical stack never rests on a research shortcut"),
        ("Simulation", ["Research"], "the canonical stack never rests on a research shortcut"),
        ("Policy", ["MetaAllocation", "Supervision", "Live"], "live supervision never reaches the canonical stack"),
        ("Engines", ["MetaAllocation", "Supervision", "Live"], "live supervision never reaches the canonical stack"),
        ("Allocator", ["MetaAllocation", "Supervision", "Live"], "live supervision never reaches the canonical stack"),
        ("Simulation", ["MetaAllocation", "Supervision", "Live"], "live supervision never reaches the canonical stack"),
        ("Stack", ["MetaAllocation", "Supervision", "Live"], "base weights change by promotion, never by a run"),
    ];

    public static IReadOnlyList<string> Rooms { get; } = [.. Order.SelectMany(r => r)];

    public static IReadOnlyList<string> Violations(IEnumerable<CodeUse> uses, string prefix = "FuturesSix.Core.")
    {
        var violations = new List<string>();
        foreach (var use in uses)
        {
            if (Room(use.FromNamespace, prefix) is not { } from || Room(use.ToNamespace, prefix) is not { } to || from == to)
            {
                continue;
            }

            var (own, other) = (Rank(from), Rank(to));
            if (own < 0)
            {
                violations.Add($"{from} is not in the table of rooms ({use})");
            }
            else if (own < Rank("Stack") && other > own)
            {
                violations.Add($"{from} reads the later stage {to}: {use}");
            }
            else if (Walls.FirstOrDefault(w => w.Room == from && w.Forbidden.Contains(to)) is { Room: not null } wall)
            {
                violations.Add($"{from} knows {to}, but {wall.Why}: {use}");
            }
        }

        return violations;
    }

    private static int Rank(string room) => Array.FindIndex(Order, row => row.Contains(room));

    private static string? Room(string space, string prefix) =>
        space.StartsWith(prefix, StringComparison.Ordinal) ? space[prefix.Length..].Split('.')[0] : null;
}
