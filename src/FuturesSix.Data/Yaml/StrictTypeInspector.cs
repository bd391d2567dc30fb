using System.Runtime.Serialization;
using YamlDotNet.Serialization;

namespace FuturesSix.Data.Yaml;

/// <summary>Turns an unknown key into a message that names it and the nearest key of the same mapping.</summary>
internal sealed class StrictTypeInspector(ITypeInspector inner) : ITypeInspector
{
    public string GetEnumName(Type enumType, string name) => inner.GetEnumName(enumType, name);

    public string GetEnumValue(object enumValue) => inner.GetEnumValue(enumValue);

    public IEnumerable<IPropertyDescriptor> GetProperties(Type type, object? container) => inner.GetProperties(type, container);

    public IPropertyDescriptor GetProperty(
        Type type, object? container, string name, bool ignoreUnmatched, bool caseInsensitivePropertyMatching)
    {
        var properties = GetProperties(type, container).ToList();
        return properties.Find(p => p.Name == name)
            ?? throw new SerializationException(
                $"unknown key '{name}'; {NearestName.Suggest(name, properties.ConvertAll(p => p.Name))}");
    }
}
