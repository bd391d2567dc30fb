using System.Text.Json;

namespace FuturesSix.Data.Journals;

/// <summary>One journal line while it is read: knows its place, so that every complaint names file, line and field.</summary>
internal ref struct RowReader
{
    private readonly string _file;
    private readonly long _line;
    private readonly Span<byte> _scratch;
    private Utf8JsonReader _json;

    public RowReader(JournalReader journal, Span<byte> scratch)
    {
        _file = journal.File;
        _line = journal.Line;
        _scratch = scratch;
        _json = new Utf8JsonReader(journal.Current);
        if (!Next() || _json.TokenType != JsonTokenType.StartObject)
        {
            throw Bad("the line is not a JSON object", "one JSON object a line");
        }
    }

    /// <summary>Moves to the next field, whose name <see cref="Is"/> compares; false at the end of the object.</summary>
    public bool NextField()
    {
        if (!Next() || _json.TokenType == JsonTokenType.EndObject)
        {
            return Next() ? throw Bad("something follows the object", "one JSON object a line") : false;
        }

        return true;
    }

    public readonly bool Is(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    /// <summary>The name of the current field.</summary>
    public readonly string Name() => _json.GetString()!;

    /// <summary>Text that is there, within 512 bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text(string field)
    {
        Next();
        if (_json.TokenType != JsonTokenType.String)
        {
            throw Bad($"{field} is not text", "text in quotes");
        }

        if (_json.ValueSpan.Length > _scratch.Length || _json.ValueSpan.IsEmpty)
        {
            throw Bad($"{field} has {_json.ValueSpan.Length} bytes", $"1 to {_scratch.Length}");
        }

        return _json.ValueIsEscaped ? _scratch[.._json.CopyString(_scratch)] : _json.ValueSpan;
    }

    /// <summary>Text, or null; anything else that is not false as its JSON.</summary>
    public string? Anything()
    {
        Next();
        switch (_json.TokenType)
        {
            case JsonTokenType.Null or JsonTokenType.False:
                return null;
            case JsonTokenType.String:
                return _json.GetString() is { Length: > 0 } text ? text : null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _json.Skip();
                return "error";
            default:
                return System.Text.Encoding.UTF8.GetString(_json.ValueSpan);
        }
    }

    /// <summary>A finite number; null is NaN.</summary>
    public double Number(string field)
    {
        Next();
        return _json.TokenType == JsonTokenType.Null ? double.NaN
            : _json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value) ? value
            : throw Bad($"{field} is not a finite number", "a number, or null where it is missing");
    }

    /// <summary>A moment with its offset.</summary>
    public long Instant(string field)
    {
        var text = Text(field);
        return UtcInstant.TryParse(text, out var ticks)
            ? ticks
            : throw Bad($"{field} '{System.Text.Encoding.UTF8.GetString(text)}' is not a moment", UtcInstant.Expected);
    }

    /// <summary>Enters an object of numbers; false for null.</summary>
    public bool EnterObject(string field)
    {
        Next();
        return _json.TokenType == JsonTokenType.StartObject
            || (_json.TokenType == JsonTokenType.Null ? false : throw Bad($"{field} is not an object", "an object of numbers"));
    }

    /// <summary>Moves to the next field of an object that was entered; false at its end.</summary>
    public bool NextInner() => Next() && _json.TokenType != JsonTokenType.EndObject;

    /// <summary>The name of the current inner field as bytes.</summary>
    public readonly ReadOnlySpan<byte> InnerName() => _json.ValueIsEscaped ? _scratch[.._json.CopyString(_scratch)] : _json.ValueSpan;

    /// <summary>Passes over the value of the current field.</summary>
    public void Pass()
    {
        Next();
        try
        {
            _json.Skip();
        }
        catch (JsonException error)
        {
            throw Malformed(error);
        }
    }

    public readonly JournalException Bad(string problem, string expected) => JournalException.At(_file, _line, problem, expected);

    /// <summary>A field that must be there.</summary>
    public readonly void Require(bool there, string field)
    {
        if (!there)
        {
            throw Bad($"there is no {field}", $"the field {field}");
        }
    }

    private bool Next()
    {
        try
        {
            return _json.Read();
        }
        catch (JsonException error)
        {
            throw Malformed(error);
        }
    }

    private readonly JournalException Malformed(JsonException error) =>
        JournalException.At(_file, _line, $"the line is not valid JSON ({error.Message.Split(" LineNumber")[0].TrimEnd('.')})", "one JSON object a line", error);
}
