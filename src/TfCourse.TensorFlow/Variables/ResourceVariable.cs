using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>A variable reached by a handle: its value lives in the session, between runs.</summary>
public sealed partial class ResourceVariable : IVariableV1, ITensorOrOperation
{
    private readonly VariableTensor _tensor;

    /// <summary>Adds a variable to the default graph: handle, initializer and read, under TensorFlow's names.</summary>
    /// <param name="initialValue">Makes the initial value; called inside the scope "name/Initializer".</param>
    /// <param name="name">The name; null for "Variable".</param>
    /// <param name="dtype">The type; DtInvalid for that of the initial value.</param>
    /// <param name="shape">The static shape; null for that of the initial value.</param>
    /// <param name="trainable">Whether optimizers train it.</param>
    /// <param name="collections">The collections it joins; null for the global variables.</param>
    /// <param name="validateShape">Whether assigned values must have the static shape.</param>
    internal ResourceVariable(
        Func<Tensor> initialValue, string? name, TF_DataType dtype, Shape? shape, bool trainable, IReadOnlyList<string>? collections, bool validateShape)
    {
        Graph = ops.get_default_graph();
        Trainable = trainable;
        using (Graph.Waiting(null))
        using (var scope = new ops.NameScope(name, "Variable"))
        {
            string handleName = scope.scope_name[..^1];
            AttrValue home = Graph.ColocationWith(handleName);
            GraphTensor initial;
            using (Graph.AtHome(home))
            using (new ops.NameScope("Initializer"))
            using (Graph.OnDevice(null))
            {
                initial = initialValue().In(Graph, dtype, "initial_value");
            }

            if (dtype != TF_DataType.DtInvalid && initial.dtype.as_base_dtype() != dtype.as_base_dtype())
            {
                throw new ValueError($"Tensor conversion requested dtype {dtype.as_numpy_name()} for Tensor with dtype {initial.dtype.as_numpy_name()}: {initial.name}; use tf.cast.");
            }

            this.dtype = initial.dtype.as_base_dtype();
            this.shape = shape ?? initial.shape;
            Handle = Build.One("VarHandleOp", scope.scope_name, [], ("shape", this.shape), ("dtype", this.dtype), ("shared_name", handleName), ("_class", home));
            InitialValue = initial;
            using (new ops.NameScope("IsInitialized"))
            {
                IsInitialized = Build.One("VarIsInitializedOp", null, [Handle]);
            }

            using (Graph.Colocated(null, true))
            using (Graph.OnDevice(Handle.op.Device))
            {
                Initializer = Build.Node("AssignVariableOp", "Assign", [Handle, initial], ("dtype", this.dtype));
            }

            using (new ops.NameScope("Read"))
            using (Graph.OnDevice(Handle.op.Device))
            {
                GraphElement = Build.One("ReadVariableOp", null, [Handle], ("dtype", this.dtype));
            }
        }

        _tensor = new VariableTensor(this);
        VariableCollections.Join(Graph, this, trainable, collections);
    }

    /// <inheritdoc/>
    public string Name => Handle.name;

    /// <inheritdoc/>
    public string name => Handle.name;

    /// <inheritdoc/>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public Graph graph => Graph;

    /// <inheritdoc/>
    public Operation Op => Handle.op;

    /// <inheritdoc/>
    public Operation op => Handle.op;

    /// <inheritdoc/>
    public Tensor Handle { get; }

    /// <inheritdoc/>
    public Operation Initializer { get; }

    /// <inheritdoc cref="Initializer"/>
    public Operation initializer => Initializer;

    /// <summary>The tensor that the initializer assigns.</summary>
    public Tensor InitialValue { get; }

    /// <summary>Whether the variable has a value: a boolean scalar.</summary>
    public Tensor IsInitialized { get; }

    /// <inheritdoc/>
    public Tensor GraphElement { get; }

    /// <inheritdoc/>
    public Shape shape { get; }

    /// <inheritdoc/>
    public TF_DataType dtype { get; }

    /// <inheritdoc/>
    public bool Trainable { get; }

    /// <inheritdoc/>
    public Tensor AsTensor() => _tensor;

    /// <summary>Its value, read where this tensor is used.</summary>
    /// <param name="dtype">Must be its own type, or DtInvalid.</param>
    /// <param name="name">Kept for source compatibility: the read is named where it is made.</param>
    /// <param name="as_ref">Must be false: a resource has no reference.</param>
    /// <returns>A tensor that becomes a read.</returns>
    /// <exception cref="ValueError">Another type, or a reference, is asked for.</exception>
    public Tensor AsTensor(TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false)
        => as_ref ? throw new ValueError($"Variable '{Name}' is a resource and has no reference; make it with use_resource: false.")
            : VariableTypes.Require(dtype, this) ?? _tensor;

    /// <summary>Its value, read now.</summary>
    /// <returns>A tensor of the variable's type and shape.</returns>
    public Tensor value() => ReadIn(Graph.Inner(), true);

    /// <summary>Its value, read now, under a name of its own.</summary>
    /// <returns>A tensor of the variable's type and shape.</returns>
    public Tensor read_value()
    {
        GraphTensor read;
        using (new ops.NameScope("Read"))
        {
            read = ReadIn(Graph.Inner(), false);
        }

        return Build.One("Identity", null, [read]);
    }

    /// <inheritdoc/>
    public Tensor assign(Tensor value, string? name = null) => Updated("AssignVariableOp", "AssignVariableOp", value, name);

    /// <inheritdoc cref="IVariableV1.assign(Tensor, string)"/>
    /// <param name="value">What becomes a tensor of its type.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="read_value">Kept for source compatibility: the value is read where it is used.</param>
    public Tensor assign(Tensor value, bool use_locking, string? name = null, bool read_value = true) => assign(value, name);

    /// <inheritdoc/>
    public Tensor assign_add(Tensor delta, string? name = null) => Updated("AssignAddVariableOp", "AssignAddVariableOp", delta, name);

    /// <inheritdoc cref="IVariableV1.assign_add(Tensor, string)"/>
    /// <param name="delta">What becomes a tensor of its type.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="read_value">Kept for source compatibility: the value is read where it is used.</param>
    public Tensor assign_add(Tensor delta, bool use_locking, string? name = null, bool read_value = true) => assign_add(delta, name);

    /// <inheritdoc/>
    public Tensor assign_sub(Tensor delta, string? name = null) => Updated("AssignSubVariableOp", "AssignSubVariableOp", delta, name);

    /// <inheritdoc cref="IVariableV1.assign_sub(Tensor, string)"/>
    /// <param name="delta">What becomes a tensor of its type.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="read_value">Kept for source compatibility: the value is read where it is used.</param>
    public Tensor assign_sub(Tensor delta, bool use_locking, string? name = null, bool read_value = true) => assign_sub(delta, name);

    /// <summary>The tensor that the initializer assigns.</summary>
    public Tensor initial_value => InitialValue;

    /// <summary>Its value when it has one, else its initial value.</summary>
    public Tensor initialized_value() => Initialized.Value(this);

    /// <summary>Gives it a value in a session, without adding a node: its initializer runs with another value fed.</summary>
    /// <param name="value">An array of its shape.</param>
    /// <param name="session">The session; null for the default one.</param>
    public void load(NDArray value, Session? session = null) => (session ?? ops.RequireDefaultSession()).run(Initializer, new FeedItem(Initializer.inputs[1], value));

    /// <summary>The device asked for, or empty.</summary>
    public string Device => Op.Device;

    /// <summary>Its value in a session.</summary>
    /// <param name="session">The session; null for the default one.</param>
    /// <returns>The value.</returns>
    public NDArray eval(Session? session = null) => (session ?? ops.RequireDefaultSession()).run(GraphElement);

    /// <summary>Its value in the default session.</summary>
    /// <returns>The value.</returns>
    public NDArray numpy() => eval();

    /// <summary>Its value where a tensor is wanted: read where it is used.</summary>
    /// <param name="variable">The variable.</param>
    public static implicit operator Tensor(ResourceVariable variable) => variable._tensor;

    /// <inheritdoc/>
    public override string ToString() => $"<tf.Variable '{Name}' shape={shape} dtype={dtype.as_numpy_name()}>";

    /// <summary>Adds a read; a free one is placed where it is used, not beside what is colocated around it.</summary>
    internal GraphTensor ReadIn(Graph graph, bool isFree = true)
    {
        GraphTensor handle = Handle.In(graph, TF_DataType.DtInvalid, "resource");
        using ScopeBlock? free = isFree ? graph.Colocated(null, true) : null;
        return graph.AddNode("ReadVariableOp", [handle], [("dtype", dtype)], null).OutputTensors[0];
    }

    private AssignedTensor Updated(string op, string defaultName, Tensor value, string? name)
    {
        Graph graph = Graph.Inner();
        GraphTensor converted = value.In(graph, dtype, "Const");
        if (!converted.shape.is_compatible_with(shape))
        {
            throw new ValueError($"Cannot assign value to variable '{Name}': Shape mismatch. The variable shape {shape}, and the assigned value shape {converted.shape} are incompatible.");
        }

        return new AssignedTensor(this, graph.AddNode(op, [Handle, converted], [("dtype", dtype)], name ?? defaultName));
    }
}
