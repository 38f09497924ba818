namespace Tensorflow;

/// <summary>Anything that becomes a tensor, as Python's op library converts it.</summary>
internal static class Conversion
{
    /// <summary>The tensor of a value where it is used: numbers and arrays stay literals, whose type their use decides.</summary>
    public static Tensor Loose(object? value) => value switch
    {
        null => throw new ValueError("None values not supported."),
        Tensor tensor => tensor,
        IVariableV1 variable => variable.AsTensor(),
        Axis axis => axis,
        Tensors many => Stacked(many),
        System.Collections.IEnumerable many and not string when Mixed(many) => Stacked(many.Cast<object?>().Select(Loose)),
        _ => new Literal(Literals.Of(value)),
    };

    /// <summary>The tensor of a value, made now.</summary>
    public static Tensor Of(object? value, TF_DataType dtype, string? name, TF_DataType preferred)
    {
        Graph graph = ops.get_default_graph();
        Tensor tensor = Loose(value);
        if (tensor is IndexedSlices)
        {
            return tensor.In(graph, dtype, "");
        }

        if (tensor is Literal literal)
        {
            if (dtype == TF_DataType.DtInvalid && preferred != TF_DataType.DtInvalid)
            {
                dtype = Survives(literal, preferred) ? preferred : dtype;
            }

            return literal.In(graph, dtype, name ?? "Const");
        }

        if (dtype != TF_DataType.DtInvalid && tensor.dtype.as_base_dtype() != dtype.as_base_dtype())
        {
            throw new ValueError($"Tensor conversion requested dtype {dtype.as_numpy_name()} for Tensor with dtype {tensor.dtype.as_base_dtype().as_numpy_name()}: {tensor}; use tf.cast.");
        }

        return tensor.In(graph, dtype, name ?? "Const");
    }

    private static bool Survives(Literal literal, TF_DataType type)
    {
        try
        {
            return literal.As(type) is not null;
        }
        catch (TypeError)
        {
            return false;
        }
    }

    // Tensors among numbers: an array of .NET numbers is one constant.
    private static bool Mixed(System.Collections.IEnumerable many)
        => many is not Array { Rank: > 1 } && many.Cast<object?>().Any(i => i is Tensor or IVariableV1 || (i is System.Collections.IEnumerable inner and not string && Mixed(inner)));

    private static Tensor Stacked(IEnumerable<Tensor> parts) => Binding.tf.stack([.. parts]);
}
