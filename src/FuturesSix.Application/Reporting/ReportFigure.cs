namespace FuturesSix.Application.Reporting;

/// <summary>Unit of a figure's values.</summary>
internal enum FigureUnit
{
    /// <summary>A fraction, shown in percent.</summary>
    Percent,

    /// <summary>A multiple of equity.</summary>
    Times,

    /// <summary>An amount of money.</summary>
    Money,
}

/// <summary>A line of a figure.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Colour">A number of the palette, <c>1</c> to <c>9</c>, or the name of another colour of the page.</param>
/// <param name="Values">One per day or per rebalance; NaN = missing.</param>
internal sealed record FigureLine(string Name, string Colour, double[] Values)
{
    /// <summary>One value per rebalance, held until the next, instead of one per day.</summary>
    public bool AtRebalances { get; init; }

    /// <summary>The area down to zero is filled.</summary>
    public bool Filled { get; init; }

    /// <summary>Steps per unit to which scripts see the values.</summary>
    public required double Steps { get; init; }
}

/// <summary>A chart of a report over time: written as static SVG, and described to the script that makes it live.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Unit of its values.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record ReportFigure(string Id, string Title, FigureUnit Unit, IReadOnlyList<FigureLine> Lines)
{
    /// <summary>What else a reader must know; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Dashed lines with their names.</summary>
    public IReadOnlyList<(double Value, string Name)> Levels { get; init; } = [];

    /// <summary>Stretches behind the lines.</summary>
    public IReadOnlyList<SvgSpan> Spans { get; init; } = [];

    /// <summary>Names of the classes of <see cref="Spans"/>, for the legend.</summary>
    public IReadOnlyList<(string Class, string Name)> SpanNames { get; init; } = [];

    /// <summary>Classes of the chart: <c>tall</c>, <c>low</c>; null for the usual height.</summary>
    public string? Size { get; init; }

    /// <summary>True draws the lines, all of rebalances and none negative, on top of each other.</summary>
    public bool Stacked { get; init; }

    /// <summary>True draws a logarithmic scale.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Ends that the scale has at least.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>True where there is a value to draw.</summary>
    public bool HasValues => Lines.Any(l => l.Values.Any(double.IsFinite));

    /// <summary>A label of the vertical axis.</summary>
    public string Text(double value) => Unit switch
    {
        FigureUnit.Percent => ReportText.PercentTick(value),
        FigureUnit.Money => ReportText.MoneyTick(value),
        _ => ReportText.TimesTick(value),
    };

    /// <summary>The values to draw: stacked where the figure is, the first line at the bottom; missing ones count as 0 there.</summary>
    public IReadOnlyList<double[]> Drawn()
    {
        if (!Stacked)
        {
            return [.. Lines.Select(l => l.Values)];
        }

        var drawn = new List<double[]>();
        foreach (var line in Lines)
        {
            var values = (double[])line.Values.Clone();
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = (double.IsNaN(values[k]) ? 0 : values[k]) + (drawn.Count > 0 ? drawn[^1][k] : 0);
            }

            drawn.Add(values);
        }

        return drawn;
    }
}
