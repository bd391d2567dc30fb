using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FuturesSix.Tests.Architecture;

/// <summary>Lists every type and member that an assembly mentions, by the type that mentions it, from its metadata and
/// IL: what a method body touches counts as much as what a signature shows. (Constants and nameof leave no trace.)</summary>
internal sealed class CodeReader : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly MetadataNames _names;
    private readonly HashSet<CodeUse> _uses = [];

    private CodeReader(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        _names = new MetadataNames(_metadata);
    }

    public static IReadOnlyList<CodeUse> Uses(string assemblyPath)
    {
        using var reader = new CodeReader(assemblyPath);
        foreach (var handle in reader._metadata.TypeDefinitions)
        {
            reader.ReadType(handle);
        }

        return [.. reader._uses.OrderBy(u => u.ToString(), StringComparer.Ordinal)];
    }

    public static IReadOnlyList<string> AssemblyReferences(string assemblyPath)
    {
        using var reader = new CodeReader(assemblyPath);
        return [.. reader._metadata.AssemblyReferences.Select(h => reader._metadata.GetString(reader._metadata.GetAssemblyReference(h).Name))];
    }

    public void Dispose() => _file.Dispose();

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var from = _names.Of(handle);
        var collector = new SignatureCollector(handle => AddType(from, from.Name, handle));
        AddToken(from, from.Name, type.BaseType, collector);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            AddToken(from, from.Name, _metadata.GetInterfaceImplementation(implementation).Interface, collector);
        }

        ReadConstraints(from, type.GetGenericParameters(), collector);
        ReadAttributes(from, type.GetCustomAttributes(), collector);
        foreach (var field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(collector, null);
        }

        foreach (var method in type.GetMethods())
        {
            ReadMethod(from, _metadata.GetMethodDefinition(method));
        }
    }

    private void ReadMethod(MetadataName from, MethodDefinition method)
    {
        var place = $"{from.Name}.{_metadata.GetString(method.Name)}";
        var collector = new SignatureCollector(handle => AddType(from, place, handle));
        method.DecodeSignature(collector, null);
        ReadConstraints(from, method.GetGenericParameters(), collector);
        ReadAttributes(from, method.GetCustomAttributes(), collector);
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(collector, null);
        }

        foreach (var region in body.ExceptionRegions)
        {
            AddToken(from, place, region.CatchType, collector);
        }

        foreach (var token in InstructionTokens.Read(body.GetILReader()))
        {
            AddToken(from, place, token, collector);
        }
    }

    private void ReadConstraints(MetadataName from, GenericParameterHandleCollection parameters, SignatureCollector collector)
    {
        foreach (var constraint in parameters.SelectMany(p => _metadata.GetGenericParameter(p).GetConstraints()))
        {
            AddToken(from, from.Name, _metadata.GetGenericParameterConstraint(constraint).Type, collector);
        }
    }

    private void ReadAttributes(MetadataName from, CustomAttributeHandleCollection attributes, SignatureCollector collector)
    {
        foreach (var attribute in attributes)
        {
            AddToken(from, from.Name, _metadata.GetCustomAttribute(attribute).Constructor, collector);
        }
    }

    private void AddToken(MetadataName from, string place, EntityHandle token, SignatureCollector collector)
    {
        if (token.IsNil)
        {
            return;
        }

        switch (token.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference:
                AddType(from, place, token);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)token).DecodeSignature(collector, null);
                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                generic.DecodeSignature(collector, null);
                AddToken(from, place, generic.Method, collector);
                break;
            case HandleKind.MethodDefinition or HandleKind.FieldDefinition or HandleKind.MemberReference:
                AddMember(from, place, _names.Member(token), collector);
                break;
        }
    }

    private void AddMember(MetadataName from, string place, MetadataMember member, SignatureCollector collector)
    {
        AddToken(from, place, member.Parent, collector);
        if (_names.Declaring(member.Parent) is { } owner)
        {
            _uses.Add(new CodeUse(from.Namespace, place, owner.Namespace, owner.Name, member.Name, member.Parameters));
        }
    }

    private void AddType(MetadataName from, string place, EntityHandle handle)
    {
        if (_names.Declaring(handle) is { } to)
        {
            _uses.Add(new CodeUse(from.Namespace, place, to.Namespace, to.Name));
        }
    }
}
