using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Shapes, sizes and ranks as tensors: constants where they are known while the graph is built, as Python has it.</summary>
internal static class ShapeValues
{
    /// <summary>The sizes of a tensor: a Const when all are known, else a Shape node.</summary>
    public static Tensor Of(Tensor tensor, string? name = null, TF_DataType type = TF_DataType.TF_INT32)
    {
        if (tensor.shape.IsFullyDefined)
        {
            return Constant(HostTensor.Of(tensor.shape.dims), type, name ?? "Shape");
        }

        return Build.One("Shape", name, [tensor], ("out_type", type));
    }

    /// <summary>The number of elements of a tensor: a Const when known, else a Size node.</summary>
    public static Tensor Size(Tensor tensor, string? name = null, TF_DataType type = TF_DataType.TF_INT32)
        => tensor.shape.IsFullyDefined ? Constant(HostTensor.Scalar(tensor.shape.size), type, name ?? "Size") : Build.One("Size", name, [tensor], ("out_type", type));

    /// <summary>The number of axes of a tensor: a Const when known, else a Rank node.</summary>
    public static Tensor Rank(Tensor tensor, string? name = null)
        => tensor.shape.IsNull ? Build.One("Rank", name, [tensor]) : Constant(HostTensor.Scalar((long)tensor.shape.ndim), TF_DataType.TF_INT32, name ?? "Rank");

    /// <summary>A Const of integers in a type.</summary>
    public static Tensor Constant(HostTensor value, TF_DataType type, string name)
        => ops.get_default_graph().AddConstant(type == TF_DataType.TF_INT64 ? value : Literals.Convert(value, type), name);

    /// <summary>The value of a tensor, when it is a number or an array or computed from constants alone.</summary>
    public static HostTensor? Known(Tensor tensor) => tensor switch
    {
        Literal literal => literal.Value,
        GraphTensor graph => Constants.ValueOf(graph),
        _ => null,
    };

    /// <summary>The integers of a tensor whose value is known now, else null.</summary>
    public static long[]? KnownIntegers(Tensor tensor) => Known(tensor) is { } value && ((TF_DataType)value.DataType).is_integer() ? Constants.Integers(value) : null;
}
