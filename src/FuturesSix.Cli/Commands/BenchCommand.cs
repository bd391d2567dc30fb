using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Benchmarks;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix bench.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var command = new Command("bench", "Time the works on this machine: outputs are compared first, and a wrong one has no timing.");
        var work = new Option<string[]>("--work", "-w") { Description = "Only this work; may be repeated.", HelpName = "name" };
        var full = new Option<bool>("--full") { Description = "Also the large works, and longer measurements: some minutes." };
        var markdown = new Option<bool>("--markdown") { Description = "Print the table as Markdown." };
        var into = new Option<string[]>("--into") { Description = "Put the table into this document, between its marker lines; may be repeated.", HelpName = "file" };
        var json = SharedOptions.Json();
        foreach (var option in new Option[] { work, full, markdown, into, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancel) => Task.FromResult(Execute(
            new RunBenchmarks(),
            Request(parsed.GetValue(work) ?? [], parsed.GetValue(full)),
            new BenchOutput(parsed.GetValue(json), parsed.GetValue(markdown), parsed.GetValue(into) ?? []),
            cancel)));
        return command;
    }

    /// <summary>Times, shows, and says by the exit code whether every output was right.</summary>
    internal static int Execute(RunBenchmarks benchmarks, BenchmarkRequest request, BenchOutput output, CancellationToken cancel = default)
    {
        foreach (var file in output.Into)
        {
            BenchmarkMarkdown.RequirePlace(File.ReadAllText(file), file);
        }

        var report = BenchView.WithProgress(progress => benchmarks.Execute(request, progress, cancel));
        foreach (var file in output.Into)
        {
            File.WriteAllText(file, BenchmarkMarkdown.Refresh(File.ReadAllText(file), report, file));
        }

        if (output.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, RunJson.Indented));
        }
        else if (output.Markdown)
        {
            Console.Out.Write(BenchmarkMarkdown.Table(report));
        }
        else
        {
            BenchView.Write(Terminal.Output(), report);
        }

        foreach (var failed in report.Figures.Where(f => f.Status == BenchmarkStatus.Failed))
        {
            Console.Error.WriteLine($"fsix: {failed.Name}: {failed.Reason}");
        }

        return report.Passed ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static BenchmarkRequest Request(string[] works, bool full)
    {
        var clone = Application.CloneFolder.Of(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        var variable = Environment.GetEnvironmentVariable("FSIX_GOLDEN");
        return new BenchmarkRequest
        {
            Works = works,
            Full = full,
            Repository = clone,
            Golden = !string.IsNullOrEmpty(variable) ? variable : clone is null ? null : Path.Combine(clone, "..", "shared", "golden"),
            Self = Self(),
        };
    }

    /// <summary>The command that started this process.</summary>
    private static string[] Self()
    {
        var program = Environment.ProcessPath;
        var library = Path.Combine(AppContext.BaseDirectory, "fsix.dll");
        return program is null ? []
            : Path.GetFileNameWithoutExtension(program) != "dotnet" ? [program]
            : File.Exists(library) ? [program, library] : [];
    }
}

/// <summary>How figures are shown.</summary>
/// <param name="Json">As JSON on standard output.</param>
/// <param name="Markdown">As a Markdown table on standard output.</param>
/// <param name="Into">Documents that receive the table.</param>
internal sealed record BenchOutput(bool Json, bool Markdown, IReadOnlyList<string> Into);
