using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Fills a value, whose type and memory are there, from a random stream.</summary>
internal delegate void Distribution(TensorValue output, Philox stream);

/// <summary>The distributions that stateful and stateless ops share, for the four floating types.</summary>
internal static class PhiloxFill
{
    // Words made at a time: enough to pay for a call, little enough for the stack.
    private const int ChunkWords = 256;

    /// <summary>Uniform in [0, 1).</summary>
    public static void Uniform(TensorValue output, Philox stream)
    {
        switch (output.Type)
        {
            case DataType.DtFloat: Blocks<UniformSampler, float>(stream, output.Span<float>()); break;
            case DataType.DtDouble: Blocks<UniformSampler, double>(stream, output.Span<double>()); break;
            case DataType.DtHalf: Blocks<UniformSampler, Half>(stream, output.Span<Half>()); break;
            case DataType.DtBfloat16: Blocks<UniformSampler, BFloat16>(stream, output.Span<BFloat16>()); break;
            default: throw Unsupported(output);
        }
    }

    /// <summary>Normal of mean 0 and standard deviation 1.</summary>
    public static void Normal(TensorValue output, Philox stream)
    {
        switch (output.Type)
        {
            case DataType.DtFloat: Blocks<NormalSampler, float>(stream, output.Span<float>()); break;
            case DataType.DtDouble: Blocks<NormalSampler, double>(stream, output.Span<double>()); break;
            case DataType.DtHalf: Blocks<NormalSampler, Half>(stream, output.Span<Half>()); break;
            case DataType.DtBfloat16: Blocks<NormalSampler, BFloat16>(stream, output.Span<BFloat16>()); break;
            default: throw Unsupported(output);
        }
    }

    /// <summary>Normal of mean 0 and standard deviation 1, values from ±2 on drawn again.</summary>
    public static void TruncatedNormal(TensorValue output, Philox stream)
    {
        switch (output.Type)
        {
            case DataType.DtFloat: Truncated(stream, output.Span<float>(), static f => f); break;
            case DataType.DtDouble: Truncated(stream, output.Span<double>()); break;
            case DataType.DtHalf: Truncated(stream, output.Span<Half>(), static f => (Half)f); break;
            case DataType.DtBfloat16: Truncated(stream, output.Span<BFloat16>(), static f => (BFloat16)f); break;
            default: throw Unsupported(output);
        }
    }

    /// <summary>All integers of the type equally likely; 64 bits take two words, the low one first.</summary>
    public static void FullInt(TensorValue output, Philox stream)
    {
        var words = new PhiloxWords(stream);
        if (output.Type.Size() == 4)
        {
            foreach (ref uint element in output.Span<uint>())
            {
                element = words.Next();
            }

            return;
        }

        foreach (ref ulong element in output.Span<ulong>())
        {
            uint low = words.Next();
            element = low | ((ulong)words.Next() << 32);
        }
    }

    /// <summary>Block after block, without gaps; what the last block has too much is dropped.</summary>
    public static void Blocks<TSampler, T>(Philox stream, Span<T> output) where TSampler : IBlockSampler<T> where T : unmanaged
    {
        Span<uint> words = stackalloc uint[ChunkWords];
        int count = TSampler.Count, whole = output.Length / count;
        for (int block = 0; block < whole; block += ChunkWords / 4)
        {
            int blocks = Math.Min(ChunkWords / 4, whole - block);
            stream.Words((ulong)block, words[..(blocks * 4)]);
            TSampler.Fill<TSampler>(words[..(blocks * 4)], output.Slice(block * count, blocks * count));
        }

        int rest = output.Length - (whole * count);
        if (rest > 0)
        {
            Span<T> last = stackalloc T[4];
            TSampler.Sample(stream[(ulong)whole], last);
            last[..rest].CopyTo(output[(whole * count)..]);
        }
    }

    // Each group of 4 outputs owns 256 blocks, so that a rejection moves no other group.
    private static void Truncated<T>(Philox stream, Span<T> output, Func<float, T> round)
    {
        Span<float> normal = stackalloc float[4];
        for (int group = 0; group < output.Length; group += 4)
        {
            int at = group, end = Math.Min(group + 4, output.Length);
            for (ulong block = (ulong)group * 64; at < end; block++)
            {
                NormalSampler.Sample(stream[block], normal);
                for (int i = 0; i < 4 && at < end; i++)
                {
                    if (MathF.Abs(normal[i]) < 2)
                    {
                        output[at++] = round(normal[i]);
                    }
                }
            }
        }
    }

    // As above with groups of 2, which own 128 blocks.
    private static void Truncated(Philox stream, Span<double> output)
    {
        Span<double> normal = stackalloc double[2];
        for (int group = 0; group < output.Length; group += 2)
        {
            int at = group, end = Math.Min(group + 2, output.Length);
            for (ulong block = (ulong)group * 64; at < end; block++)
            {
                NormalSampler.Sample(stream[block], normal);
                for (int i = 0; i < 2 && at < end; i++)
                {
                    if (Math.Abs(normal[i]) < 2)
                    {
                        output[at++] = normal[i];
                    }
                }
            }
        }
    }

    private static EngineException Unsupported(TensorValue output) => EngineException.Unimplemented($"there are no random numbers of type {output.Type.Name()}");
}
