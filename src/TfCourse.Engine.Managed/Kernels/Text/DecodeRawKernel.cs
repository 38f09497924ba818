using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The bytes of strings as numbers, one more axis: all strings have to be of one length.</summary>
internal static class DecodeRawKernel
{
    public static Kernel Create(NodeInfo node)
    {
        DataType type = node.Type("out_type");
        bool swap = node.Bool("little_endian") != BitConverter.IsLittleEndian;
        int size = type.Size(), part = type is DataType.DtComplex64 or DataType.DtComplex128 ? size / 2 : size;
        return Kernel.Of(c => Run(c, type, size, swap ? part : 1));
    }

    private static unsafe void Run(KernelContext c, DataType type, int size, int swapped)
    {
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        int length = input.Length == 0 ? 0 : input[0].Length;
        for (int i = 0; i < input.Length; i++)
        {
            if (input[i].Length != length)
            {
                throw EngineException.InvalidArgument($"DecodeRaw requires input strings to all be the same size, but element {i} has size {input[i].Length} != {length}");
            }
        }

        if (length % size != 0)
        {
            throw EngineException.InvalidArgument($"Input to DecodeRaw has length {length} that is not a multiple of {size}, the size of {type.Name()}");
        }

        TensorValue result = c.Result(0);
        result.Allocate(type, c.Dims(0).Insert(c.Dims(0).Rank, length / size), c.Run.Pool);
        var bytes = new Span<byte>(result.Data, Sizes.Bytes(result.Count, size));
        for (int i = 0; i < input.Length && length > 0; i++)
        {
            input[i].CopyTo(bytes[(i * length)..]);
        }

        for (int i = 0; i < bytes.Length && swapped > 1; i += swapped)
        {
            bytes.Slice(i, swapped).Reverse();
        }

        if (type == DataType.DtBool)
        {
            foreach (ref byte value in bytes)
            {
                value = value == 0 ? (byte)0 : (byte)1; // any other byte would be no valid truth
            }
        }
    }
}
