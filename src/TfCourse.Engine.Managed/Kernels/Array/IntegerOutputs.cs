using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Outputs of integers whose type an attribute chooses: int32 or int64.</summary>
internal static class IntegerOutputs
{
    /// <summary>Writes numbers as a tensor of the output's type.</summary>
    public static void Write(KernelContext c, int output, in Dims dims, ReadOnlySpan<long> values)
    {
        if (c.Node.OutputTypes[output] == DataType.DtInt64)
        {
            values.CopyTo(c.Output<long>(output, dims));
            return;
        }

        Span<int> narrow = c.Output<int>(output, dims);
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = values[i] is >= int.MinValue and <= int.MaxValue ? (int)values[i]
                : throw EngineException.InvalidArgument($"the value {values[i]} does not fit int32; ask for int64");
        }
    }

    /// <summary>Writes numbers as a vector.</summary>
    public static void Write(KernelContext c, int output, ReadOnlySpan<long> values) => Write(c, output, new Dims(values.Length), values);
}
