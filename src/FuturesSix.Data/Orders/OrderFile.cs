using System.Text.Json;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Orders;

/// <summary>Form of an order file.</summary>
public enum OrderFileFormat
{
    /// <summary>A header and one row an order.</summary>
    Csv,

    /// <summary>One object with the batch.</summary>
    Json,
}

/// <summary>Names and bytes of the files that a terminal reads and writes. The bytes depend on the batch only.</summary>
internal static class OrderFile
{
    private static readonly string[] Columns = ["id", "symbol", "side", "contracts", "held", "target", "batch", "run_id", "date", "synthetic"];

    /// <summary>The file with the orders.</summary>
    public static string Name(OrderBatch batch, OrderFileFormat format) => $"fsix_{batch.Id}.orders.{(format == OrderFileFormat.Json ? "json" : "csv")}";

    /// <summary>The file by which the terminal acknowledges them.</summary>
    public static string FillName(OrderBatch batch) => $"fsix_{batch.Id}.fills.csv";

    /// <summary>The content.</summary>
    public static byte[] Write(OrderBatch batch, OrderFileFormat format) =>
        format == OrderFileFormat.Json ? [.. JsonSerializer.SerializeToUtf8Bytes(batch, RunJson.Indented), (byte)'\n'] : Csv(batch);

    private static byte[] Csv(OrderBatch batch)
    {
        using var stream = new MemoryStream();
        using (var text = new ArtifactText(stream))
        {
            text.Header(Columns);
            foreach (var order in batch.Orders)
            {
                text.Cell(order.Id).Cell(order.Symbol).Cell(order.Side).Cell(order.Contracts).Cell(order.Held).Cell(order.Target)
                    .Cell(batch.Id).Cell(batch.RunId).Cell(batch.Date).Cell(batch.Synthetic ? "true" : "false").End();
            }
        }

        return stream.ToArray();
    }
}
