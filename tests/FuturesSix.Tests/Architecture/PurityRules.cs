namespace FuturesSix.Tests.Architecture;

/// <summary>A banned symbol in the notation of documentation ids: T:Type, P:Type.Property, M:Type.Method(A,B).</summary>
internal sealed record BannedSymbol(string Type, string Member, int? Parameters)
{
    public static BannedSymbol Parse(string line)
    {
        var id = line.Split(';')[0].Trim();
        var (kind, name) = (id[0], id[2..]);
        if (kind == 'T')
        {
            return new BannedSymbol(name, "", null);
        }

        var open = name.IndexOf('(', StringComparison.Ordinal);
        var path = open < 0 ? name : name[..open];
        var dot = path.LastIndexOf('.');
        var member = path[(dot + 1)..].Replace("#ctor", ".ctor", StringComparison.Ordinal);
        var parameters = open < 0 ? 0 : name[(open + 1)..^1].Split(',').Length;
        return new BannedSymbol(path[..dot], kind == 'P' ? "get_" + member : member, parameters);
    }

    public bool Matches(CodeUse use) =>
        (use.ToType == Type || use.ToType.StartsWith(Type + "+", StringComparison.Ordinal))
        && (Member.Length == 0 || (use.Member == Member && (Parameters is null || use.Parameters == Parameters)));
}

/// <summary>What Core may not touch: the analyzer's list, and what would make a run depend on the machine.</summary>
internal static class PurityRules
{
    /// <summary>The list must name at least these.</summary>
    public static readonly string[] Required =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "M:System.Guid.NewGuid", "M:System.Random.#ctor", "P:System.Random.Shared",
        "T:System.Console", "T:System.IO.File", "T:System.Environment", "T:System.Diagnostics.Stopwatch", "M:System.Math.Log(System.Double)",
        "M:System.Math.Exp(System.Double)", "M:System.Math.Pow(System.Double,System.Double)",
    ];

    private static readonly string[] LibraryFunctions =
    [
        "Log", "Log2", "Log10", "LogP1", "Log10P1", "Log2P1", "Exp", "Exp2", "Exp10", "ExpM1", "Pow", "Cbrt", "Hypot", "RootN", "Sin", "Cos", "Tan", "SinCos",
        "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "FusedMultiplyAdd", "MultiplyAddEstimate",
    ];

    private static readonly string[] WidthDependent =
        ["System.Numerics.Vector", "System.Numerics.Vector`1", "System.Numerics.Tensors.TensorPrimitives", "System.Runtime.Intrinsics.X86.Fma"];

    public static string ListPath { get; } = Path.Combine(SourceTree.Src, "FuturesSix.Core", "BannedSymbols.txt");

    public static IReadOnlyList<string> List => [.. File.ReadLines(ListPath).Where(l => l.Trim().Length > 0)];

    public static IReadOnlyList<string> Violations(IEnumerable<CodeUse> uses)
    {
        var banned = List.Select(BannedSymbol.Parse).ToList();
        return [.. uses
            .Where(u => banned.Exists(b => b.Matches(u))
                || (u.ToType is "System.Math" or "System.Double" && LibraryFunctions.Contains(u.Member))
                || WidthDependent.Contains(u.ToType))
            .Select(u => u.ToString())];
    }

    /// <summary>Blocking on a task or sleeping.</summary>
    public static IReadOnlyList<string> BlockingCalls(IEnumerable<CodeUse> uses) =>
        [.. uses
            .Where(u => u is { ToType: "System.Threading.Tasks.Task`1", Member: "get_Result" } or { ToType: "System.Threading.Thread", Member: "Sleep" })
            .Select(u => u.ToString())];
}
