using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Reports;

/// <summary>report.json: as other artifacts, but each series stands on one line.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new(RunJson.Indented) { Converters = { new NumbersOnOneLine(), new DatesOnOneLine() } };

    /// <summary>Writes a report.</summary>
    public static void Write(Stream stream, ReportModel report) => JsonSerializer.Serialize(stream, report, Options);

    /// <summary>Reads a report back.</summary>
    /// <exception cref="JsonException">It is malformed, or of another layout.</exception>
    public static ReportModel Read(Stream stream)
    {
        var report = JsonSerializer.Deserialize<ReportModel>(stream, Options) ?? throw new JsonException("it is null; expected an object");
        return report.Layout == ReportModel.CurrentLayout
            ? report
            : throw new JsonException(FormattableString.Invariant($"layout is {report.Layout}; expected {ReportModel.CurrentLayout}: it was written by another version of FuturesSix"));
    }

    private static void WriteLine<T>(Utf8JsonWriter writer, T[] values, ReadOnlySpan<char> format, bool quoted)
        where T : IUtf8SpanFormattable
    {
        var line = new ArrayBufferWriter<byte>(16 + (values.Length * 20));
        line.Write("["u8);
        for (var t = 0; t < values.Length; t++)
        {
            var text = line.GetSpan(48);
            var n = 0;
            text[n] = (byte)',';
            n += t > 0 ? 1 : 0;
            text[n] = (byte)'"';
            n += quoted ? 1 : 0;
            n += Format(values[t], text[n..], format);
            text[n] = (byte)'"';
            line.Advance(n + (quoted ? 1 : 0));
        }

        line.Write("]"u8);
        writer.WriteRawValue(line.WrittenSpan, skipInputValidation: true);
    }

    private static int Format<T>(T value, Span<byte> text, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        if (value is double number && !double.IsFinite(number))
        {
            "null"u8.CopyTo(text);
            return 4;
        }

        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return length;
    }

    private sealed class NumbersOnOneLine : JsonConverter<double[]>
    {
        public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = new List<double>();
            for (Begin(ref reader); reader.TokenType != JsonTokenType.EndArray; reader.Read())
            {
                values.Add(reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble());
            }

            return [.. values];
        }

        public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options) => WriteLine(writer, value, "R", quoted: false);
    }

    private sealed class DatesOnOneLine : JsonConverter<DateOnly[]>
    {
        public override DateOnly[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = new List<DateOnly>();
            for (Begin(ref reader); reader.TokenType != JsonTokenType.EndArray; reader.Read())
            {
                values.Add(DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? date
                    : throw new JsonException("expected a date like 2024-12-31"));
            }

            return [.. values];
        }

        public override void Write(Utf8JsonWriter writer, DateOnly[] value, JsonSerializerOptions options) => WriteLine(writer, value, "yyyy-MM-dd", quoted: true);
    }

    private static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("expected an array");
        }

        reader.Read();
    }
}
