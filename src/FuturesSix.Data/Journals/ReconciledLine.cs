using System.Buffers;
using System.Text.Json;
using FuturesSix.Core.Supervision;

namespace FuturesSix.Data.Journals;

/// <summary>Writes lines of <c>reconciled.jsonl</c>. Fields in a fixed order; numbers read back to the same bits.</summary>
public sealed class ReconciledLine : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    /// <summary>Prepares.</summary>
    public ReconciledLine() => _json = new Utf8JsonWriter(_buffer, Options);

    /// <summary>The line of a signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="names">Names.</param>
    /// <param name="outcome">What became of it; null where it failed before it had one.</param>
    /// <param name="expected">Expected P&amp;L in bps; NaN without an outcome.</param>
    /// <param name="version">The simulator version that expected it; null without one.</param>
    /// <returns>The line without its end; valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(SignalRow signal, JournalNames names, Outcome? outcome, double expected, string? version)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(names);
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("id"u8, signal.Id);
        _json.WriteString("ts"u8, UtcInstant.Format(signal.Ticks));
        _json.WriteString("agent"u8, names.Agents[signal.Agent]);
        _json.WriteString("strategy"u8, names.Strategies[signal.Strategy]);
        _json.WriteNumber("horizon_hours"u8, signal.HorizonHours);
        Figures(outcome, expected);
        _json.WriteString("sim_version"u8, version);
        _json.WriteString("error"u8, signal.Error);
        if (outcome is not null)
        {
            Evidence(signal, names, outcome);
        }

        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenSpan;
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private void Figures(Outcome? outcome, double expected)
    {
        Number("expected_pnl_bps"u8, outcome is null ? double.NaN : expected);
        Number("realized_pnl_bps"u8, outcome?.RealisedBps ?? double.NaN);
        Number("pnl_error_bps"u8, outcome is null ? double.NaN : outcome.RealisedBps - expected);
        Number("abs_error_bps"u8, outcome is null ? double.NaN : Math.Abs(outcome.RealisedBps - expected));
    }

    private void Evidence(SignalRow signal, JournalNames names, Outcome outcome)
    {
        _json.WriteString("symbol"u8, names.Symbols[signal.Symbol]);
        _json.WriteNumber("score"u8, signal.Score);
        _json.WriteString("exit_ts"u8, UtcInstant.Format(outcome.ExitTicks));
        _json.WriteNumber("entry_price"u8, outcome.EntryPrice);
        _json.WriteNumber("exit_price"u8, outcome.ExitPrice);
        Cause("cost_bps"u8, outcome.Parts.Cost);
        Cause("timing_bps"u8, outcome.Parts.Timing);
        Cause("data_bps"u8, outcome.Parts.Data);
        Cause("sizing_bps"u8, outcome.Parts.Sizing);
        Doubt("late_price"u8, outcome.Doubts.HasFlag(PriceDoubts.Late));
        Doubt("foreign_price"u8, outcome.Doubts.HasFlag(PriceDoubts.Foreign));
        Doubt("same_price"u8, outcome.Doubts.HasFlag(PriceDoubts.Same));
        if (outcome.FillDelayHours is { } delay)
        {
            _json.WriteNumber("fill_delay_hours"u8, delay);
        }

        if (signal.Features.Count > 0)
        {
            _json.WriteStartObject("features"u8);
            for (var k = 0; k < signal.Features.Count; k++)
            {
                Number(System.Text.Encoding.UTF8.GetBytes(names.Features[signal.Features.Names[k]]), signal.Features.Values[k]);
            }

            _json.WriteEndObject();
        }
    }

    private void Cause(ReadOnlySpan<byte> name, double bps)
    {
        if (bps != 0)
        {
            _json.WriteNumber(name, bps);
        }
    }

    private void Doubt(ReadOnlySpan<byte> name, bool holds)
    {
        if (holds)
        {
            _json.WriteBoolean(name, true);
        }
    }

    private void Number(ReadOnlySpan<byte> name, double value)
    {
        if (double.IsFinite(value))
        {
            _json.WriteNumber(name, value);
        }
        else
        {
            _json.WriteNull(name);
        }
    }
}
