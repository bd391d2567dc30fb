using FuturesSix.Data.Datasets;

namespace FuturesSix.Data.Orders;

/// <summary>Holdings, orders or fills that cannot be used: which file, where, what was expected.</summary>
public sealed class OrderException : InputException
{
    /// <summary>Wraps a message that already names the place.</summary>
    public OrderException(string message)
        : base(message)
    {
    }

    /// <summary>Wraps a message and its cause.</summary>
    public OrderException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An empty exception.</summary>
    public OrderException()
    {
    }

    /// <summary>Builds "file(line): problem; expected what".</summary>
    internal static OrderException At(string file, int? line, string problem, string expected, Exception? cause = null) =>
        new($"{Place(file, line)}{problem}; expected {expected}", cause) { File = file, Line = line, Expected = expected };

    /// <summary>What the CSV reader found.</summary>
    internal static OrderException Of(DatasetException error) =>
        new(error.Message, error) { File = error.File, Line = error.Line, Expected = error.Expected };
}
