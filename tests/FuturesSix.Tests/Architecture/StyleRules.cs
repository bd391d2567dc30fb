using System.Reflection;
using System.Text.RegularExpressions;

namespace FuturesSix.Tests.Architecture;

/// <summary>Habits that a reader would notice: small files, documented members, closed classes, no blocking.</summary>
internal static partial class StyleRules
{
    public const int MaxLines = 400;

    public static IReadOnlyList<string> TooLong(IEnumerable<(string File, int Lines)> files) =>
        [.. files.Where(f => f.Lines > MaxLines).Select(f => $"{f.File}: {f.Lines} lines, at most {MaxLines}")];

    /// <summary>Settings or pragmas that would let an undocumented public member through.</summary>
    public static IReadOnlyList<string> DocumentationLoopholes(string file, string text) =>
        [.. Loophole().Matches(text).Select(m => $"{file}: {m.Value.Trim()}")];

    /// <summary>Sleeping or blocking on a task, in source text (for projects whose assembly was not built).</summary>
    public static IReadOnlyList<string> BlockingText(string file, string text) =>
        [.. Blocking().Matches(text).Select(m => $"{file}: {m.Value.Trim()}")];

    public static IReadOnlyList<string> OpenClasses(IEnumerable<Type> types) =>
        [.. types.Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(t => $"{t.FullName} is neither sealed nor static nor abstract")];

    public static IEnumerable<Type> PublicTypes(string assembly) => Assembly.LoadFrom(assembly).GetExportedTypes();

    [GeneratedRegex("""[^\n]*(NoWarn[^\n]*1591|disable[^\n]*1591|1591[^\n]*(none|silent|suggestion)|GenerateDocumentationFile>\s*false|TreatWarningsAsErrors>\s*false)[^\n]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Loophole();

    [GeneratedRegex("""[^\n]*(Thread\.Sleep\(|Async\([^\n]*\)\.Result\b|[tT]ask\.Result\b)[^\n]*""")]
    private static partial Regex Blocking();
}
