using System.Globalization;
using FuturesSix.Application;
using Spectre.Console;

namespace FuturesSix.Cli.Views;

/// <summary>Shows where a run is, on standard error: live on a terminal, a line a stage otherwise.</summary>
internal static class ProgressView
{
    /// <summary>Runs <paramref name="work"/> and shows its progress.</summary>
    public static T Show<T>(Func<IProgress<RunProgress>, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new Lines());
        }

        return Terminal.Error().Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Live(context.AddTask("starting", maxValue: 1))));
    }

    private static string Describe(RunProgress at) => string.Create(CultureInfo.InvariantCulture, $"{at.Step,2}/{at.Steps} {at.Stage}");

    /// <summary>One line when a stage begins.</summary>
    private sealed class Lines : IProgress<RunProgress>
    {
        private int _step;

        public void Report(RunProgress value)
        {
            if (value.Step != _step)
            {
                _step = value.Step;
                Console.Error.WriteLine(Describe(value));
            }
        }
    }

    /// <summary>A bar that moves stage by stage.</summary>
    private sealed class Live(ProgressTask task) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            task.MaxValue = value.Steps;
            task.Value = value.Step - 1;
            task.Description = Markup.Escape(value.Detail is null ? Describe(value) : $"{Describe(value)}: {value.Detail}");
        }
    }
}
