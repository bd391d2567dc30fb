using System.Globalization;
using FuturesSix.Core.Market;

namespace FuturesSix.Application.Benchmarks;

/// <summary>Sizes as people read them.</summary>
internal static class Sizes
{
    /// <summary>Columns x rows.</summary>
    public static string Of(Panel panel) => Of(panel.Columns.Count, panel.Rows);

    /// <summary>Columns x rows.</summary>
    public static string Of(int columns, int rows) => string.Create(CultureInfo.InvariantCulture, $"{columns:N0} x {rows:N0}");
}
