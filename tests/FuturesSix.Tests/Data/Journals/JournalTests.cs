using System.IO.Compression;
using System.Text;
using FuturesSix.Data.Journals;

namespace FuturesSix.Tests.Data.Journals;

public sealed class JournalTests : IDisposable
{
    private readonly string _folder = Repository.TemporaryFolder();

    private string Journal => Path.Combine(_folder, "x.jsonl");

    [Fact]
    public void Read_gives_lines_of_all_parts_in_order_and_their_places()
    {
        File.WriteAllText(Path.Combine(_folder, "x.000002.jsonl"), "{\"n\":3}\n\n{\"n\":4}\n");
        Gzip(Path.Combine(_folder, "x.000001.jsonl.gz"), "\uFEFF{\"n\":1}\r\n  \n{\"n\":2}");
        File.WriteAllText(Journal, "{\"n\":5}\n");
        File.WriteAllText(Path.Combine(_folder, "x.jsonl.torn-1"), "{\"n\":");
        File.WriteAllText(Path.Combine(_folder, "xy.jsonl"), "{\"n\":9}\n");

        Assert.Equal(
            ["x.000001.jsonl.gz(1) {\"n\":1}", "x.000001.jsonl.gz(3) {\"n\":2}", "x.000002.jsonl(1) {\"n\":3}", "x.000002.jsonl(3) {\"n\":4}", "x.jsonl(1) {\"n\":5}"],
            Lines(out var torn));
        Assert.Empty(torn);
    }

    [Theory]
    [InlineData("{\"n\":1}\n{\"n\":2}", 2, 0)]
    [InlineData("{\"n\":1}\n{\"n\":2", 1, 1)]
    [InlineData("{\"n\":1}\n{", 1, 1)]
    [InlineData("{\"n\":1}\n{\"n\":2}{\"n\":3}", 1, 1)]
    [InlineData("", 0, 0)]
    [InlineData("{\"a", 0, 1)]
    public void Read_sets_only_an_unfinished_last_line_aside(string content, int lines, int torn)
    {
        File.WriteAllText(Journal, content);

        Assert.Equal(lines, Lines(out var set).Count);
        Assert.Equal(torn, set.Count);
        Assert.All(set, t => Assert.Equal((Journal, lines + 1), (t.File, t.Line)));
    }

    [Fact]
    public void Read_lines_longer_than_the_buffer_are_whole()
    {
        var lengths = new[] { 10, (1 << 20) - 11, 1 << 20, 3_000_000, 5 };
        File.WriteAllLines(Journal, lengths.Select(n => $"{{\"t\":\"{new string('x', n)}\"}}"));

        Assert.Equal(lengths.Select(n => n + 8 + " x.jsonl".Length + "(1)".Length), Lines(out _).Select(l => l.Length));
    }

    [Fact]
    public void Read_a_part_that_is_there_twice_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "x.1.jsonl"), "{}\n");
        Gzip(Path.Combine(_folder, "x.1.jsonl.gz"), "{}\n");

        Assert.Contains("x.1.jsonl is there too; expected each part once", Assert.Throws<JournalException>(() => JournalFiles.Of(Journal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_a_broken_gzip_is_refused_with_its_place()
    {
        Gzip(Path.Combine(_folder, "x.1.jsonl.gz"), string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"n\":{i * 7919 % 10_007}}}\n")));
        var bytes = File.ReadAllBytes(Path.Combine(_folder, "x.1.jsonl.gz"));
        bytes[bytes.Length / 2] ^= 0xFF;
        bytes[(bytes.Length / 2) + 9] ^= 0x3C;
        File.WriteAllBytes(Path.Combine(_folder, "x.1.jsonl.gz"), bytes);

        Assert.Contains("x.1.jsonl.gz(", Assert.Throws<JournalException>(() => JournalScan.Walk(JournalFiles.Of(Journal), false, j => new FillRow().Read(j))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_after_a_crash_keeps_the_torn_line_beside_and_goes_on()
    {
        File.WriteAllText(Journal, "{\"n\":1}\n{\"n\":2");
        string? aside;
        using (var writer = new JournalWriter(Journal))
        {
            aside = writer.SetAside;
            writer.Append("{\"n\":3}"u8);
        }

        Assert.Equal("{\"n\":1}\n{\"n\":3}\n", File.ReadAllText(Journal));
        Assert.Equal("{\"n\":2", File.ReadAllText(Assert.IsType<string>(aside)));
        Assert.Equal($"{Journal}.torn-1", aside);
    }

    [Fact]
    public void Append_ends_a_whole_last_line_that_lacks_its_end()
    {
        File.WriteAllText(Journal, "{\"n\":1}");
        using (var writer = new JournalWriter(Journal))
        {
            Assert.Null(writer.SetAside);
            writer.Append("{\"n\":2}"u8);
        }

        Assert.Equal("{\"n\":1}\n{\"n\":2}\n", File.ReadAllText(Journal));
    }

    [Fact]
    public void Append_rotates_and_nothing_is_lost_or_doubled()
    {
        using (var writer = new JournalWriter(Journal, rotateBytes: 100))
        {
            for (var i = 0; i < 60; i++)
            {
                writer.Append(Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"));
                writer.Flush();
            }
        }

        Assert.True(JournalFiles.Of(Journal).Count > 3);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{{\"n\":{i}}}"), Lines(out _).Select(l => l.Split(' ')[1]));
        Assert.Equal("x.000001.jsonl", Path.GetFileName(JournalFiles.Of(Journal)[0]));
    }

    [Fact]
    public void Append_is_seen_by_a_reader_while_it_goes_on()
    {
        using var writer = new JournalWriter(Journal);
        writer.Append("{\"n\":1}"u8);
        writer.Flush();

        Assert.Single(Lines(out _));
    }

    [Theory]
    [InlineData("2025-01-06T14:30:00Z", "2025-01-06T14:30:00Z")]
    [InlineData("2025-01-06T14:30:00.5Z", "2025-01-06T14:30:00.5Z")]
    [InlineData("2025-01-06T09:30:00.123456789-05:00", "2025-01-06T14:30:00.1234567Z")]
    [InlineData("2025-01-06 15:30:00+0100", "2025-01-06T14:30:00Z")]
    [InlineData("2025-01-06T14:30:00", null)]
    [InlineData("2025-01-06", null)]
    [InlineData("2025-02-30T14:30:00Z", null)]
    [InlineData("2025-01-06T24:00:00Z", null)]
    [InlineData("2025-01-06T14:30:00.Z", null)]
    [InlineData("2025-01-06T14:30:00+15:00", null)]
    [InlineData("2025-01-06T14:30:00Zulu", null)]
    [InlineData("0001-01-01T00:00:00+14:00", null)]
    public void UtcInstant_reads_moments_with_an_offset_only(string text, string? expected) =>
        Assert.Equal(expected, UtcInstant.TryParse(Encoding.UTF8.GetBytes(text), out var ticks) ? UtcInstant.Format(ticks) : null);

    [Fact]
    public void IdSet_holds_each_id_once()
    {
        var (set, n) = (new IdSet(), Stress.Count(2_000_000));
        for (var i = 0; i < n; i++)
        {
            Assert.True(set.Add(Encoding.UTF8.GetBytes($"id-{i}")));
        }

        for (var i = 0; i < n; i += 97)
        {
            Assert.False(set.Add(Encoding.UTF8.GetBytes($"id-{i}")));
        }

        Assert.Equal(n, set.Count);
        Assert.True(set.Contains("id-7"u8) && !set.Contains("id-07"u8) && !set.Contains("ID-7"u8));
    }

    [Fact]
    public void NameTable_numbers_names_in_order()
    {
        var names = new NameTable();

        Assert.Equal((0, 1, 0), (names.NumberOf("a"u8), names.NumberOf("é"u8), names.NumberOf("a"u8)));
        Assert.Equal(("a", "é", 2), (names[0], names[1], names.Count));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private List<string> Lines(out IReadOnlyList<TornLine> torn)
    {
        using var reader = new JournalReader(JournalFiles.Of(Journal));
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add($"{Path.GetFileName(reader.File)}({reader.Line}) {Encoding.UTF8.GetString(reader.Current)}");
        }

        torn = reader.Torn;
        return lines;
    }

    private static void Gzip(string path, string content)
    {
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
