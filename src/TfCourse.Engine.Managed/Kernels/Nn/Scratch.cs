namespace TfCourse.Engine.Managed;

/// <summary>Memory for the length of a call, from the run's pool: a step allocates nothing once it has run.</summary>
internal readonly unsafe ref struct Scratch<T> where T : unmanaged
{
    private readonly Block? _block;

    public Scratch(KernelContext c, long count)
    {
        Count = (int)Math.Min(count, int.MaxValue);
        _block = count == 0 ? null : c.Run.Pool.Rent(Sizes.Bytes(count, sizeof(T)));
    }

    public int Count { get; }

    public T* Data => _block is null ? null : (T*)_block.Data;

    public Span<T> Span => new(Data, Count);

    public void Dispose() => _block?.Release();
}
