using FuturesSix.Core.Construction;
using FuturesSix.Core.Market;

namespace FuturesSix.Data.Runs;

/// <summary>The shapes that artifacts share: a dated series, a wide panel, a long book.</summary>
internal static class ArtifactTables
{
    /// <summary>Rows date,value.</summary>
    public static void Series(Stream stream, string name, ReadOnlySpan<DateOnly> dates, ReadOnlySpan<double> values)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", name);
        for (var t = 0; t < dates.Length; t++)
        {
            text.Cell(dates[t]).Cell(values[t]).End();
        }
    }

    /// <summary>Rows date,SYM1,SYM2…</summary>
    public static void Wide(Stream stream, Panel panel)
    {
        using var text = new ArtifactText(stream);
        text.Header(["date", .. panel.Columns]);
        for (var t = 0; t < panel.Rows; t++)
        {
            text.Cell(panel.Dates[t]);
            for (var c = 0; c < panel.Columns.Count; c++)
            {
                text.Cell(panel[t, c]);
            }

            text.End();
        }
    }

    /// <summary>Rows date,instrument,weight of the summed gated book, for the instruments of the universe.</summary>
    public static void Long(Stream stream, RunOutput run, SleeveBook book)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "instrument", "weight");
        var weights = new double[book.Instruments];
        for (var k = 0; k < book.Rebalances; k++)
        {
            book.Sum(k, gated: true, weights);
            foreach (var i in run.Result.Universe)
            {
                text.Cell(run.Result.Schedule.Dates[k]).Cell(run.Symbol(i)).Cell(weights[i]).End();
            }
        }
    }

    /// <summary>Rows date,sleeve,instrument,weight: ungated weights that are not zero.</summary>
    public static void Sleeves(Stream stream, RunOutput run, SleeveBook book)
    {
        using var text = new ArtifactText(stream);
        text.Header("date", "sleeve", "instrument", "weight", "policy_multiplier");
        for (var k = 0; k < book.Rebalances; k++)
        {
            for (var e = 0; e < book.Engines.Count; e++)
            {
                foreach (var i in run.Result.Universe)
                {
                    if (book.Weights(k, e)[i] != 0)
                    {
                        text.Cell(run.Result.Schedule.Dates[k]).Cell(book.Engines[e]).Cell(run.Symbol(i))
                            .Cell(book.Weights(k, e)[i]).Cell(book.Multiplier(k, e)).End();
                    }
                }
            }
        }
    }
}
