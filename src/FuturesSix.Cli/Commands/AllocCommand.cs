using System.CommandLine;

namespace FuturesSix.Cli.Commands;

/// <summary>fsix alloc.</summary>
internal static class AllocCommand
{
    public static Command Create() => new("alloc", "Work with the meta allocator.") { AllocQaCommand.Create() };
}
