using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TfCourse.Engine.Managed;

/// <summary>Memory of a thread for the length of a product: kept, so that a step allocates nothing.</summary>
internal sealed unsafe class ThreadMemory
{
    /// <summary>The packed left factor.</summary>
    public const int Left = 0;

    /// <summary>The packed right factor.</summary>
    public const int Right = 1;

    /// <summary>Images with a border.</summary>
    public const int Bordered = 2;

    /// <summary>Images in another order of axes.</summary>
    public const int Moved = 3;

    /// <summary>Rows of a result in whole registers.</summary>
    public const int Padded = 4;

    /// <summary>Rows of a result that are columns of it.</summary>
    public const int Turned = 5;

    /// <summary>Parts of sums.</summary>
    public const int Parts = 6;

    private const int Purposes = 7, Alignment = 64;

    [ThreadStatic]
    private static ThreadMemory? _current;

    private readonly byte[]?[] _arrays = new byte[Purposes][];
    private readonly nint[] _starts = new nint[Purposes];

    /// <summary>So many elements at a 64-byte boundary, 0 or what the last call for this purpose left; the same memory at each of them.</summary>
    public static T* Of<T>(int purpose, long count) where T : unmanaged => (T*)(_current ??= new ThreadMemory()).Bytes(purpose, Sizes.Bytes(count, sizeof(T)));

    private byte* Bytes(int purpose, int bytes)
    {
        if (_arrays[purpose] is not { } array || array.Length < bytes + Alignment)
        {
            array = _arrays[purpose] = GC.AllocateArray<byte>(checked(bytes + Alignment), pinned: true);
            _starts[purpose] = ((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + Alignment - 1) & ~(nint)(Alignment - 1);
        }

        return (byte*)_starts[purpose];
    }
}
