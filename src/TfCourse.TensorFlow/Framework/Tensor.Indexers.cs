namespace Tensorflow;

/// <content>Indexing, in Python's words.</content>
public abstract partial class Tensor
{
    /// <summary>One element of the first axis, which disappears.</summary>
    /// <param name="idx">Which; negative from the end.</param>
    /// <exception cref="ValueError">The index is known to be out of range.</exception>
    public Tensor this[int idx] => Indexing.Of(this, [idx]);

    /// <summary>One element of each of the first two axes, which disappear.</summary>
    /// <param name="idx0">Which of the first; negative from the end.</param>
    /// <param name="idx1">Which of the second; negative from the end.</param>
    /// <exception cref="ValueError">An index is known to be out of range.</exception>
    public Tensor this[int idx0, int idx1] => Indexing.Of(this, [idx0, idx1]);

    /// <summary>One element of each of the first three axes, which disappear.</summary>
    /// <param name="idx0">Which of the first; negative from the end.</param>
    /// <param name="idx1">Which of the second; negative from the end.</param>
    /// <param name="idx2">Which of the third; negative from the end.</param>
    /// <exception cref="ValueError">An index is known to be out of range.</exception>
    public Tensor this[int idx0, int idx1, int idx2] => Indexing.Of(this, [idx0, idx1, idx2]);

    /// <summary>A part of the tensor: <c>t[Slice.All, "1:3", 0]</c>.</summary>
    /// <param name="slices">One entry for each axis, from the first on; axes not named stay whole.</param>
    /// <exception cref="ValueError">More entries than axes, several ellipses, or an index known to be out of range.</exception>
    public Tensor this[params Slice[] slices] => Indexing.Of(this, slices);

    /// <summary>A part of the tensor: <c>t[":", "1:3", "0"]</c>.</summary>
    /// <param name="slices">One entry for each axis, as Python writes them; commas separate entries within a text too.</param>
    /// <exception cref="ValueError">A text is no slice, more entries than axes, several ellipses, or an index known to be out of range.</exception>
    public Tensor this[params string[] slices] => Indexing.Of(this, [.. slices.SelectMany(Slice.ParseSlices)]);

    /// <summary>Elements of the first axis whose places are computed in the graph.</summary>
    /// <param name="start">A scalar: the first, or without a stop the one element; the axis disappears then.</param>
    /// <param name="stop">A scalar: where to stop, exclusively; null for one element.</param>
    /// <param name="step">A scalar, not 0; null for 1.</param>
    public Tensor this[Tensor start, Tensor? stop = null, Tensor? step = null] => Indexing.Of(this, start, stop, step);
}
