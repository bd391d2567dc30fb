using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FuturesSix.Deck;

/// <summary>Reads a request's body: JSON, an object, at most 256 KiB, no key twice.</summary>
internal static class RequestBody
{
    /// <summary>Bytes a body may have.</summary>
    public const int Limit = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The fields.</summary>
    /// <exception cref="ProblemException">It is too large, no JSON, or no object; a value that is no JSON is named.</exception>
    public static async Task<RequestFields> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType is not { } type || !type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProblemException(new Problem(415, "Unsupported media type", $"Content-Type is '{context.Request.ContentType}'; expected application/json."));
        }

        var body = await BytesAsync(context).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            Probe(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new RequestFields(document.RootElement.Clone(), "")
                : throw new ProblemException(new Problem(400, "Bad request", $"The body is {RequestFields.Words(document.RootElement.ValueKind)}; expected an object."));
        }
        catch (JsonException error)
        {
            throw Explain(body, error);
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(new Problem(400, "Bad request", "The body has text with half a surrogate pair; expected whole characters."));
        }
    }

    /// <summary>Reads every name and text once: what cannot be decoded is found here and nowhere else.</summary>
    private static void Probe(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Probe(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Probe(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    private static async Task<byte[]> BytesAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Limit)
        {
            throw new ProblemException(Problem.TooLarge);
        }

        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > Limit)
            {
                throw new ProblemException(Problem.TooLarge);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Names the last key before the place that is no JSON: NaN and Infinity are found this way.</summary>
    private static ProblemException Explain(byte[] body, JsonException error)
    {
        string? field = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                field = reader.TokenType == JsonTokenType.PropertyName ? Shorten(Encoding.UTF8.GetString(reader.ValueSpan)) : field;
            }
        }
        catch (JsonException)
        {
            // The place where reading stops is what was looked for.
        }

        var what = field is null ? "the body" : field;
        return new ProblemException(new Problem(400, "Bad request", $"{what}: not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine}; expected JSON with every key once (NaN and Infinity are no JSON).", field));
    }

    private static string Shorten(string text) => text.Length <= Names.MaxLength ? text : text[..Names.MaxLength];
}
