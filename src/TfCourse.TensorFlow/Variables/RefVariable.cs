using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>A legacy variable: an op whose output is a reference that others assign to (VariableV2). tf.Variable(…, use_resource: false) makes one.</summary>
public sealed partial class RefVariable : IVariableV1, ITensorOrOperation
{
    private readonly GraphTensor _ref, _snapshot;
    private readonly ReferenceTensor _tensor;

    internal RefVariable(
        Func<Tensor> initialValue, bool isFunction, string? name, TF_DataType dtype, bool trainable, IReadOnlyList<string>? collections, bool validateShape)
    {
        Graph = ops.get_default_graph();
        Trainable = trainable;
        using (Graph.Waiting(null))
        using (var scope = new ops.NameScope(name, "Variable"))
        {
            GraphTensor initial;
            using (isFunction ? Graph.AtHome(Graph.ColocationWith(scope.scope_name[..^1])) : null)
            {
                using (isFunction ? new ops.NameScope("Initializer") : null)
                using (isFunction ? Graph.OnDevice(null) : null)
                {
                    initial = initialValue().In(Graph, dtype, "initial_value");
                }

                this.dtype = initial.dtype.as_base_dtype() + 100;
                shape = validateShape ? initial.shape : Shape.Null;
                _ref = Build.One("VariableV2", scope.scope_name, [], ("shape", shape), ("dtype", initial.dtype.as_base_dtype()));
            }

            InitialValue = initial;
            using (Graph.Colocated(_ref.op))
            {
                Initializer = Build.Node("Assign", "Assign", [_ref, SafeInitialValue.Of(scope, initial)], ("validate_shape", validateShape));
                _snapshot = Build.One("Identity", "read", [_ref]);
            }
        }

        _tensor = new ReferenceTensor(this);
        VariableCollections.Join(Graph, this, trainable, collections);
    }

    /// <inheritdoc/>
    public string Name => _ref.name;

    /// <summary>The name of the reference: "W:0".</summary>
    public string name => _ref.name;

    /// <inheritdoc/>
    public Graph Graph { get; }

    /// <summary>The graph it lives in.</summary>
    public Graph graph => Graph;

    /// <inheritdoc/>
    public Operation Op => _ref.op;

    /// <summary>The operation that stands for it.</summary>
    public Operation op => _ref.op;

    /// <summary>The reference.</summary>
    public Tensor Handle => _ref;

    /// <inheritdoc/>
    public Operation Initializer { get; }

    /// <summary>The initial value.</summary>
    public Tensor InitialValue { get; }

    /// <inheritdoc/>
    public Tensor GraphElement => _snapshot;

    /// <inheritdoc/>
    public Shape shape { get; }

    /// <summary>Its type, as a reference: the value's type plus 100.</summary>
    public TF_DataType dtype { get; }

    /// <inheritdoc/>
    public bool Trainable { get; }

    /// <inheritdoc/>
    public Tensor AsTensor() => _tensor;

    /// <summary>Its value, or its reference.</summary>
    /// <param name="dtype">Must be its own type, or DtInvalid.</param>
    /// <param name="name">Kept for source compatibility: no node is made.</param>
    /// <param name="as_ref">Whether the reference is meant.</param>
    /// <returns>The last read, or the reference.</returns>
    /// <exception cref="ValueError">Another type is asked for.</exception>
    public Tensor AsTensor(TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false)
        => VariableTypes.Require(dtype, this) ?? (as_ref ? _ref : _tensor);

    /// <summary>Its value in the default session.</summary>
    public NDArray numpy() => eval();

    /// <summary>The last read.</summary>
    public Tensor value() => _snapshot;

    /// <summary>A new read, in order with what it waits for.</summary>
    public Tensor read_value() => Build.One("Identity", "read", [_ref]);

    /// <inheritdoc/>
    public Tensor assign(Tensor value, string? name = null) => Updated("Assign", value, name);

    /// <summary>Assigns a value of any shape, which becomes the variable's.</summary>
    internal Tensor Replace(Tensor value, string? name) => Build.One("Assign", name, [_ref, value], ("validate_shape", false));

    /// <inheritdoc/>
    public Tensor assign_add(Tensor delta, string? name = null) => Updated("AssignAdd", delta, name);

    /// <inheritdoc/>
    public Tensor assign_sub(Tensor delta, string? name = null) => Updated("AssignSub", delta, name);

    /// <summary>The tensor that the initializer assigns.</summary>
    public Tensor initial_value => InitialValue;

    /// <inheritdoc cref="Initializer"/>
    public Operation initializer => Initializer;

    /// <summary>Its value when it has one, else its initial value.</summary>
    public Tensor initialized_value() => Initialized.Value(this);

    /// <summary>Gives it a value in a session, without adding a node: its initializer runs with another value fed.</summary>
    /// <param name="value">An array of its shape.</param>
    /// <param name="session">The session; null for the default one.</param>
    public void load(NDArray value, Session? session = null) => (session ?? ops.RequireDefaultSession()).run(Initializer, new FeedItem(Initializer.inputs[1], value));

    /// <summary>The device asked for, or empty.</summary>
    public string Device => Op.Device;

    /// <summary>Its value in a session: the default one when none is given.</summary>
    public NDArray eval(Session? session = null) => (session ?? ops.RequireDefaultSession()).run((Tensor)_snapshot);

    /// <summary>Its value where a tensor is wanted.</summary>
    public static implicit operator Tensor(RefVariable variable) => variable._tensor;

    /// <inheritdoc/>
    public override string ToString() => $"<tf.Variable '{Name}' shape={shape} dtype={dtype.as_base_dtype().as_numpy_name()}_ref>";

    private GraphTensor Updated(string op, Tensor value, string? name)
    {
        return Graph.Inner().AddNode(op, [_ref, value], [], name ?? op).OutputTensors[0];
    }

    // Where a value is wanted it is the last read, where a reference is wanted the reference.
    private sealed class ReferenceTensor(RefVariable variable) : DeferredTensor
    {
        public override TF_DataType dtype => variable._snapshot.dtype;

        public override Shape shape
        {
            get => variable.shape;
            set => variable.shape.merge_with(value);
        }

        protected override string DefaultRole => "read";

        internal override GraphTensor In(Graph graph, TF_DataType type, string role) => variable._snapshot.In(graph, type, role);

        internal override GraphTensor DifferentiatedIn(Graph graph) => variable._ref;

        internal override GraphTensor FetchedIn(Graph graph) => variable._snapshot;
    }
}
