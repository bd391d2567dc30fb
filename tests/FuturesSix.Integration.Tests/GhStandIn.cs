using System.Globalization;

namespace FuturesSix.Integration.Tests;

/// <summary>An executable named gh in a folder of its own, to put before PATH. It records the arguments of every call and
/// plays back what the test wrote for it; @ID@ in its answers becomes the correlation id that was dispatched.</summary>
internal sealed class GhStandIn : IDisposable
{
    private const string Script = """
        #!/bin/sh
        # $1 $2 name the call: auth status, workflow run, run list, run view, run download
        here=$(dirname "$0")
        call="$1-$2"
        { printf '%s' "$call"; for a in "$@"; do printf '\t%s' "$a"; done; printf '\n'; } >> "$here/calls"
        dir=
        for a in "$@"; do
          case $a in correlation_id=*) printf '%s' "${a#correlation_id=}" > "$here/correlation" ;; esac
          [ "$last" = --dir ] && dir=$a
          last=$a
        done
        n=$(grep -c "^$call	" "$here/calls")
        answer="$here/$call.$n"
        [ -e "$answer.exit" ] || answer="$here/$call"
        id=$(cat "$here/correlation" 2>/dev/null)
        [ -e "$answer.hang" ] && { echo $$ > "$here/hanging"; sleep 120; }
        [ -e "$answer.out" ] && sed "s/@ID@/$id/g" "$answer.out"
        [ -e "$answer.err" ] && cat "$answer.err" >&2
        [ -n "$dir" ] && [ -d "$here/artifact" ] && cp -R "$here/artifact/." "$dir"
        exit "$(cat "$answer.exit")"
        """;

    /// <summary>The same in batch, whose parser splits arguments at '='.</summary>
    private const string Batch = """
        @echo off
        setlocal enabledelayedexpansion
        set "here=%~dp0"
        set "call=%~1-%~2"
        set "line=%call%"
        set "dir="
        :next
        if "%~1"=="" goto done
        set "line=!line!	%~1"
        if "%~1"=="correlation_id" (<nul set /p "=%~2">"%here%correlation")
        if "%~1"=="--dir" set "dir=%~2"
        shift
        goto next
        :done
        echo !line!>>"%here%calls"
        set n=0
        for /f "usebackq tokens=1 delims=	" %%c in ("%here%calls") do if "%%c"=="%call%" set /a n+=1
        set "answer=%here%%call%.%n%"
        if not exist "%answer%.exit" set "answer=%here%%call%"
        set "id="
        if exist "%here%correlation" set /p id=<"%here%correlation"
        if exist "%answer%.hang" ping -n 120 127.0.0.1 >nul
        if exist "%answer%.out" for /f "usebackq delims=" %%l in ("%answer%.out") do (set "text=%%l" & echo !text:@ID@=%id%!)
        if exist "%answer%.err" type "%answer%.err" 1>&2
        if defined dir if exist "%here%artifact" xcopy /e /i /q "%here%artifact" "%dir%" >nul
        set /p code=<"%answer%.exit"
        exit /b %code%
        """;

    public GhStandIn()
    {
        Folder = Repository.TemporaryFolder();
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(Path.Combine(Folder, "gh.cmd"), Batch.ReplaceLineEndings("\r\n"));
        }
        else
        {
            File.WriteAllText(Path.Combine(Folder, "gh"), Script.ReplaceLineEndings("\n") + "\n");
            File.SetUnixFileMode(Path.Combine(Folder, "gh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Answer("auth-status");
        Answer("workflow-run");
        Answer("run-list", Run("completed", "success", listed: true));
        Answer("run-view", Run("completed", "success"));
        Answer("run-download");
    }

    public string Folder { get; }

    /// <summary>What the artifact holds; the test fills it.</summary>
    public string Artifact => Path.Combine(Folder, "artifact");

    public string SearchPath => Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

    /// <summary>The calls so far: name, then arguments.</summary>
    public IReadOnlyList<string[]> Calls => File.Exists(Path.Combine(Folder, "calls"))
        ? [.. File.ReadAllLines(Path.Combine(Folder, "calls")).Select(l => l.Split('\t'))]
        : [];

    public IEnumerable<string> CallNames => Calls.Select(c => c[0]);

    /// <summary>The process that hangs.</summary>
    public int? Hanging => File.Exists(Path.Combine(Folder, "hanging")) ? int.Parse(File.ReadAllText(Path.Combine(Folder, "hanging")), CultureInfo.InvariantCulture) : null;

    /// <summary>A run of the dispatched correlation id; created now unless said otherwise.</summary>
    public static string Run(string status, string? conclusion, bool listed = false, long id = 4711, string title = "meta-alloc-smoke ewma @ID@", DateTimeOffset? created = null)
    {
        var text = $$"""{"databaseId":{{id}},"displayTitle":"{{title}}","createdAt":"{{(created ?? DateTimeOffset.UtcNow).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}","status":"{{status}}","conclusion":"{{conclusion}}","url":"https://example.org/runs/{{id}}","headSha":"0123456789abcdef"}""";
        return listed ? $"[{text}]" : text;
    }

    /// <summary>Sets what a call answers; <paramref name="nth"/> only when it is made for that time.</summary>
    public void Answer(string call, string output = "", string error = "", int exit = 0, bool hang = false, int? nth = null)
    {
        var answer = Path.Combine(Folder, nth is null ? call : $"{call}.{nth}");
        File.WriteAllText($"{answer}.out", output + "\n");
        File.WriteAllText($"{answer}.err", error);
        File.WriteAllText($"{answer}.exit", exit.ToString(CultureInfo.InvariantCulture) + "\n");
        if (hang)
        {
            File.WriteAllText($"{answer}.hang", "");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
