using TfCourse.Engine;

namespace Tensorflow;

/// <summary>What is fed: which tensor, and the value in its type.</summary>
internal static class Feeds
{
    public static GraphTensor Key(Graph graph, object key)
    {
        GraphTensor tensor = key switch
        {
            string name => (GraphTensor)graph.get_tensor_by_name(name),
            GraphTensor t when t.graph != graph => throw new TypeError($"Cannot interpret feed_dict key as Tensor: {t} is not an element of this graph."),
            Tensor t => t.FetchedIn(graph),
            Operation op => op.OutputTensors.Length == 1 ? op.OutputTensors[0] : throw new TypeError($"The operation '{op.name}' has {op.OutputTensors.Length} outputs and cannot be fed; feed one of its tensors."),
            _ => throw new TypeError($"A {key.GetType().Name} cannot be fed; feed a tensor or its name."),
        };
        return tensor.graph != graph ? throw new ValueError($"Tensor {tensor.name} is not an element of this session's graph.")
            : graph.is_feedable(tensor) ? tensor : throw new ValueError($"Tensor {tensor.name} may not be fed.");
    }

    /// <summary>The value in the tensor's type, of a shape that fits it.</summary>
    /// <exception cref="ValueError">The shape does not fit.</exception>
    /// <exception cref="TypeError">The type does not fit.</exception>
    public static HostTensor Convert(GraphTensor tensor, object value)
    {
        if (value is Tensor and not Literal)
        {
            throw new TypeError("The value of a feed cannot be a tf.Tensor object. Acceptable feed values include numbers, strings, arrays, or NDArrays.");
        }

        HostTensor host = Literals.Of(value);
        TF_DataType type = tensor.dtype.as_base_dtype();
        if ((TF_DataType)host.DataType != type)
        {
            host = Narrowed(host, type);
        }

        return tensor.shape.is_compatible_with(new Shape([.. host.Dimensions])) ? host : throw new ValueError(
            $"Cannot feed value of shape {new Shape([.. host.Dimensions])} for Tensor {tensor.name}, which has shape {tensor.shape}");
    }

    // As NumPy: an array of numbers is cut to integers, a single number that would change is refused.
    private static HostTensor Narrowed(HostTensor host, TF_DataType type)
    {
        if (host.Dimensions.Length > 0 && ((TF_DataType)host.DataType).is_integer() && host.DataType != DataType.DtUint64 && type.is_integer())
        {
            return new HostTensor((DataType)type, host.Dimensions, Cut(Constants.Integers(host), type));
        }

        if (!((TF_DataType)host.DataType).is_floating() || !type.is_integer())
        {
            return Literals.Convert(host, type);
        }

        HostTensor doubles = Literals.Convert(host, TF_DataType.TF_DOUBLE);
        double[] values = (double[])doubles.Elements;
        if (host.Dimensions.Length == 0 && values[0] != Math.Truncate(values[0]))
        {
            throw new TypeError(FormattableString.Invariant($"Type of feed value {values[0]} is not compatible with Tensor type {type.as_numpy_name()}. Try explicitly setting the type of the feed tensor to a larger type."));
        }

        var integers = new HostTensor(DataType.DtInt64, host.Dimensions, Array.ConvertAll(values, v => (long)v));
        return Literals.Convert(integers, type);
    }

    // The low bits of each.
    private static Array Cut(long[] values, TF_DataType type) => type switch
    {
        TF_DataType.TF_INT8 => Array.ConvertAll(values, v => unchecked((sbyte)v)),
        TF_DataType.TF_UINT8 => Array.ConvertAll(values, v => unchecked((byte)v)),
        TF_DataType.TF_INT16 => Array.ConvertAll(values, v => unchecked((short)v)),
        TF_DataType.TF_UINT16 => Array.ConvertAll(values, v => unchecked((ushort)v)),
        TF_DataType.TF_INT32 => Array.ConvertAll(values, v => unchecked((int)v)),
        TF_DataType.TF_UINT32 => Array.ConvertAll(values, v => unchecked((uint)v)),
        TF_DataType.TF_UINT64 => Array.ConvertAll(values, v => unchecked((ulong)v)),
        _ => values,
    };
}
