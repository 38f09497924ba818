using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>A sparse tensor: three tensors that say which elements of a larger one are not zero. values[i] stands at indices[i].</summary>
public sealed class SparseTensor
{
    /// <summary>A sparse tensor of three others.</summary>
    /// <param name="indices">The places, shape [n, rank], int64; most functions want them in order: <see cref="sparse_api.reorder"/>.</param>
    /// <param name="values">The elements there, shape [n].</param>
    /// <param name="dense_shape">The sizes of the whole, shape [rank], int64.</param>
    /// <exception cref="ValueError">The shapes do not fit each other.</exception>
    public SparseTensor(Tensor indices, Tensor values, Tensor dense_shape)
    {
        using (new ops.NameScope(null, "SparseTensor"))
        {
            Graph graph = ops.get_default_graph();
            this.indices = indices.In(graph, TF_DataType.TF_INT64, "indices");
            this.values = values.In(graph, TF_DataType.DtInvalid, "values");
            this.dense_shape = dense_shape.In(graph, TF_DataType.TF_INT64, "dense_shape");
        }

        Shape at = this.indices.shape, elements = this.values.shape, sizes = this.dense_shape.shape;
        if (at.ndim is not (-1 or 2) || elements.ndim is not (-1 or 1) || sizes.ndim is not (-1 or 1) || !Same(at, 0, elements) || !Same(at, 1, sizes))
        {
            throw new ValueError($"A sparse tensor has indices of shape [n, rank], values [n] and dense_shape [rank]; these are {at}, {elements} and {sizes}");
        }
    }

    /// <summary>The places: shape [n, rank], int64.</summary>
    public Tensor indices { get; }

    /// <summary>The elements at these places: shape [n].</summary>
    public Tensor values { get; }

    /// <summary>The sizes of the whole: shape [rank], int64.</summary>
    public Tensor dense_shape { get; }

    /// <summary>The type of the elements.</summary>
    public TF_DataType dtype => values.dtype;

    /// <summary>What is known of the whole's shape.</summary>
    public Shape shape => PartialShapes.Of(Known ?? dense_shape);

    /// <summary>The operation that gives the values.</summary>
    public Operation op => values.op;

    /// <summary>The graph.</summary>
    public Graph graph => values.graph;

    // The default of a dense shape that may be fed is what is known of it.
    internal Tensor? Known { get; init; }

    /// <summary>The same places with other elements.</summary>
    /// <param name="new_values">As many elements.</param>
    public SparseTensor with_values(Tensor new_values) => new(indices, new_values, dense_shape);

    /// <summary>Its value in a session.</summary>
    /// <param name="session">The session; null for the default one.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <exception cref="ValueError">There is no session.</exception>
    public SparseTensorValue eval(Session? session = null, params FeedItem[] feed_dict)
        => (session ?? ops.get_default_session() ?? throw new ValueError("Cannot evaluate a sparse tensor: no default session is there and none was given")).run(this, feed_dict);

    /// <inheritdoc/>
    public override string ToString() => $"SparseTensor(indices={indices}, values={values}, dense_shape={dense_shape})";

    private static bool Same(Shape indices, int axis, Shape vector) => indices.ndim < 0 || vector.ndim < 0 || indices[axis] < 0 || vector[0] < 0 || indices[axis] == vector[0];
}

/// <summary>The value of a sparse tensor: what a run gives for one, and what one is fed.</summary>
/// <param name="indices">The places, shape [n, rank], int64.</param>
/// <param name="values">The elements there, shape [n].</param>
/// <param name="dense_shape">The sizes of the whole, shape [rank], int64.</param>
public sealed record SparseTensorValue(NDArray indices, NDArray values, NDArray dense_shape);
