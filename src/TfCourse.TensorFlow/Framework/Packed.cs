namespace Tensorflow;

/// <summary>Scalars where a vector is expected, as [x, y] in Python: they become a Pack node beside the op that uses them.</summary>
internal sealed class Packed(params Tensor[] parts) : DeferredTensor
{
    public override TF_DataType dtype => (Array.Find(parts, p => p is not Literal) ?? parts[0]).dtype.as_base_dtype();

    public override Shape shape
    {
        get => new(parts.Length);
        set => shape.merge_with(value);
    }

    protected override string DefaultRole => "packed";

    internal override GraphTensor In(Graph graph, TF_DataType type, string role)
    {
        using var scope = new ops.NameScope(role, null, graph);
        GraphTensor[] items = [.. parts.Select((p, i) => p.In(graph, dtype, FormattableString.Invariant($"{i}")))];
        return Build.One("Pack", scope.scope_name, [.. items]);
    }
}
