using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The caller's array as the value of a feed for the length of a run: what is large is not copied.</summary>
/// <remarks>Nobody writes to lent memory, and what outlives a run copies it, as it copies memory of a run's pool.</remarks>
internal sealed unsafe class FeedLoan
{
    // Smaller arrays are copied before they would be pinned.
    private const int LeastBytes = 1 << 15;

    // Kernels may read a whole register that begins with the last element.
    private const int ReadBehind = 64, PageBytes = 4096;

    private Block _block = new();
    private GCHandle _pinned;

    /// <summary>Gives a value to a feed: lends the array, or copies it.</summary>
    public void Give(HostTensor tensor, TensorValue to, BlockPool pool)
    {
        long bytes = (long)tensor.Count * tensor.DataType.Size();
        if (bytes is < LeastBytes or > int.MaxValue || tensor.DataType is not (DataType.DtFloat or DataType.DtDouble or DataType.DtInt32 or DataType.DtInt64 or DataType.DtUint8))
        {
            to.CopyFrom(tensor, pool);
            return;
        }

        _pinned = GCHandle.Alloc(tensor.Elements, GCHandleType.Pinned);
        var data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(tensor.Elements));
        nint last = (nint)data + (nint)bytes - 1;
        if (last / PageBytes != (last + ReadBehind) / PageBytes)
        {
            // The next page may belong to nobody.
            End();
            to.CopyFrom(tensor, pool);
            return;
        }

        _block.Borrow(data, (int)bytes);
        to.Borrow(tensor, _block);
    }

    /// <summary>Gives the array back. Who still holds its elements keeps a copy.</summary>
    public void End()
    {
        if (!_pinned.IsAllocated)
        {
            return;
        }

        if (_block.IsHeld)
        {
            _block.Keep();
            _block = new Block();
        }

        _pinned.Free();
    }
}
