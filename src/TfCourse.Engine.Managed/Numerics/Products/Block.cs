namespace TfCourse.Engine.Managed;

/// <summary>A block of a product, as <see cref="BlockedProduct{T, V, R}"/> walks them: some rows, and a range of the sums.</summary>
internal unsafe struct Block<T> where T : unmanaged
{
    public Product<T>* Product;

    /// <summary>Where the copy of the block of the left factor is, or null when it is read where it lies.</summary>
    public T* Left;

    /// <summary>Where the copies of panels of the right factor are, or null.</summary>
    public T* Right;

    /// <summary>Whether blocks of other rows need the panels again.</summary>
    public bool KeepsRight;

    /// <summary>Whether this block copies the panels that it needs.</summary>
    public bool CopiesRight;

    public int FirstRow, Rows, Depth;

    public TileCall<T> Call;

    /// <summary>The block of the left factor where it lies.</summary>
    public readonly T* LeftSource => Product->A + (Product->TransposeA ? ((nint)Depth * Product->StrideA) + FirstRow : ((nint)FirstRow * Product->StrideA) + Depth);

    /// <summary>A column of the right factor where it lies.</summary>
    public readonly T* RightSource(int column) => Product->B + (Product->TransposeB ? ((nint)column * Product->StrideB) + Depth : ((nint)Depth * Product->StrideB) + column);
}
