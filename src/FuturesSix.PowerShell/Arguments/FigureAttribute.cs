using System.Management.Automation;

namespace FuturesSix.PowerShell;

/// <summary>Reads an empty cell, as Import-Csv leaves it, as "not said"; PowerShell would make 0 of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FigureAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && string.IsNullOrWhiteSpace(text) ? null! : inputData;
}
