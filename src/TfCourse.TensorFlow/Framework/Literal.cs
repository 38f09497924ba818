using TfCourse.Engine;

namespace Tensorflow;

/// <summary>
/// A number or an array where a tensor is expected. It becomes a Const beside the op that uses it, in the type that
/// the op's other inputs have, as Python does it: x * 2 works for every numeric x.
/// </summary>
internal sealed class Literal(HostTensor value) : DeferredTensor
{
    /// <summary>Python's empty list, which has no type of its own: tried as floats first, which leaves a constant, then in the type that the op wants.</summary>
    public static Literal EmptyList { get; } = new(new HostTensor(DataType.DtFloat, [0]));

    private readonly Shape _shape = new([.. value.Dimensions]);

    public HostTensor Value => value;

    public override TF_DataType dtype => (TF_DataType)value.DataType;

    public override Shape shape
    {
        get => _shape;
        set => _shape.merge_with(value);
    }

    protected override string DefaultRole => "Const";

    /// <summary>The literal in a type, if it keeps its meaning: integers become floats, never the reverse.</summary>
    /// <exception cref="TypeError">It does not.</exception>
    public HostTensor As(TF_DataType type) => type == TF_DataType.DtInvalid || type.as_base_dtype() == dtype ? value
        : ReferenceEquals(this, EmptyList) ? new HostTensor((DataType)type.as_base_dtype(), [0]) : Literals.Convert(value, type.as_base_dtype());

    internal override GraphTensor In(Graph graph, TF_DataType type, string role) => graph.AddConstant(As(type), role);
}
