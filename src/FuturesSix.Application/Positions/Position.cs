using FuturesSix.Core.Stack;

namespace FuturesSix.Application.Positions;

/// <summary>A target position as the run's files have it. Money is in account currency.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Synthetic">True when the data was generated, never traded.</param>
/// <param name="Decided">The rebalance.</param>
/// <param name="Instrument">Symbol.</param>
/// <param name="Contracts">Target contracts, signed.</param>
/// <param name="Weight">Their notional over equity at the decision.</param>
/// <param name="Notional">Their notional.</param>
/// <param name="Limits">The limits of layer 7 that bound, joined by +; empty for none.</param>
public sealed record Position(string RunId, bool Synthetic, DateOnly Decided, string Instrument, double Contracts, double Weight, double Notional, string Limits);

/// <summary>The positions of one decision.</summary>
/// <param name="Decided">The rebalance.</param>
/// <param name="Equity">Equity at the decision; NaN before the book was first invested.</param>
/// <param name="Currency">Account currency.</param>
/// <param name="Positions">In the order of the run's instruments.</param>
/// <param name="Notes">What to know before reading them.</param>
public sealed record PositionList(DateOnly Decided, double Equity, string Currency, IReadOnlyList<Position> Positions, IReadOnlyList<string> Notes);

/// <summary>A target position with the waterfall that leads to it.</summary>
public sealed record ExplainedPosition
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>True when the data was generated, never traded.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The rebalance.</summary>
    public required DateOnly Decided { get; init; }

    /// <summary>The day on which the contracts were reached; null when they were not.</summary>
    public required DateOnly? Filled { get; init; }

    /// <summary>Symbol.</summary>
    public required string Instrument { get; init; }

    /// <summary>Layers 1 to 4: a branch per sleeve and bet; they add up to the first value of <see cref="Steps"/>.</summary>
    public required IReadOnlyList<SleeveBranch> Sleeves { get; init; }

    /// <summary>Layers 4 to 7: the steps that all branches share.</summary>
    public required IReadOnlyList<WaterfallStep> Steps { get; init; }

    /// <summary>Target contracts, signed.</summary>
    public required double Contracts { get; init; }

    /// <summary>Their notional over equity.</summary>
    public required double Weight { get; init; }

    /// <summary>Their notional in account currency.</summary>
    public required double Notional { get; init; }

    /// <summary>Contracts held at the decision, before its orders.</summary>
    public required double Held { get; init; }

    /// <summary>Equity at the decision, in account currency.</summary>
    public required double Equity { get; init; }

    /// <summary>Notional of one contract in account currency; NaN before the first price.</summary>
    public required double ContractValue { get; init; }

    /// <summary>The limits that bound: of leverage and of execution.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    internal static ExplainedPosition Of(string runId, bool synthetic, PositionWaterfall waterfall) => new()
    {
        RunId = runId,
        Synthetic = synthetic,
        Decided = waterfall.Decided,
        Filled = waterfall.Filled,
        Instrument = waterfall.Instrument,
        Sleeves = waterfall.Sleeves,
        Steps = waterfall.Steps,
        Contracts = waterfall.Contracts,
        Weight = waterfall.Weight,
        Notional = waterfall.Notional,
        Held = waterfall.Held,
        Equity = waterfall.Equity,
        ContractValue = waterfall.ContractValue,
        Limits = waterfall.Limits,
    };
}

/// <summary>The explained positions of one decision.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Synthetic">True when the data was generated, never traded.</param>
/// <param name="Decided">The rebalance.</param>
/// <param name="Currency">Account currency.</param>
/// <param name="Positions">In the order of the run's instruments.</param>
/// <param name="Notes">What to know before reading them.</param>
public sealed record ExplainedPositions(
    string RunId, bool Synthetic, DateOnly Decided, string Currency, IReadOnlyList<ExplainedPosition> Positions, IReadOnlyList<string> Notes);
