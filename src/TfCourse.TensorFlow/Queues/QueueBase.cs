namespace Tensorflow;

/// <summary>
/// A queue in a session: runs, mostly of several threads, put elements in and take elements out. An element is a tuple of tensors, one of
/// each type. Who finds it full or empty waits; <see cref="close(bool, string)"/> ends that.
/// </summary>
public abstract class QueueBase
{
    private readonly Graph _graph;

    private protected QueueBase(string op, TF_DataType[] dtypes, Shape[]? shapes, string? shared_name, string name, bool needsShapes, params ReadOnlySpan<Attr> attrs)
    {
        ArgumentNullException.ThrowIfNull(dtypes);
        if ((shapes is null && needsShapes) || (shapes is not null && shapes.Length != dtypes.Length))
        {
            throw new ValueError($"Queue shapes must have the same length as dtypes, received {shapes?.Length ?? 0} shapes and {dtypes.Length} dtypes.");
        }

        this.dtypes = [.. dtypes.Select(t => t.as_base_dtype())];
        this.shapes = shapes ?? [.. Enumerable.Repeat(Shape.Null, dtypes.Length)];
        _graph = ops.get_default_graph();
        using ScopeBlock device = _graph.OnDevice("/device:CPU:*");
        int own = op == "PriorityQueueV2" ? 1 : 0;
        queue_ref = Build.One(op, name, [],
            [("component_types", this.dtypes[own..]), ("shapes", shapes is null || Array.Exists(shapes, s => s.IsNull) ? [] : shapes[own..]), ("shared_name", shared_name ?? ""), .. attrs]);
        this.name = queue_ref.op.name[(queue_ref.op.name.LastIndexOf('/') + 1)..];
    }

    /// <summary>The handle: a scalar resource.</summary>
    public Tensor queue_ref { get; }

    /// <summary>The name of the queue's node, without its scope.</summary>
    public string name { get; }

    /// <summary>The types of an element's components.</summary>
    public TF_DataType[] dtypes { get; }

    /// <summary>The shapes of an element's components, unknown ones where none were given.</summary>
    public Shape[] shapes { get; }

    /// <summary>The names of an element's components: they have none.</summary>
    public string[]? names => null;

    /// <summary>An operation that puts one element in; it waits while the queue is full.</summary>
    /// <param name="vals">A tensor of each type, of the queue's shapes.</param>
    /// <returns>The operation, which fails with Cancelled when the queue is closed.</returns>
    /// <exception cref="ValueError">A shape is not the queue's.</exception>
    /// <exception cref="TypeError">A value is not of the queue's type.</exception>
    public Operation enqueue(params Tensor[] vals) => enqueue(vals, null);

    /// <summary>An operation that puts one element in; it waits while the queue is full.</summary>
    /// <param name="vals">A tensor of each type, of the queue's shapes.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation, which fails with Cancelled when the queue is closed.</returns>
    public Operation enqueue(Tensor[] vals, string? name) => Enqueue("QueueEnqueueV2", "enqueue", vals, name, (shape, own) => shape.IsNull || own.is_compatible_with(shape), rows: false);

    /// <summary>An operation that puts the rows of tensors in, one element after another.</summary>
    /// <param name="vals">A tensor of each type, of the queue's shapes behind one axis more.</param>
    /// <returns>The operation, which fails with Cancelled when the queue is closed.</returns>
    public Operation enqueue_many(params Tensor[] vals) => enqueue_many(vals, null);

    /// <summary>An operation that puts the rows of tensors in, one element after another.</summary>
    /// <param name="vals">A tensor of each type, of the queue's shapes behind one axis more.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation, which fails with Cancelled when the queue is closed.</returns>
    /// <exception cref="ValueError">A shape is not the queue's, or the tensors have not as many rows.</exception>
    public Operation enqueue_many(Tensor[] vals, string? name)
        => Enqueue("QueueEnqueueManyV2", "EnqueueMany", vals, name, (shape, own) => shape.IsNull || (shape.ndim > 0 && own.is_compatible_with(shape[1..])), rows: true);

    /// <summary>The next element; waits while the queue is empty.</summary>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor of each type. The run fails with OutOfRange when the queue is closed and empty.</returns>
    public Tensors dequeue(string? name = null) => Dequeue("QueueDequeueV2", "Dequeue", null, name, static (_, own) => own);

    /// <summary>The next n elements; waits until there are so many.</summary>
    /// <param name="n">How many.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor of each type, of shape [n, …]. The run fails with OutOfRange when the queue is closed and holds fewer.</returns>
    public Tensors dequeue_many(Tensor n, string? name = null)
        => Dequeue("QueueDequeueManyV2", "DequeueMany", n, name, static (op, own) => new Shape(Constants.ValueOf(op.InputTensors[1]) is { } count ? Constants.Integers(count)[0] : -1).concatenate(own));

    /// <summary>The next n elements; of a closed queue those that are left, if there are any.</summary>
    /// <param name="n">How many at most.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A tensor of each type, of shape [at most n, …].</returns>
    public Tensors dequeue_up_to(Tensor n, string? name = null) => Dequeue("QueueDequeueUpToV2", "DequeueUpTo", n, name, static (_, own) => new Shape(-1L).concatenate(own));

    /// <summary>An operation that closes the queue: nothing enters any more, what is inside may leave.</summary>
    /// <param name="cancel_pending_enqueues">Whether those who wait to enter fail; if not, the queue closes behind them.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation.</returns>
    public Operation close(bool cancel_pending_enqueues = false, string? name = null)
        => _graph.Inner().AddNode("QueueCloseV2", [queue_ref], [("cancel_pending_enqueues", cancel_pending_enqueues)], name ?? this.name + "_Close");

    /// <summary>Whether the queue is closed: a bool scalar.</summary>
    /// <param name="name">The name of the node.</param>
    public Tensor is_closed(string? name = null) => Build.One("QueueIsClosedV2", name ?? this.name + "_Is_Closed", [queue_ref]);

    /// <summary>How many elements are inside: an int32 scalar.</summary>
    /// <param name="name">The name of the node.</param>
    public Tensor size(string? name = null) => Build.One("QueueSizeV2", name ?? this.name + "_Size", [queue_ref]);

    private Operation Enqueue(string op, string role, Tensor[] vals, string? name, Func<Shape, Shape, bool> fits, bool rows)
    {
        ArgumentNullException.ThrowIfNull(vals);
        if (vals.Length > dtypes.Length)
        {
            throw new ValueError($"{vals.Length} values for an element of {dtypes.Length} components.");
        }

        // In a branch or loop it enters whenever that is run.
        Graph graph = _graph.Inner();
        using var scope = new ops.NameScope(name, $"{this.name}_{role}", graph);
        var tensors = new Tensor[vals.Length];
        for (int i = 0; i < vals.Length; i++)
        {
            tensors[i] = vals[i].In(graph, dtypes[i], FormattableString.Invariant($"component_{i}"));
            if (tensors[i].dtype.as_base_dtype() != dtypes[i])
            {
                throw new ValueError($"Tensor conversion requested dtype {dtypes[i].as_numpy_name()} for Tensor with dtype {tensors[i].dtype.as_numpy_name()}: {tensors[i]}");
            }
        }

        for (int i = 0; i < vals.Length; i++)
        {
            if (!fits(tensors[i].shape, shapes[i]))
            {
                throw new ValueError($"Shapes {tensors[i].shape} and {(rows ? new Shape(-1L).concatenate(shapes[i]) : shapes[i])} are incompatible");
            }

            if (rows && !tensors[0].shape.IsNull && !tensors[i].shape.IsNull && tensors[0].shape[0] is >= 0 and var first && tensors[i].shape[0] is >= 0 and var count && first != count)
            {
                throw new ValueError($"Dimensions {first} and {count} are not compatible");
            }
        }

        return graph.AddNode(op, [queue_ref, .. tensors], [], scope);
    }

    private Tensors Dequeue(string op, string role, Tensor? n, string? name, Func<Operation, Shape, Shape> shape)
    {
        Tensor[] tensors = Build.Many(op, name ?? $"{this.name}_{role}", n is null ? [queue_ref] : [queue_ref, n], ("component_types", dtypes));
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i].shape = shape(tensors[i].op, shapes[i]);
        }

        return new Tensors(tensors);
    }
}
