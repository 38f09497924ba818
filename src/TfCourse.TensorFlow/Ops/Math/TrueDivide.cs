namespace Tensorflow;

/// <summary>Python's division: integers become floats.</summary>
internal static class TrueDivide
{
    /// <summary>x / y; 8- and 16-bit integers become float32, wider ones float64, before they are divided.</summary>
    public static Tensor Of(Tensor x, Tensor y, string? name)
    {
        TF_DataType type = CommonType(x, y);
        TF_DataType wide = type switch
        {
            TF_DataType.TF_INT8 or TF_DataType.TF_UINT8 or TF_DataType.TF_INT16 or TF_DataType.TF_UINT16 => TF_DataType.TF_FLOAT,
            _ when type.is_integer() => TF_DataType.TF_DOUBLE,
            _ when type.is_floating() || type.is_complex() => type,
            _ => throw new TypeError($"Invalid dtype {type.as_numpy_name()} in truediv: numbers are divided; use tf.cast first"),
        };
        if (wide == type)
        {
            return Build.One("RealDiv", name ?? "truediv", [x, y]);
        }

        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, "truediv", graph);
        Tensor a = x.In(graph, type, "x"), b = y.In(graph, type, "y");
        return Build.One("RealDiv", scope, [Build.One("Cast", null, [a], ("DstT", wide)), Build.One("Cast", null, [b], ("DstT", wide))]);
    }

    /// <summary>The type that both have or that a number takes from the other one.</summary>
    /// <exception cref="TypeError">They differ.</exception>
    public static TF_DataType CommonType(Tensor x, Tensor y)
    {
        TF_DataType a = x.dtype.as_base_dtype(), b = y.dtype.as_base_dtype();
        return a == b || y is Literal ? a
            : x is Literal ? b
            : throw new TypeError($"`x` and `y` must have the same dtype, got tf.{a.as_numpy_name()} != tf.{b.as_numpy_name()}; use tf.cast to convert one of them.");
    }
}

/// <content>Divisions that choose their op by type.</content>
public sealed partial class tensorflow
{
    /// <summary>The quotient, element by element, as Python's / gives it: integers become floats first (8 and 16 bits float32, more float64).</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of a float type.</returns>
    /// <exception cref="TypeError">The types differ, or are no numbers.</exception>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor truediv(Tensor x, Tensor y, string? name = null) => TrueDivide.Of(x, y, name);

    /// <summary>The quotient, element by element: the same as <c>x / y</c>.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of a float type.</returns>
    /// <exception cref="TypeError">The types differ, or are no numbers.</exception>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor divide(Tensor x, Tensor y, string? name = null) => TrueDivide.Of(x, y, name);

    /// <summary>The quotient, element by element, as Python 2 gives it: floats are divided, integers rounded down.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="y">Same type, a shape that stretches with x's.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the inputs' type.</returns>
    /// <exception cref="ValueError">The types differ, or the shapes do not stretch over each other.</exception>
    public Tensor div(Tensor x, Tensor y, string? name = null)
    {
        TF_DataType type = (x is Literal ? y : x).dtype.as_base_dtype();
        if (y is not Literal && y.dtype.as_base_dtype() != type)
        {
            throw new ValueError($"Tensor conversion requested dtype {type.as_numpy_name()} for Tensor with dtype {y.dtype.as_numpy_name()}: '{y.name}'; use tf.cast to convert one of them");
        }

        return Build.One(type.is_floating() || type.is_complex() ? "RealDiv" : "FloorDiv", name ?? "div", [x, y]);
    }
}
