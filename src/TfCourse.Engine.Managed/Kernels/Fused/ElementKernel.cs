using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>A kernel whose output's element i depends on element i of each input only, and that fails for no values.</summary>
internal abstract class ElementKernel : Kernel, IChunks
{
    private const int PartElements = 1 << 13, ParallelElements = 1 << 16;
    private nint _x, _y, _z;
    private int _inputSize, _outputSize, _count;

    /// <summary>Whether the kernel takes these inputs as one element for all.</summary>
    /// <param name="single">A bit for each input.</param>
    public abstract bool Takes(uint single);

    /// <summary>Computes a part.</summary>
    /// <param name="inputs">The first element of each input; of a single one its element.</param>
    /// <param name="single">A bit for each input that is one element for all.</param>
    /// <param name="output">The first element of the output; may be that of an input with elements as large.</param>
    /// <param name="count">How many elements.</param>
    public abstract void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count);

    /// <summary>Computes a part of the work that <see cref="TryShare{TIn, TOut}"/> cut.</summary>
    /// <param name="chunk">Its number.</param>
    public void Run(int chunk)
    {
        long first = (long)chunk * PartElements;
        RunPart([_x + (nint)(first * _inputSize), _y + (nint)(first * _inputSize)], 0, _z + (nint)(first * _outputSize), (int)Math.Min(PartElements, _count - first));
    }

    /// <summary>Computes all elements with the threads of the run where there are enough.</summary>
    /// <param name="x">The first input.</param>
    /// <param name="y">The second, as long; for a function of one input the first again.</param>
    /// <param name="z">The output, as long; may be the memory of an input of elements as large.</param>
    /// <returns>False when nothing was done: too few elements, one thread, or elements that are no plain memory.</returns>
    protected unsafe bool TryShare<TIn, TOut>(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z)
    {
        if (z.Length < ParallelElements || RuntimeHelpers.IsReferenceOrContainsReferences<TIn>() || RuntimeHelpers.IsReferenceOrContainsReferences<TOut>()
            || x.Length != z.Length || y.Length != z.Length || Workers.Current.Threads == 1)
        {
            return false;
        }

        // The blocks behind tensors do not move.
        _x = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in x[0]));
        _y = (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in y[0]));
        _z = (nint)Unsafe.AsPointer(ref z[0]);
        (_inputSize, _outputSize, _count) = (Unsafe.SizeOf<TIn>(), Unsafe.SizeOf<TOut>(), z.Length);
        Workers.Current.RunShared(this, (_count + PartElements - 1) / PartElements);
        return true;
    }
}
