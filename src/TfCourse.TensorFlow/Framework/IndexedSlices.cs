namespace Tensorflow;

/// <summary>
/// A sparse gradient: values[i] belongs to row indices[i] of a tensor of shape dense_shape; rows not named are zero,
/// a row named twice gets the sum. Where a dense tensor is needed it becomes one.
/// </summary>
public sealed class IndexedSlices : Tensor
{
    private GraphTensor? _dense;

    /// <summary>Slices of a larger tensor.</summary>
    /// <param name="values">Shape [slices, …].</param>
    /// <param name="indices">Shape [slices], int32 or int64.</param>
    /// <param name="dense_shape">The shape of the whole, as a vector; null when not known.</param>
    public IndexedSlices(Tensor values, Tensor indices, Tensor? dense_shape = null)
        => (this.values, this.indices, this.dense_shape) = (values, indices, dense_shape);

    /// <summary>The slices: shape [slices, …].</summary>
    public Tensor values { get; }

    /// <summary>Which row each slice belongs to: shape [slices].</summary>
    public Tensor indices { get; }

    /// <summary>The shape of the whole, or null.</summary>
    public Tensor? dense_shape { get; }

    /// <inheritdoc/>
    public override Operation op => values.op;

    /// <inheritdoc/>
    public override int value_index => values.value_index;

    /// <inheritdoc/>
    public override TF_DataType dtype => values.dtype;

    /// <inheritdoc/>
    public override string name => values.name;

    /// <inheritdoc/>
    public override Graph graph => values.graph;

    /// <summary>The shape of the whole, as far as it is known.</summary>
    public override Shape shape
    {
        get => dense_shape is null ? Shape.Null : PartialShapes.Of(dense_shape) is { IsNull: false } known ? known : Shape.Null;
        set => shape.merge_with(value);
    }

    /// <summary>The whole tensor.</summary>
    /// <returns>Zeros with the slices added in.</returns>
    /// <exception cref="ValueError">The whole's shape is not known.</exception>
    public Tensor ToDense() => _dense ??= In(graph, dtype, "");

    internal override GraphTensor In(Graph graph, TF_DataType type, string role)
    {
        if (dense_shape is null)
        {
            throw new ValueError($"A sparse tensor of unknown dense shape ({name}) cannot become a dense one.");
        }

        return Build.One("UnsortedSegmentSum", role, [values, indices, SizeVectors.Element(dense_shape, 0)]);
    }
}
