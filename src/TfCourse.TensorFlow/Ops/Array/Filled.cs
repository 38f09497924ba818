using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Tensors of one value under a scope of their own: small ones as constants, others as Fill nodes, as Python decides.</summary>
internal static class Filled
{
    // A constant is written out in the graph, so larger ones would bloat it.
    private const long SmallEnough = 1000;

    /// <summary>A tensor of a known shape.</summary>
    public static Tensor Of(Shape shape, TF_DataType type, int number, string? name, string defaultName)
    {
        HostTensor value = Number(type, number);
        using var scope = new ops.NameScope(name, defaultName);
        Graph graph = ops.get_default_graph();
        if (shape.IsFullyDefined && shape.size < SmallEnough)
        {
            return graph.AddConstant(Literals.Shaped(value, shape), scope.scope_name);
        }

        Tensor dims = shape.IsFullyDefined
            ? shape.dims.Any(d => d > int.MaxValue) ? shape.dims : shape.as_int_list()
            : throw new ValueError($"Fill dimensions must be >= 0; the shape is {shape}");
        return Build.One("Fill", scope.scope_name, [dims.In(graph, TF_DataType.DtInvalid, "shape_as_tensor"), graph.AddConstant(value, "Const")]);
    }

    /// <summary>A tensor of a shape that is a tensor.</summary>
    public static Tensor Of(Tensor shape, TF_DataType type, int number, string? name, string defaultName)
    {
        if (shape is Literal literal)
        {
            return Of(new Shape(Constants.Integers(literal.Value)), type, number, name, defaultName);
        }

        using var scope = new ops.NameScope(name, defaultName);
        Graph graph = ops.get_default_graph();
        Tensor vector = shape.shape.ndim <= 0 ? Build.One("Reshape", null, [shape, new[] { -1 }]) : shape;
        return Build.One("Fill", scope.scope_name, [vector, graph.AddConstant(Number(type, number), "Const")]);
    }

    /// <summary>Zero or one in a type: false, true, and the empty string for zero.</summary>
    public static HostTensor Number(TF_DataType type, int number) => type.as_base_dtype() switch
    {
        TF_DataType.TF_BOOL => HostTensor.Scalar(number != 0),
        TF_DataType.TF_STRING => number == 0 ? new HostTensor(DataType.DtString, []) : throw new TypeError("There is no string that stands for 1"),
        _ => Literals.Convert(HostTensor.Scalar(number), type),
    };
}

/// <content>zeros, zeros_like.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor of zeros (false, empty strings).</summary>
    /// <param name="shape">Its sizes, all known.</param>
    /// <param name="dtype">Its type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape: a constant when it has fewer than 1000 elements.</returns>
    /// <exception cref="ValueError">A size is not known.</exception>
    public Tensor zeros(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Filled.Of(shape, dtype, 0, name, "zeros");

    /// <summary>A tensor of zeros (false, empty strings).</summary>
    /// <param name="shape">A vector of its sizes.</param>
    /// <param name="dtype">Its type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape.</returns>
    public Tensor zeros(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Filled.Of(shape, dtype, 0, name, "zeros");

    /// <summary>Zeros in the shape of a tensor.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="dtype">The type; DtInvalid for the tensor's.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="optimize">Makes a constant when the shape is known.</param>
    /// <returns>The tensor's shape.</returns>
    public Tensor zeros_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true)
        => FilledLike.Zeros(tensor, dtype, name, optimize);
}
