using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace FuturesSix.Deck;

/// <summary>Listens to meters and keeps one value (or one histogram) for every instrument and set of tags.</summary>
internal sealed class MeterSeries : IDisposable
{
    /// <summary>More sets of tags than this are dropped: memory stays bounded whatever is measured.</summary>
    private const int MaxSeries = 2000;

    private readonly ConcurrentDictionary<(string Name, string Tags), Series> _series = new();
    private readonly MeterListener _listener = new();

    public MeterSeries(IReadOnlyCollection<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((i, v, t, _) => Record(i, v, t));
        _listener.SetMeasurementEventCallback<int>((i, v, t, _) => Record(i, v, t));
        _listener.SetMeasurementEventCallback<double>((i, v, t, _) => Record(i, v, t));
        _listener.Start();
    }

    /// <summary>Writes everything, in ordinal order.</summary>
    public void Write(StringBuilder text)
    {
        _listener.RecordObservableInstruments();
        string? last = null;
        foreach (var (key, series) in _series.OrderBy(s => s.Key.Name, StringComparer.Ordinal).ThenBy(s => s.Key.Tags, StringComparer.Ordinal))
        {
            if (key.Name != last)
            {
                last = key.Name;
                text.Append(CultureInfo.InvariantCulture, $"# HELP {key.Name} {Escape(series.Instrument.Description ?? series.Instrument.Name)}\n# TYPE {key.Name} {series.Type}\n");
            }

            series.Write(text, key.Name, key.Tags);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (Name(instrument), Tags(tags));
        if (_series.TryGetValue(key, out var series) || (_series.Count < MaxSeries && (series = _series.GetOrAdd(key, _ => new Series(instrument))) is not null))
        {
            series.Record(value);
        }
    }

    private static string Name(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        return IsCounter(instrument) ? $"{name}_total" : instrument.Unit is "s" && !name.EndsWith("_seconds", StringComparison.Ordinal) ? $"{name}_seconds" : name;
    }

    private static bool IsCounter(Instrument instrument) => instrument.GetType().Name.Split('`')[0] is "Counter" or "ObservableCounter";

    private static string Tags(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var parts = new string[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            parts[i] = $"{tags[i].Key.Replace('.', '_')}=\"{Escape(Convert.ToString(tags[i].Value, CultureInfo.InvariantCulture) ?? "")}\"";
        }

        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(',', parts);
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>One instrument with one set of tags.</summary>
    private sealed class Series(Instrument instrument)
    {
        private static readonly double[] Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
        private readonly Lock _gate = new();
        private readonly bool _histogram = instrument.GetType().Name.Split('`')[0] == "Histogram";
        private readonly bool _adds = instrument.GetType().Name.Split('`')[0] is "Counter" or "UpDownCounter";
        private readonly long[] _counts = new long[Buckets.Length + 1];
        private double _value;
        private long _count;

        public Instrument Instrument { get; } = instrument;

        public string Type => _histogram ? "histogram" : IsCounter(Instrument) ? "counter" : "gauge";

        public void Record(double value)
        {
            lock (_gate)
            {
                _value = _histogram || _adds ? _value + value : value;
                _count++;
                var bucket = Array.FindIndex(Buckets, b => value <= b);
                _counts[bucket < 0 ? Buckets.Length : bucket]++;
            }
        }

        public void Write(StringBuilder text, string name, string tags)
        {
            lock (_gate)
            {
                if (!_histogram)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{Braces(tags)} {Number(_value)}\n");
                    return;
                }

                var below = 0L;
                for (var i = 0; i < Buckets.Length; i++)
                {
                    below += _counts[i];
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braces(Join(tags, Buckets[i].ToString(CultureInfo.InvariantCulture)))} {below}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braces(Join(tags, "+Inf"))} {_count}\n{name}_sum{Braces(tags)} {Number(_value)}\n{name}_count{Braces(tags)} {_count}\n");
            }
        }

        private static string Join(string tags, string bound) => tags.Length == 0 ? $"le=\"{bound}\"" : $"{tags},le=\"{bound}\"";

        private static string Braces(string tags) => tags.Length == 0 ? "" : $"{{{tags}}}";

        private static string Number(double value) => double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture);
    }
}
