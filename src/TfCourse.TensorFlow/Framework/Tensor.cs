namespace Tensorflow;

/// <summary>A tensor: the output of an operation of a graph, or something that becomes one where it is used (a number, an array, a variable).</summary>
public abstract partial class Tensor : ITensorOrOperation
{
    /// <summary>The operation that computes the tensor.</summary>
    public abstract Operation op { get; }

    /// <summary>Which output of the operation it is.</summary>
    public abstract int value_index { get; }

    /// <summary>The element type.</summary>
    public abstract TF_DataType dtype { get; }

    /// <summary>What is known of the shape; setting it adds what the caller knows.</summary>
    /// <exception cref="ValueError">The shape contradicts what is known.</exception>
    public abstract Shape shape { get; set; }

    /// <summary>The name, "operation:index".</summary>
    public virtual string name => $"{op.name}:{value_index}";

    /// <summary>The graph the tensor lives in.</summary>
    public virtual Graph graph => op.graph;

    /// <summary>Number of axes, or -1 when unknown.</summary>
    public int rank => shape.ndim;

    /// <summary>Number of axes, or -1 when unknown.</summary>
    public int ndim => shape.ndim;

    /// <summary>Number of elements, or -1 when unknown.</summary>
    public long size => shape.size;

    /// <summary>The device the operation is placed on, or empty.</summary>
    public string Device => op.Device;

    /// <summary>Adds what the caller knows of the shape.</summary>
    /// <param name="shape">A shape, or a constant vector of sizes with -1 for unknown ones; must fit what is known.</param>
    /// <exception cref="ValueError">The shape contradicts what is known.</exception>
    public void set_shape(Tensor shape) => this.shape = PartialShapes.Of(shape);

    /// <summary>The operations that use the tensor.</summary>
    /// <returns>In the order of their making, each once.</returns>
    public Operation[] consumers() => op.ConsumersOf(value_index);

    /// <summary>
    /// The graph's tensor for this value, made now if it has to be, e.g. a constant for a number.
    /// </summary>
    /// <param name="graph">The graph in which it is used.</param>
    /// <param name="type">The type needed; DtInvalid for its own.</param>
    /// <param name="role">The name of a node that has to be made.</param>
    internal abstract GraphTensor In(Graph graph, TF_DataType type, string role);

    /// <summary>Whether the tensor becomes a node only where it is used, in a type that its use decides.</summary>
    internal virtual bool IsDeferred => true;

    /// <inheritdoc/>
    public override string ToString() => $"tf.Tensor '{name}' shape={shape} dtype={dtype.as_numpy_name()}";
}

/// <summary>An output of an operation.</summary>
internal sealed class GraphTensor(Operation operation, int index, TF_DataType type, Shape initial) : Tensor
{
    private Shape _shape = initial;

    public override Operation op => operation;

    public override int value_index => index;

    public override TF_DataType dtype => type;

    public override Shape shape
    {
        get => _shape;
        set => _shape = _shape.merge_with(value);
    }

    internal override bool IsDeferred => false;

    internal override GraphTensor In(Graph graph, TF_DataType wanted, string role)
        => operation.graph == graph ? this : graph.Capture(this);
}

/// <summary>A tensor that becomes a node where it is used.</summary>
internal abstract class DeferredTensor : Tensor
{
    private GraphTensor? _made;

    /// <summary>The node for uses that name no place: made in the default graph, once.</summary>
    protected GraphTensor Made => _made ??= In(ops.get_default_graph(), TF_DataType.DtInvalid, DefaultRole);

    protected abstract string DefaultRole { get; }

    public override Operation op => Made.op;

    public override int value_index => Made.value_index;
}

/// <summary>What can be fetched or depended on.</summary>
public interface ITensorOrOperation
{
    /// <summary>The name in the graph.</summary>
    string name { get; }

    /// <summary>The graph it lives in.</summary>
    Graph graph { get; }

    /// <summary>The operation: itself, or the one that computes the tensor.</summary>
    Operation op { get; }
}
