namespace FuturesSix.Core.Stack;

/// <summary>Takes steps one after the other and keeps the value after each.</summary>
internal sealed class WaterfallChain(double start)
{
    private readonly List<WaterfallStep> _steps = [];

    /// <summary>The value after the last step.</summary>
    public double Value { get; private set; } = start;

    public IReadOnlyList<WaterfallStep> Steps => _steps;

    /// <summary>Multiplies.</summary>
    public void Multiply(int layer, string name, double factor, string detail = "")
    {
        Value *= factor;
        _steps.Add(new WaterfallStep(layer, name, factor, Value) { Detail = detail });
    }

    /// <summary>Adds what leads to <paramref name="value"/>.</summary>
    public void MoveTo(int layer, string name, double value, string detail = "")
    {
        _steps.Add(new WaterfallStep(layer, name, double.NaN, value) { Amount = value - Value, Detail = detail });
        Value = value;
    }
}
