namespace FuturesSix.Tests.Architecture;

/// <summary>One mention of a type or member in compiled code: in a signature, a base list, an attribute or a method body.</summary>
/// <param name="FromNamespace">Namespace of the outermost type that mentions it.</param>
/// <param name="From">The type (and method) that mentions it.</param>
/// <param name="ToNamespace">Namespace of the outermost type mentioned.</param>
/// <param name="ToType">Full name of the type mentioned.</param>
/// <param name="Member">Metadata name of the member (get_Now, .ctor); empty for a mention of the type.</param>
/// <param name="Parameters">Number of parameters of the member.</param>
internal sealed record CodeUse(string FromNamespace, string From, string ToNamespace, string ToType, string Member = "", int Parameters = 0)
{
    public override string ToString() => $"{From} uses {ToType}{(Member.Length > 0 ? "." + Member : "")}";
}
