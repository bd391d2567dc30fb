using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using FuturesSix.Core.Supervision;
using FuturesSix.Data.Configuration;

namespace FuturesSix.Tests.Application.Supervision;

public sealed class SupervisorDocumentationTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "supervisor.md"));

    private static Dictionary<string, string> Documented => Lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal) && l.Split('`')[1].Contains('.', StringComparison.Ordinal) && l.Count(c => c == '|') == 4 && !l.Contains("json", StringComparison.Ordinal) && !l.Contains(".csv", StringComparison.Ordinal) && !l.Contains(".yaml", StringComparison.Ordinal))
        .ToDictionary(l => l.Split('`')[1], l => l.Split('|')[2].Trim());

    [Fact]
    public void Every_configuration_key_is_documented()
    {
        var keys = typeof(SupervisorDto).GetProperties().SelectMany(s => s.PropertyType.GetProperties().Select(p => $"{Snake(s.Name)}.{Snake(p.Name)}"));

        Assert.Equal(keys.Order(), Documented.Keys.Order());
    }

    [Fact]
    public void Defaults_are_as_documented()
    {
        var options = new SupervisionOptions();
        foreach (var section in typeof(SupervisionOptions).GetProperties())
        {
            foreach (var key in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                var value = key.GetValue(section.GetValue(options));
                var expected = value switch { null or IEnumerable => "-", Rung rung => Snake(rung.ToString()), _ => Convert.ToString(value, CultureInfo.InvariantCulture) };
                Assert.Equal(expected, Documented[$"{Snake(section.Name)}.{Snake(key.Name)}"]);
            }
        }

        var configuration = new SupervisorConfiguration();
        Assert.Equal(configuration.SessionCloseUtc.ToString("HH:mm", CultureInfo.InvariantCulture), Documented["prices.session_close_utc"]);
        Assert.Equal(configuration.RotateMib.ToString(CultureInfo.InvariantCulture), Documented["journals.rotate_mib"]);
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
