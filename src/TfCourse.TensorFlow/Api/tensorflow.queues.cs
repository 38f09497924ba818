namespace Tensorflow;

/// <content>Queues: <c>tf.FIFOQueue(…)</c>.</content>
public sealed partial class tensorflow
{
    /// <summary>A queue whose elements leave in the order of their coming.</summary>
    /// <param name="capacity">How many elements may be inside; negative for no limit.</param>
    /// <param name="dtypes">The types of an element's components.</param>
    /// <param name="shapes">Their shapes, fully known; null when elements may differ, which then leave one at a time.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    /// <exception cref="ValueError">Not as many shapes as types.</exception>
    public FIFOQueue FIFOQueue(int capacity, TF_DataType[] dtypes, Shape[]? shapes = null, string? shared_name = null, string name = "fifo_queue")
        => new(capacity, dtypes, shapes, shared_name, name);

    /// <summary>A queue whose elements leave in the order of their coming; where they differ along axes of unknown size, zeros make them alike to leave together.</summary>
    /// <param name="capacity">How many elements may be inside; negative for no limit.</param>
    /// <param name="dtypes">The types of an element's components.</param>
    /// <param name="shapes">Their shapes, -1 for sizes that differ.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    /// <exception cref="ValueError">Not as many shapes as types.</exception>
    public PaddingFIFOQueue PaddingFIFOQueue(int capacity, TF_DataType[] dtypes, Shape[] shapes, string? shared_name = null, string name = "padding_fifo_queue")
        => new(capacity, dtypes, shapes, shared_name, name);

    /// <summary>A queue whose elements leave by their priority, the least first: the first component of each, an int64 scalar before those named here.</summary>
    /// <param name="capacity">How many elements may be inside; negative for no limit.</param>
    /// <param name="types">The types of an element's other components.</param>
    /// <param name="shapes">Their shapes.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public PriorityQueue PriorityQueue(int capacity, TF_DataType[] types, Shape[]? shapes = null, string? shared_name = null, string name = "priority_queue")
        => new(capacity, types, shapes, shared_name, name);

    /// <summary>A queue whose elements leave in random order, with TensorFlow's choices when the seeds are given.</summary>
    /// <param name="capacity">How many elements may be inside; negative for no limit.</param>
    /// <param name="min_after_dequeue">How many stay inside while the queue is open, so that the choice is one among many.</param>
    /// <param name="dtypes">The types of an element's components.</param>
    /// <param name="shapes">Their shapes; null when elements may differ, which then leave one at a time.</param>
    /// <param name="seed">The seed of the choice, beside that of the graph.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public RandomShuffleQueue RandomShuffleQueue(
        int capacity, int min_after_dequeue, TF_DataType[] dtypes, Shape[]? shapes = null, int? seed = null, string? shared_name = null, string name = "random_shuffle_queue")
        => new(capacity, min_after_dequeue, dtypes, shapes, get_default_graph().Seeds(seed) ?? (0, 0), shared_name, name);

    /// <summary>A queue of single tensors that leave in the order of their coming.</summary>
    /// <param name="capacity">How many may be inside; negative for no limit.</param>
    /// <param name="dtype">Their type.</param>
    /// <param name="shape">Their shape; null when they may differ, which then leave one at a time.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public FIFOQueue FIFOQueue(int capacity, TF_DataType dtype, Shape? shape = null, string? shared_name = null, string name = "fifo_queue")
        => FIFOQueue(capacity, [dtype], shape is null ? null : [shape], shared_name, name);

    /// <summary>A queue of single tensors that leave in the order of their coming; zeros make them alike to leave together.</summary>
    /// <param name="capacity">How many may be inside; negative for no limit.</param>
    /// <param name="dtype">Their type.</param>
    /// <param name="shape">Their shape, -1 for sizes that differ.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public PaddingFIFOQueue PaddingFIFOQueue(int capacity, TF_DataType dtype, Shape shape, string? shared_name = null, string name = "padding_fifo_queue")
        => PaddingFIFOQueue(capacity, [dtype], [shape], shared_name, name);

    /// <summary>A queue of single tensors that leave by a priority, the least first: an int64 scalar that stands before each.</summary>
    /// <param name="capacity">How many may be inside; negative for no limit.</param>
    /// <param name="dtype">Their type.</param>
    /// <param name="shape">Their shape; null when they may differ, which then leave one at a time.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public PriorityQueue PriorityQueue(int capacity, TF_DataType dtype, Shape? shape = null, string? shared_name = null, string name = "priority_queue")
        => PriorityQueue(capacity, [dtype], shape is null ? null : [shape], shared_name, name);

    /// <summary>A queue of single tensors that leave in random order.</summary>
    /// <param name="capacity">How many may be inside; negative for no limit.</param>
    /// <param name="min_after_dequeue">How many stay inside while the queue is open.</param>
    /// <param name="dtype">Their type.</param>
    /// <param name="shape">Their shape; null when they may differ, which then leave one at a time.</param>
    /// <param name="seed">The seed of the choice, beside that of the graph.</param>
    /// <param name="shared_name">Queues of one session with the same shared name are one.</param>
    /// <param name="name">The name of the node.</param>
    public RandomShuffleQueue RandomShuffleQueue(
        int capacity, int min_after_dequeue, TF_DataType dtype, Shape? shape = null, int? seed = null, string? shared_name = null, string name = "random_shuffle_queue")
        => RandomShuffleQueue(capacity, min_after_dequeue, [dtype], shape is null ? null : [shape], seed, shared_name, name);
}
