using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>RandomUniformInt: minval + word mod (maxval − minval), without rejection; 64 bits take two words, the low one first.</summary>
internal readonly struct RandomUniformIntKernel : IIntegerFactory
{
    public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => Kernel.Of(static c =>
    {
        Dims dims = StatefulRandomKernel.Shape(c, 0);
        (T low, T high) = Range<T>(c, 1, 2, dims.Count);
        Span<T> output = c.Output<T>(0, dims);
        Fill(RandomStream.Of(c).Take(StatefulRandomKernel.BlocksPerElement * (ulong)output.Length), output, low, high);
    });

    /// <summary>Both ends of the range; empty ranges are refused unless nothing is drawn.</summary>
    public static (T Low, T High) Range<T>(KernelContext c, int minval, int maxval, long count) where T : unmanaged, INumber<T>
    {
        foreach (int input in (ReadOnlySpan<int>)[minval, maxval])
        {
            if (c.Dims(input).Rank != 0)
            {
                throw EngineException.InvalidArgument($"{c.Argument(input)} must be a scalar; got a tensor of shape {c.Dims(input)}");
            }
        }

        T low = c.Input<T>(minval)[0], high = c.Input<T>(maxval)[0];
        return count == 0 || low < high ? (low, high) : throw EngineException.InvalidArgument($"Need minval < maxval, got {low} >= {high}");
    }

    /// <summary>Integers in [low, high).</summary>
    public static void Fill<T>(Philox stream, Span<T> output, T low, T high) where T : unmanaged, IBinaryInteger<T>
    {
        // In the unsigned type of T's width every range fits, and sums wrap into it.
        ulong range = ulong.CreateTruncating(high) - ulong.CreateTruncating(low), start = ulong.CreateTruncating(low);
        var words = new PhiloxWords(stream);
        if (Unsafe.SizeOf<T>() == 8)
        {
            foreach (ref T element in output)
            {
                uint first = words.Next();
                element = T.CreateTruncating(unchecked(start + ((first | ((ulong)words.Next() << 32)) % range)));
            }

            return;
        }

        uint range32 = (uint)range;
        foreach (ref T element in output)
        {
            element = T.CreateTruncating(unchecked(start + (words.Next() % range32)));
        }
    }
}
