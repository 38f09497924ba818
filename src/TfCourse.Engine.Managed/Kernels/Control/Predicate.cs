using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>What counts as true.</summary>
internal static class Predicate
{
    /// <summary>
    /// Scalars: numbers other than zero, strings that are not empty. Tensors of a rank above 0: true when they have elements.
    /// </summary>
    /// <param name="value">The predicate.</param>
    /// <param name="scalarOnly">Whether only a scalar is allowed, as for branches that TensorFlow lowers to Switch and Merge.</param>
    public static bool Of(TensorValue value, bool scalarOnly)
    {
        if (value.Dims.Rank > 0)
        {
            return scalarOnly
                ? throw EngineException.InvalidArgument($"The second input must be a scalar, but it has shape {value.Dims}")
                : value.Count > 0;
        }

        return value.Type switch
        {
            DataType.DtBool => value.Span<bool>()[0],
            DataType.DtFloat => value.Span<float>()[0] != 0,
            DataType.DtDouble => value.Span<double>()[0] != 0,
            DataType.DtInt32 => value.Span<int>()[0] != 0,
            DataType.DtInt64 => value.Span<long>()[0] != 0,
            DataType.DtInt16 => value.Span<short>()[0] != 0,
            DataType.DtInt8 or DataType.DtUint8 => value.Span<byte>()[0] != 0,
            DataType.DtString => value.Span<byte[]>()[0].Length > 0,
            _ => throw EngineException.InvalidArgument($"a value of type {value.Type.Name()} cannot be used as a condition"),
        };
    }

    /// <summary>Whether a node runs under the rules of Switch and Merge.</summary>
    public static bool IsLowered(NodeInfo node) => node.Has("_lower_using_switch_merge") && node.Bool("_lower_using_switch_merge");
}
