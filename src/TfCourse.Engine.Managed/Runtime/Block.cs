namespace TfCourse.Engine.Managed;

/// <summary>Pinned memory, 64-byte aligned, counted by the values that share it.</summary>
/// <remarks>
/// The memory belongs to the garbage collector, so a block that is never released is no leak; releasing it
/// early only lets the next allocation reuse it.
/// </remarks>
internal sealed unsafe class Block
{
    private const int Alignment = 64;
    private readonly BlockPool? _pool;
    private byte[]? _memory;
    private bool _isLent;
    private int _references = 1;

    public Block(int bytes, BlockPool? pool = null, int sizeClass = 0)
    {
        // The rounded tail lets vector code read a whole last register.
        Own(bytes);
        (_pool, SizeClass) = (pool, sizeClass);
    }

    /// <summary>A block for memory that others lend for the length of a run; see <see cref="FeedLoan"/>.</summary>
    public Block() => (_isLent, _references) = (true, 0);

    public byte* Data { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>The class of sizes that the pool knows it by.</summary>
    public int SizeClass { get; }

    /// <summary>Whether a value keeps the block for its next run, so that it does not go back to the pool.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether the memory belongs to the run alone: to its pool, or to who lends it; else whoever holds it may keep it.</summary>
    public bool IsPooled => _pool is not null || _isLent;

    /// <summary>Whether one value alone holds the block, so that it may be overwritten.</summary>
    public bool IsExclusive => Volatile.Read(ref _references) == 1 && !_isLent;

    /// <summary>Whether anybody holds the block.</summary>
    public bool IsHeld => Volatile.Read(ref _references) > 0;

    /// <summary>Stands for the lent memory from now on.</summary>
    public void Borrow(byte* data, int bytes)
    {
        Data = data;
        Bytes = bytes;
    }

    /// <summary>Copies the lent memory, because somebody goes on using it after it has to be given back.</summary>
    public void Keep()
    {
        byte* lent = Data;
        Own(Bytes);
        Buffer.MemoryCopy(lent, Data, Bytes, Bytes);
        _isLent = false;
    }

    private void Own(int bytes)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked(bytes + (2 * Alignment)), pinned: true);
        nint start = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_memory));
        Data = (byte*)((start + Alignment - 1) & ~(nint)(Alignment - 1));
        Bytes = bytes;
    }

    /// <summary>Takes a kept block again, if nobody holds it any more.</summary>
    public bool TryRetake()
    {
        if (_references != 0)
        {
            return false;
        }

        _references = 1;
        return true;
    }

    public Block Share()
    {
        // Blocks of a pool stay within one run, on one thread; others belong to variables and constants, which all threads see.
        if (_pool is null)
        {
            Interlocked.Increment(ref _references);
        }
        else
        {
            _references++;
        }

        return this;
    }

    public void Release()
    {
        if (_pool is null)
        {
            Interlocked.Decrement(ref _references);
        }
        else if (--_references == 0 && !IsKept)
        {
            _references = 1;
            _pool.Return(this);
        }
    }
}

/// <summary>Free blocks by size class: what makes a step allocate nothing once it has run. One run at a time uses a pool.</summary>
internal sealed class BlockPool(ManagedSession session)
{
    private const int MostKept = 1 << 18, MostKeptOfOne = 1 << 13;
    private readonly Stack<Block>?[] _free = new Stack<Block>?[128];
    private long _bytes;
    private int _kept;

    public Block Rent(int bytes)
    {
        int size = Class(bytes, out int rounded);
        return _free[size] is { Count: > 0 } free ? free.Pop() : New(rounded, size);
    }

    /// <summary>
    /// Whether a value may keep its block from run to run. Small ones may, up to a part of the second cache: to return and to rent one takes
    /// longer than a small kernel computes, and sharing them saves little.
    /// </summary>
    public bool TryKeep(Block block)
    {
        if (block.Bytes > MostKeptOfOne || _kept + block.Bytes > MostKept)
        {
            return false;
        }

        _kept += block.Bytes;
        return block.IsKept = true;
    }

    /// <summary>Refuses memory that is not a block's, where a run may not take that much.</summary>
    public void Require(long bytes) => session.RequireFits(_bytes + bytes);

    // Free blocks of other sizes make room first.
    private Block New(int bytes, int size)
    {
        if (_bytes + bytes > session.MaxRunBytes)
        {
            foreach (Stack<Block>? free in _free)
            {
                while (free is not null && free.TryPop(out Block? block))
                {
                    _bytes -= block.Bytes;
                }
            }

            Require(bytes);
        }

        _bytes += bytes;
        return new Block(bytes, this, size);
    }

    public void Return(Block block) => (_free[block.SizeClass] ??= new Stack<Block>()).Push(block);

    // Four classes an octave: at most a quarter of a block is unused.
    private static int Class(int bytes, out int rounded)
    {
        if (bytes <= 256)
        {
            int steps = Math.Max(1, (bytes + 63) / 64);
            rounded = steps * 64;
            return steps - 1;
        }

        int octave = System.Numerics.BitOperations.Log2((uint)(bytes - 1));
        int shift = octave - 2; // of a quarter of an octave
        long up = (bytes + (1L << shift) - 1) >> shift << shift;
        rounded = (int)Math.Min(up, Array.MaxLength - 128);
        return ((octave - 7) * 4) + (int)((up - (1L << octave)) >> shift) - 1 + 4;
    }
}
