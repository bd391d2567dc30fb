using System.IO.Compression;
using System.Text.Json;

namespace FuturesSix.Data.Journals;

/// <summary>A last line that a writer did not finish.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its 1-based line.</param>
/// <param name="Bytes">How much of it is there.</param>
public sealed record TornLine(string File, long Line, int Bytes);

/// <summary>Walks the lines of a journal, file by file, with one buffer, however large it is. Blank lines are passed over. The
/// last line of a file without a line end counts when it is a whole JSON object; otherwise it is torn (its writer died, or is
/// still writing) and set aside, not read.</summary>
public sealed class JournalReader : IDisposable
{
    private const int FirstBuffer = 1 << 20;
    private const int LongestLine = 16 << 20;
    private readonly IReadOnlyList<string> _files;
    private readonly List<TornLine> _torn = [];
    private byte[] _buffer = new byte[FirstBuffer];
    private Stream? _stream;
    private int _file = -1;
    private int _start;
    private int _end;
    private (int Start, int Length) _line;
    private bool _ended = true;

    /// <summary>Prepares to read.</summary>
    /// <param name="files">The files, oldest first (<see cref="JournalFiles.Of"/>); those that end in .gz are decompressed.</param>
    public JournalReader(IReadOnlyList<string> files) => _files = files;

    /// <summary>The file of the current line.</summary>
    public string File => _files[_file];

    /// <summary>The 1-based number of the current line.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes read so far, decompressed.</summary>
    public long Bytes { get; private set; }

    /// <summary>The current line, without its end; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(_line.Start, _line.Length);

    /// <summary>The torn lines met so far.</summary>
    public IReadOnlyList<TornLine> Torn => _torn;

    /// <summary>Moves to the next line.</summary>
    /// <exception cref="JournalException">A file cannot be read, or a line is longer than 16 MiB.</exception>
    public bool Read()
    {
        while (true)
        {
            while (_ended && !Open())
            {
                if (_file >= _files.Count)
                {
                    return false;
                }
            }

            if (NextLine() && !Trimmed())
            {
                return true;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stream?.Dispose();

    /// <summary>Opens the next file; false when there is none.</summary>
    private bool Open()
    {
        _stream?.Dispose();
        _stream = null;
        if (++_file >= _files.Count)
        {
            return false;
        }

        try
        {
            Stream stream = new FileStream(_files[_file], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            _stream = _files[_file].EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw JournalException.At(_files[_file], null, $"cannot be read ({error.Message})", "a readable JSON Lines file", error);
        }

        (_start, _end, _ended, Line) = (0, 0, false, 0);
        return true;
    }

    /// <summary>Finds the next line in the buffer, filling it as needed; false at the end of the file.</summary>
    private bool NextLine()
    {
        var scanned = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (at >= 0)
            {
                _line = (_start, scanned + at);
                _start += scanned + at + 1;
                Line++;
                return true;
            }

            scanned = _end - _start;
            if (!Fill())
            {
                _ended = true;
                return LastLine();
            }
        }
    }

    /// <summary>What follows the last line end: a line when it is whole, otherwise set aside.</summary>
    private bool LastLine()
    {
        _line = (_start, _end - _start);
        _start = _end;
        if (_line.Length == 0)
        {
            return false;
        }

        Line++;
        if (IsWhole(Current))
        {
            return true;
        }

        _torn.Add(new TornLine(File, Line, _line.Length));
        return false;
    }

    /// <summary>Reads more behind what is there; false at the end of the file.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw JournalException.At(File, Line + 1, "the line is longer than 16 MiB", "one JSON object a line");
            }

            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = ReadMore();
        _end += read;
        Bytes += read;
        return read > 0;
    }

    private int ReadMore()
    {
        try
        {
            return _stream!.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw JournalException.At(File, Line + 1, $"cannot be read on ({error.Message})", "a whole file; one that ends in .gz must be whole gzip", error);
        }
    }

    /// <summary>Takes a byte order mark and blanks off the current line; true when nothing is left.</summary>
    private bool Trimmed()
    {
        var (start, length) = _line;
        if (Line == 1 && Current.StartsWith("\uFEFF"u8))
        {
            (start, length) = (start + 3, length - 3);
        }

        while (length > 0 && _buffer[start + length - 1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            length--;
        }

        _line = (start, length);
        return length == 0;
    }

    /// <summary>True for one JSON object with nothing behind it.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(text);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            json.Skip();
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
