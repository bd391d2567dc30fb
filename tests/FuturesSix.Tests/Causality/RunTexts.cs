using FuturesSix.Core.Stack;
using FuturesSix.Data.Certificates;
using FuturesSix.Data.Configuration;
using FuturesSix.Data.Runs;

namespace FuturesSix.Tests.Causality;

/// <summary>The dated artifacts of a run that is not stored.</summary>
internal static class RunTexts
{
    public static DatedTexts Of(StackResult run)
    {
        var market = run.Market;
        var inputs = new RunInputs
        {
            Dataset = new DatasetIdentity(market.Name, "none", market.Synthetic),
            Configuration = new RunConfiguration(market.Name, run.Options),
            CodeVersion = "test",
            Period = (market.Dates[0], market.Dates[^1]),
        };
        return DatedTexts.Of(new RunOutput("test", inputs, run, RunSummarizer.Summarize(run, inputs)));
    }
}
