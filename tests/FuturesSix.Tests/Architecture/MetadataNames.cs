using System.Reflection.Metadata;

namespace FuturesSix.Tests.Architecture;

/// <summary>A type's full name and the namespace of its outermost type.</summary>
internal sealed record MetadataName(string Namespace, string Name);

/// <summary>A member's parent type, name and number of parameters.</summary>
internal sealed record MetadataMember(EntityHandle Parent, string Name, int Parameters);

/// <summary>Names of the types and members behind metadata handles.</summary>
internal sealed class MetadataNames(MetadataReader metadata)
{
    public MetadataName Of(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        if (type.IsNested)
        {
            var outer = Of(type.GetDeclaringType());
            return new MetadataName(outer.Namespace, $"{outer.Name}+{metadata.GetString(type.Name)}");
        }

        return Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    /// <summary>The named type behind a handle (the open type of a generic instance); null for arrays of T and the like.</summary>
    public MetadataName? Declaring(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Of((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => OpenType((TypeSpecificationHandle)handle),
        _ => null,
    };

    public MetadataMember Member(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)token);
                return new MetadataMember(method.GetDeclaringType(), metadata.GetString(method.Name), Parameters(method.Signature));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)token);
                return new MetadataMember(field.GetDeclaringType(), metadata.GetString(field.Name), 0);
            default:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                var parameters = member.GetKind() == MemberReferenceKind.Method ? Parameters(member.Signature) : 0;
                return new MetadataMember(member.Parent, metadata.GetString(member.Name), parameters);
        }
    }

    private MetadataName Of(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = Of((TypeReferenceHandle)type.ResolutionScope);
            return new MetadataName(outer.Namespace, $"{outer.Name}+{metadata.GetString(type.Name)}");
        }

        return Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    private MetadataName? OpenType(TypeSpecificationHandle handle)
    {
        EntityHandle first = default;
        var collector = new SignatureCollector(h => first = first.IsNil ? h : first);
        metadata.GetTypeSpecification(handle).DecodeSignature(collector, null);
        return first.IsNil ? null : Declaring(first);
    }

    private int Parameters(BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        var header = blob.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            blob.ReadCompressedInteger();
        }

        return blob.ReadCompressedInteger();
    }

    private static MetadataName Full(string space, string name) => new(space, space.Length > 0 ? $"{space}.{name}" : name);
}
