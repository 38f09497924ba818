using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Memory between two stretches of bytes that nobody may write.</summary>
internal sealed unsafe class Canaried<T> : IDisposable where T : unmanaged
{
    private const int Guard = 256;
    private const byte Mark = 0xA5;

    private readonly byte* _memory;

    /// <param name="count">Elements.</param>
    /// <param name="shift">Elements by which the memory is off a 64-byte boundary.</param>
    public Canaried(int count, int shift = 0)
    {
        Count = count;
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)((2 * Guard) + ((count + shift) * sizeof(T))), 64);
        new Span<byte>(_memory, (2 * Guard) + ((count + shift) * sizeof(T))).Fill(Mark);
        Data = (T*)(_memory + Guard) + shift;
    }

    public int Count { get; }

    public T* Data { get; }

    public Span<T> Span => new(Data, Count);

    /// <summary>Whether all bytes around are as they were.</summary>
    public bool IsIntact
        => !new ReadOnlySpan<byte>(_memory, (int)((byte*)Data - _memory)).ContainsAnyExcept(Mark)
            && !new ReadOnlySpan<byte>(Data + Count, Guard).ContainsAnyExcept(Mark);

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
