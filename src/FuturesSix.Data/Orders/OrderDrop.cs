using System.Text.Json;
using FuturesSix.Data.Runs;

namespace FuturesSix.Data.Orders;

/// <summary>What publishing a batch did.</summary>
/// <param name="File">The order file.</param>
/// <param name="Written">True when it was written now; false when the batch was published before.</param>
/// <param name="Fills">What the terminal acknowledged, by order id.</param>
public sealed record OrderDropResult(string File, bool Written, IReadOnlyDictionary<string, Fill> Fills);

/// <summary>Hands batches to a terminal: one file a batch in the folder it reads, there whole or not at all, acknowledged
/// by a fill file beside it. A batch goes to a folder once, also when the terminal has taken the file away: what was handed
/// over is noted in <c>orders</c> under the artifacts folder.</summary>
/// <param name="artifacts">The artifacts folder.</param>
public sealed class OrderDrop(string artifacts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _notes = Path.Combine(Path.GetFullPath(artifacts), "orders");

    /// <summary>Writes the batch unless it was published to the folder before, and reads what was filled.</summary>
    /// <param name="batch">The batch; at least one order.</param>
    /// <param name="folder">The terminal's Files folder; one inside the artifacts folder is created.</param>
    /// <param name="format">Form of the file.</param>
    /// <param name="cancel">Stops waiting for other writers.</param>
    /// <exception cref="OrderException">The folder is not there, a file of that name has other content, or the fill file is wrong.</exception>
    public OrderDropResult Publish(OrderBatch batch, string folder, OrderFileFormat format, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var place = Path.GetFullPath(folder);
        if (!Directory.Exists(place) && !SkipMt5.IsInside(place, artifacts))
        {
            throw new OrderException($"{place}: there is no such folder; expected the Files folder of a terminal, or a folder in {Path.GetFullPath(artifacts)}");
        }

        using var held = FolderLock.Take(_notes, Patience, cancel);
        var fills = Path.Combine(place, OrderFile.FillName(batch));
        var (file, written) = Hand(batch, place, format, File.Exists(fills));
        return new OrderDropResult(file, written, FillFile.Read(fills, batch));
    }

    private (string File, bool Written) Hand(OrderBatch batch, string place, OrderFileFormat format, bool acknowledged)
    {
        var note = Path.Combine(_notes, $"{batch.Id}.{Hashes.OfText(place)[..8]}.json");
        foreach (var form in Enum.GetValues<OrderFileFormat>())
        {
            if (Path.Combine(place, OrderFile.Name(batch, form)) is var there && File.Exists(there))
            {
                RequireSame(there, OrderFile.Write(batch, form));
                Note(note, batch, there);
                return (there, false);
            }
        }

        var path = Path.Combine(place, OrderFile.Name(batch, format));
        if (File.Exists(note) || acknowledged)
        {
            return (path, false);
        }

        AtomicFile.DeleteDead(place);
        var content = OrderFile.Write(batch, format);
        var written = AtomicFile.TryCreate(path, content);
        if (!written)
        {
            RequireSame(path, content);
        }

        Note(note, batch, path);
        return (path, written);
    }

    private static void RequireSame(string path, byte[] content)
    {
        if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            throw new OrderException($"{path}: is there with other content; expected the orders of the batch, which were written under this name: another program edited them") { File = path };
        }
    }

    private static void Note(string note, OrderBatch batch, string file)
    {
        if (!File.Exists(note))
        {
            AtomicFile.Replace(note, JsonSerializer.SerializeToUtf8Bytes(new { File = file, Batch = batch }, RunJson.Indented));
        }
    }
}
