namespace FuturesSix.Core.Allocator;

/// <summary>What a position of the decided weights earned and cost, row by row: the account its budget is held against.</summary>
internal sealed class ConvexityAccount
{
    private readonly ConvexityInput _input;
    private readonly int _window;
    private readonly double[] _weights;
    private readonly double[] _profit;
    private int _row;
    private int _filled = -1;

    /// <param name="input">Returns, rows, cost rates.</param>
    /// <param name="window">Rows that count.</param>
    /// <param name="weights">The weights, filled in by the caller before the row they are decided on is left.</param>
    public ConvexityAccount(ConvexityInput input, int window, double[] weights)
    {
        (_input, _window, _weights) = (input, window, weights);
        _profit = new double[input.Returns.Length];
    }

    /// <summary>Loss over the window that ends with rebalance <paramref name="k"/>, at least 0; call in order.</summary>
    public double SpentUntil(int k)
    {
        var last = _input.RebalanceRows[k];
        for (; _row <= last; _row++)
        {
            _profit[_row] = Earned(_row) - FillCost(_row, k);
        }

        var sum = 0.0;
        for (var t = Math.Max(0, last - _window + 1); t <= last; t++)
        {
            sum += _profit[t];
        }

        return Math.Max(0, -sum);
    }

    private double Earned(int row) =>
        _filled < 0 || double.IsNaN(_input.Returns[row]) ? 0 : _weights[_filled] * _input.Returns[row];

    /// <summary>The cost of the decisions that fill on this row; from the next row on they are in force.</summary>
    private double FillCost(int row, int decided)
    {
        var cost = 0.0;
        while (_filled + 1 < decided && _input.RebalanceRows[_filled + 1] + _input.FillDelay <= row)
        {
            var before = _filled < 0 ? 0 : _weights[_filled];
            _filled++;
            cost += Math.Abs(_weights[_filled] - before) * _input.CostRates[_filled];
        }

        return cost;
    }
}
