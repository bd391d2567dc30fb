using System.Globalization;
using System.Text;

namespace FuturesSix.Data.Runs;

/// <summary>Writes one CSV artifact: numbers round-trip ("R"), dates ISO 8601, NaN an empty cell, LF, UTF-8 without BOM.</summary>
internal sealed class ArtifactText : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly StreamWriter _writer;
    private bool _inRow;

    /// <summary>Writes to <paramref name="stream"/>, which stays open.</summary>
    public ArtifactText(Stream stream) => _writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>A row of names.</summary>
    public ArtifactText Header(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Cell(name);
        }

        return End();
    }

    /// <summary>A date cell; empty for null.</summary>
    public ArtifactText Cell(DateOnly? date)
    {
        Separate();
        if (date is { } day)
        {
            Write(day, "yyyy-MM-dd");
        }

        return this;
    }

    /// <summary>A number; empty for NaN.</summary>
    public ArtifactText Cell(double number)
    {
        Separate();
        if (!double.IsNaN(number))
        {
            Write(number, "R");
        }

        return this;
    }

    /// <summary>A whole number.</summary>
    public ArtifactText Cell(int number)
    {
        Separate();
        Write(number, "D");
        return this;
    }

    /// <summary>Text; quoted where CSV needs it.</summary>
    public ArtifactText Cell(string text)
    {
        Separate();
        var plain = text.AsSpan().IndexOfAny(",\"\r\n") < 0;
        _writer.Write(plain ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    /// <summary>Ends the row.</summary>
    public ArtifactText End()
    {
        _writer.Write('\n');
        _inRow = false;
        return this;
    }

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();

    private void Separate()
    {
        if (_inRow)
        {
            _writer.Write(',');
        }

        _inRow = true;
    }

    private void Write<T>(T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        _writer.Write(text[..length]);
    }
}
