using System.CommandLine;
using System.Text.Json;
using FuturesSix.Application.Allocation;
using FuturesSix.Cli.Views;
using FuturesSix.Data.Runs;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix alloc.</summary>
internal static class AllocCommand
{
    public static Command Create() => new("alloc", "Propose, export, report and check sleeve weights of the meta allocator.")
    {
        Propose(),
        Export(),
        Report(),
        AllocQaCommand.Create(),
    };

    private static Command Propose()
    {
        var command = new Command("propose", "Propose sleeve weights and show why; nothing is written.");
        var request = AllocationOptions.Proposal(command);
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.SetAction((parsed, cancel) =>
        {
            var asked = request(parsed);
            var proposal = ProgressView.Show(progress => ProposeAllocation.Execute(asked, progress, cancel));
            return Task.FromResult(Show(parsed.GetValue(json), Content(proposal), () => AllocationView.Write(Terminal.Output(), proposal)));
        });
        return command;
    }

    private static Command Export()
    {
        var command = new Command("export", "Propose sleeve weights and write them to allocations/ in the artifacts folder.");
        var request = AllocationOptions.Proposal(command);
        var json = SharedOptions.Json();
        command.Options.Add(json);
        command.SetAction((parsed, cancel) =>
        {
            var asked = request(parsed);
            var result = ProgressView.Show(progress => new ExportAllocation().Execute(asked, progress, cancel));
            return Task.FromResult(Show(parsed.GetValue(json), result.Export, () => AllocationView.Write(Terminal.Output(), result)));
        });
        return command;
    }

    private static Command Report()
    {
        var command = new Command("report", "Show the newest export against the one before it, or against a file.");
        var against = new Option<string?>("--against") { Description = "The file to compare with; default: the export before the newest.", HelpName = "file" };
        var (artifacts, json) = (SharedOptions.Artifacts(), SharedOptions.Json());
        foreach (var option in new Option[] { against, artifacts, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var report = ReportAllocation.Execute(new ReportAllocationRequest
            {
                Artifacts = parsed.GetValue(artifacts) ?? ArtifactsFolder.Default(),
                Against = parsed.GetValue(against),
            });
            return Show(parsed.GetValue(json), report, () => AllocationReportView.Write(Terminal.Output(), report));
        });
        return command;
    }

    /// <summary>A proposal without the returns it was computed from.</summary>
    private static object Content(AllocationProposal proposal) => new
    {
        proposal.Input.Source,
        proposal.InputsSha256,
        proposal.Previous,
        InputNotes = proposal.Input.Notes,
        proposal.Allocation,
    };

    private static int Show(bool json, object content, Action view)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(content, RunJson.Indented));
        }
        else
        {
            view();
        }

        return ExitCodes.Ok;
    }
}
