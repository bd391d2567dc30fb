using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FuturesSix.Cli.Commands;
using FuturesSix.Data.Yaml;

namespace FuturesSix.Cli;

/// <summary>The commands of fsix.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var root = Root();
        var result = root.Parse(args.Count == 0 ? ["--help"] : args);
        if (result.Action is ParseErrorAction)
        {
            return Refuse(result);
        }

        using var host = new CliHost();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await host.GuardAsync(() => result.InvokeAsync(configuration, host.Cancelled)).ConfigureAwait(false);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("fsix runs a book of systematic futures strategies through the canonical stack: seven layers in a fixed order, every decision written down.")
        {
            RunCommand.Create(),
            RunsCommand.Create(),
            ReportCommand.Create(),
            AuditCommand.Create(),
            WhyCommand.Create(),
            CertifyCommand.Create(),
            CompareCommand.Create(),
            VerifyCommand.Create(),
            DataCommand.Create(),
            ConfigCommand.Create(),
            EnginesCommand.Create(),
            BenchCommand.Create(),
            AllocCommand.Create(),
            OrdersCommand.Create(),
            PromoteCommand.Create(),
            SuperviseCommand.Create(),
            SizeCommand.Create(),
            DeckCommand.Create(),
            DaemonCommand.Create(),
        };
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    private static int Refuse(ParseResult result)
    {
        foreach (var error in result.Errors)
        {
            Console.Error.WriteLine($"fsix: {error.Message}");
        }

        var command = result.CommandResult.Command;
        string[] known = [.. command.Subcommands.Select(c => c.Name), .. command.Options.Select(o => o.Name)];
        foreach (var token in result.UnmatchedTokens)
        {
            if (NearestName.Find(token, known) is { } near)
            {
                Console.Error.WriteLine($"fsix: did you mean '{near}' instead of '{token}'?");
            }
        }

        Console.Error.WriteLine($"fsix: '{Examples.PathOf(command)} --help' shows what is expected.");
        return ExitCodes.BadInput;
    }

    /// <summary>Help, then the examples of the command.</summary>
    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            Examples.Write(parseResult.CommandResult.Command, Console.Out);
            return code;
        }
    }
}
