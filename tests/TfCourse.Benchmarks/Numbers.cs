using System.Numerics;
using System.Runtime.InteropServices;

namespace TfCourse.Benchmarks;

/// <summary>Memory at a 64-byte boundary, full of numbers in [-0.5, 0.5).</summary>
internal sealed unsafe class Numbers<T> : IDisposable where T : unmanaged, INumber<T>
{
    public Numbers(long count, int seed)
    {
        Count = (int)count;
        Data = (T*)NativeMemory.AlignedAlloc((nuint)(count * sizeof(T)) + 64, 64);
        var random = new Random(seed);
        for (long i = 0; i < count; i++)
        {
            Data[i] = T.CreateTruncating(random.NextDouble() - 0.5);
        }
    }

    public int Count { get; }

    public T* Data { get; }

    public Span<T> Span => new(Data, Count);

    public void Dispose() => NativeMemory.AlignedFree(Data);
}
