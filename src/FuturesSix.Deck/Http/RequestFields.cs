using System.Globalization;
using System.Text.Json;

namespace FuturesSix.Deck;

/// <summary>The fields of a JSON object, taken one by one; what is wrong is collected, and what nobody took is unknown. Nothing
/// is used before <see cref="Done"/> has found no fault.</summary>
/// <param name="element">The object.</param>
/// <param name="prefix">Where it is, with a dot, for messages.</param>
internal sealed class RequestFields(JsonElement element, string prefix)
{
    /// <summary>Entries that a table may have.</summary>
    private const int MaxEntries = 256;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _errors = new(StringComparer.Ordinal);

    /// <summary>True when the field is there and not null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A finite number within bounds.</summary>
    public double? Number(string name, double low, double high)
    {
        if (Take(name, JsonValueKind.Number, string.Create(CultureInfo.InvariantCulture, $"a number in [{low}, {high}]")) is not { } value)
        {
            return null;
        }

        return InBounds(name, value, low, high);
    }

    /// <summary>A whole number, at least 0.</summary>
    public long? Whole(string name)
    {
        const string Expected = "a whole number of at least 0";
        if (Take(name, JsonValueKind.Number, Expected) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt64(out var number) && number >= 0)
        {
            return number;
        }

        Fault(name, $"{name} is {Shown(value)}; expected {Expected}");
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name)
    {
        var value = Present(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } wrong)
        {
            Fault(name, $"{name} is {Shown(wrong)}; expected true or false");
            return null;
        }

        return value?.GetBoolean();
    }

    /// <summary>Text of at most <paramref name="longest"/> characters, without control characters.</summary>
    public string? Text(string name, int longest = Names.MaxLength)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"text of 1 to {longest} printable characters");
        if (Take(name, JsonValueKind.String, expected) is not { } value)
        {
            return null;
        }

        if (value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl))
        {
            return text;
        }

        Fault(name, $"{name} is not usable; expected {expected}");
        return null;
    }

    /// <summary>One of several words.</summary>
    public string? Choice(string name, params string[] words)
    {
        var expected = $"one of {string.Join(", ", words)}";
        if (Take(name, JsonValueKind.String, expected) is not { } value || (value.GetString() is { } text && words.Contains(text, StringComparer.Ordinal)))
        {
            return Present(name) is { ValueKind: JsonValueKind.String } word ? word.GetString() : null;
        }

        Fault(name, $"{name} is {Shown(value)}; expected {expected}");
        return null;
    }

    /// <summary>A moment: ISO 8601 with its offset, or seconds since 1970.</summary>
    public DateTimeOffset? Moment(string name)
    {
        const string Expected = "a time as 2026-01-31T12:00:00Z or seconds since 1970";
        if (Present(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_799)
        {
            return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
        }

        Fault(name, $"{name} is {Shown(value)}; expected {Expected}");
        return null;
    }

    /// <summary>Numbers by name.</summary>
    public IReadOnlyDictionary<string, double>? Numbers(string name, double low, double high)
    {
        if (Take(name, JsonValueKind.Object, "an object of numbers by name") is not { } table)
        {
            return null;
        }

        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in table.EnumerateObject())
        {
            var path = $"{name}.{Clip(entry.Name)}";
            if (!Names.IsName(entry.Name) || numbers.Count >= MaxEntries)
            {
                Fault(path, string.Create(CultureInfo.InvariantCulture, $"{path} is not usable; expected at most {MaxEntries} names of 1 to {Names.MaxLength} printable characters"));
                break;
            }

            if (entry.Value.ValueKind != JsonValueKind.Number)
            {
                Fault(path, string.Create(CultureInfo.InvariantCulture, $"{path} is {Shown(entry.Value)}; expected a number in [{low}, {high}]"));
            }
            else if (InBounds(path, entry.Value, low, high) is { } number)
            {
                numbers[entry.Name] = number;
            }
        }

        return numbers;
    }

    /// <summary>An object of fields; its faults count as faults here.</summary>
    public RequestFields? Fields(string name) => Take(name, JsonValueKind.Object, "an object") is { } value ? new RequestFields(value, $"{prefix}{name}.") : null;

    /// <summary>The raw JSON of a field.</summary>
    public JsonElement? Raw(string name) => Present(name);

    /// <summary>Notes a fault.</summary>
    public void Fault(string field, string message) => _errors.TryAdd(prefix + field, prefix + message);

    /// <summary>Requires a field; says so when it is missing.</summary>
    public void Require(string name, string expected)
    {
        if (!Has(name))
        {
            Fault(name, $"{name} is missing; expected {expected}");
        }
    }

    /// <summary>Ends the reading of this object and of <paramref name="inner"/> ones.</summary>
    /// <exception cref="ProblemException">Something is wrong; every field at fault is named.</exception>
    public void Done(params RequestFields?[] inner)
    {
        foreach (var fields in inner.OfType<RequestFields>())
        {
            fields.Unknown();
            foreach (var (field, message) in fields._errors)
            {
                _errors.TryAdd(field, message);
            }
        }

        Unknown();
        if (_errors.Count > 0)
        {
            throw new ProblemException(new Problem(400, "Bad request", string.Join("; ", _errors.Values.Take(10)), _errors.Keys.First(), _errors.Count > 1 ? _errors : null));
        }
    }

    /// <summary>A kind of JSON value in words.</summary>
    public static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private double? InBounds(string path, JsonElement value, double low, double high)
    {
        if (value.TryGetDouble(out var number) && double.IsFinite(number) && number >= low && number <= high)
        {
            return number;
        }

        Fault(path, string.Create(CultureInfo.InvariantCulture, $"{path} is {Shown(value)}; expected a number in [{low}, {high}]"));
        return null;
    }

    private JsonElement? Present(string name)
    {
        _taken.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string expected)
    {
        if (Present(name) is not { } value || value.ValueKind == kind)
        {
            return Present(name);
        }

        Fault(name, $"{name} is {Shown(value)}; expected {expected}");
        return null;
    }

    private void Unknown()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!_taken.Contains(property.Name))
            {
                var name = Clip(property.Name);
                Fault(name, $"{name} is unknown; expected {(_taken.Count == 0 ? "nothing" : string.Join(", ", _taken.Order(StringComparer.Ordinal)))}");
            }
        }
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{Clip(value.GetString()!)}'",
        JsonValueKind.Number => Clip(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        var kind => Words(kind),
    };

    private static string Clip(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
