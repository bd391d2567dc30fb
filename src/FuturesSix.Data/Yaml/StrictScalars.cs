using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace FuturesSix.Data.Yaml;

/// <summary>Reads numbers, dates, truth values and enum values strictly, so that a wrong one is an error that shows the
/// value and says what was expected. Strings and everything else go to YamlDotNet.</summary>
internal sealed class StrictScalars(INodeDeserializer inner) : INodeDeserializer
{
    public bool Deserialize(
        IParser reader,
        Type expectedType,
        Func<IParser, Type, object?> nestedObjectDeserializer,
        out object? value,
        ObjectDeserializer rootDeserializer)
    {
        var type = Nullable.GetUnderlyingType(expectedType) ?? expectedType;
        if (!reader.Accept<Scalar>(out var scalar) || !Knows(type))
        {
            return inner.Deserialize(reader, expectedType, nestedObjectDeserializer, out value, rootDeserializer);
        }

        reader.MoveNext();
        if (type != expectedType && scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null")
        {
            value = null;
            return true;
        }

        value = Parse(type, scalar.Value)
            ?? throw new YamlException(scalar.Start, scalar.End, $"'{scalar.Value}' is not {Describe(type, scalar.Value)}");
        return true;
    }

    private static bool Knows(Type type) =>
        type.IsEnum || type == typeof(int) || type == typeof(double) || type == typeof(bool) || type == typeof(DateOnly);

    private static object? Parse(Type type, string text)
    {
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            var index = Array.FindIndex(names, name => SnakeCase(name) == text);
            return index < 0 ? null : Enum.Parse(type, names[index]);
        }

        var invariant = CultureInfo.InvariantCulture;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var i) ? i : null,
            TypeCode.Double => double.TryParse(text, NumberStyles.Float, invariant, out var d) && double.IsFinite(d) ? d : null,
            TypeCode.Boolean => text switch { "true" => true, "false" => false, _ => null },
            _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", invariant, DateTimeStyles.None, out var date) ? date : null,
        };
    }

    private static string Describe(Type type, string text)
    {
        if (type.IsEnum)
        {
            var names = Array.ConvertAll(Enum.GetNames(type), SnakeCase);
            var near = NearestName.Find(text, names);
            return $"one of {string.Join(", ", names)}{(near is null ? "" : $"; did you mean '{near}'?")}";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => "a whole number",
            TypeCode.Double => "a finite number",
            TypeCode.Boolean => "true or false",
            _ => "a date; expected yyyy-MM-dd",
        };
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
