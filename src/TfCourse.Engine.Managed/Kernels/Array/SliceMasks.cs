namespace TfCourse.Engine.Managed;

/// <summary>The masks of the StridedSlice family: bit i speaks of the i-th entry of begin, end and strides.</summary>
internal sealed class SliceMasks(NodeInfo node)
{
    private readonly long _begin = node.Int("begin_mask");
    private readonly long _end = node.Int("end_mask");
    private readonly long _ellipsis = node.Int("ellipsis_mask");
    private readonly long _newAxis = node.Int("new_axis_mask");
    private readonly long _shrinkAxis = node.Int("shrink_axis_mask");

    public bool HasSeveralEllipses => (_ellipsis & (_ellipsis - 1)) != 0;

    /// <summary>Begin is not given: from the first element.</summary>
    public bool Begin(int i) => Has(_begin, i);

    /// <summary>End is not given: to the last element.</summary>
    public bool End(int i) => Has(_end, i);

    /// <summary>The entry stands for as many axes as are left.</summary>
    public bool Ellipsis(int i) => Has(_ellipsis, i);

    /// <summary>The entry makes an axis of size 1.</summary>
    public bool NewAxis(int i) => Has(_newAxis, i);

    /// <summary>The entry picks one element; its axis disappears.</summary>
    public bool ShrinkAxis(int i) => Has(_shrinkAxis, i);

    private static bool Has(long mask, int i) => i < 64 && ((mask >> i) & 1) != 0;
}
