namespace Tensorflow;

/// <summary>
/// Trains variables: differentiates a loss, makes the slot variables, appends one update op per variable. A subclass
/// names its slots and its update.
/// </summary>
public abstract class Optimizer
{
    private readonly Dictionary<(IVariableV1 Variable, string Slot), ResourceVariable> _slots = [];

    private protected Optimizer(string name) => Name = name;

    /// <summary>How gradients of one step wait for each other; the engines here need none of it.</summary>
    public enum GateGradientType
    {
        /// <summary>Not at all.</summary>
        GATE_NONE = 0,

        /// <summary>Within each op.</summary>
        GATE_OP = 1,

        /// <summary>All of them.</summary>
        GATE_GRAPH = 2,
    }

    /// <summary>The name, which slots and nodes carry.</summary>
    public string Name { get; }

    /// <summary>One training step: gradients and updates.</summary>
    /// <param name="loss">A scalar to be made small.</param>
    /// <param name="global_step">A counter to be raised by one with each step.</param>
    /// <param name="var_list">The variables to train; null for all trainable ones.</param>
    /// <param name="gate_gradients">Kept for source compatibility.</param>
    /// <param name="aggregation_method">Kept for source compatibility: gradients are added.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="name">The name of the step.</param>
    /// <param name="grad_loss">The weight of the loss; null for 1.</param>
    /// <returns>The operation to run for each step.</returns>
    /// <exception cref="ValueError">No variable's gradient is connected to the loss.</exception>
    public Operation minimize(
        Tensor loss, IVariableV1? global_step = null, List<IVariableV1>? var_list = null, GateGradientType gate_gradients = GateGradientType.GATE_OP,
        int? aggregation_method = null, bool colocate_gradients_with_ops = false, string? name = null, Tensor? grad_loss = null)
    {
        Tuple<Tensor, IVariableV1>[] pairs = compute_gradients(loss, var_list, aggregation_method, gate_gradients, colocate_gradients_with_ops, grad_loss);
        return pairs.Any(p => p.Item1 is not null) ? apply_gradients(pairs, global_step, name) : throw new ValueError(
            $"No gradients provided for any variable, check your graph for ops that do not support gradients, between variables {string.Join(", ", pairs.Select(p => p.Item2.Name))} and loss {loss.name}.");
    }

    /// <summary>The gradients of a loss by variables.</summary>
    /// <param name="loss">A scalar.</param>
    /// <param name="var_list">The variables; null for all trainable ones.</param>
    /// <param name="aggregation_method">Kept for source compatibility: gradients are added.</param>
    /// <param name="gate_gradients">Kept for source compatibility.</param>
    /// <param name="colocate_gradients_with_ops">Kept for source compatibility: there is one device.</param>
    /// <param name="grad_loss">The weight of the loss; null for 1.</param>
    /// <returns>Gradient and variable, in the order of the variables; a gradient is null where no path leads.</returns>
    /// <exception cref="ValueError">There are no variables, or the loss is no floating tensor.</exception>
    public Tuple<Tensor, IVariableV1>[] compute_gradients(
        Tensor loss, List<IVariableV1>? var_list = null, int? aggregation_method = null, GateGradientType gate_gradients = GateGradientType.GATE_OP,
        bool colocate_gradients_with_ops = false, Tensor? grad_loss = null)
    {
        IVariableV1[] variables = var_list is null ? Binding.tf.trainable_variables() : [.. var_list];
        if (variables.Length == 0)
        {
            throw new ValueError("No variables to optimize.");
        }

        if (!loss.dtype.is_floating())
        {
            throw new ValueError($"Invalid type {loss.dtype.as_numpy_name()} for {loss.name}, expected: float32, float64, float16 or bfloat16.");
        }

        Tensor?[] gradients = GradientBuilder.Gradients([loss], [.. variables.Select(v => v.AsTensor())], grad_loss is null ? null : [grad_loss], "gradients", null);
        return [.. variables.Select((v, i) => Tuple.Create(gradients[i]!, v))];
    }

    /// <summary>Updates variables by gradients, which may have been changed since they were computed, e.g. clipped.</summary>
    /// <param name="grads_and_vars">Gradient and variable; pairs without gradient are left out.</param>
    /// <param name="global_step">A counter to be raised by one with each step.</param>
    /// <param name="name">The name of the step.</param>
    /// <returns>The operation to run for each step.</returns>
    /// <exception cref="ValueError">There is no gradient at all.</exception>
    public Operation apply_gradients(Tuple<Tensor, IVariableV1>[] grads_and_vars, IVariableV1? global_step = null, string? name = null)
    {
        var pairs = grads_and_vars.Where(p => p.Item1 is not null).ToArray();
        if (pairs.Length == 0)
        {
            throw new ValueError($"No gradients provided for any variable: {string.Join(", ", grads_and_vars.Select(p => p.Item2.Name))}.");
        }

        Graph graph = ops.get_default_graph();
        CreateSlots([.. pairs.Select(p => p.Item2)]);
        using var scope = new ops.NameScope(name, Name);
        Prepare();
        var updates = new List<Operation>();
        foreach ((Tensor gradient, IVariableV1 variable) in pairs)
        {
            using (new ops.NameScope("update_" + variable.Op.name))
            {
                graph.PushColocation(variable.Op);
                updates.Add(gradient is IndexedSlices slices ? ApplySparse(slices, variable) : ApplyDense(gradient, variable));
                graph.PopColocation();
            }
        }

        Operation step;
        if (global_step is null)
        {
            step = Finish(updates, scope.scope_name);
        }
        else
        {
            Operation update = Finish(updates, "update");
            graph.PushControlDependencies([update]);
            graph.PushColocation(global_step.Op);
            step = Build.Node("AssignAddVariableOp", scope.scope_name, [global_step.Handle, Binding.tf.constant(1L, global_step.dtype)], ("dtype", global_step.dtype));
            graph.PopColocation();
            graph.PopControlDependencies();
        }

        graph.add_to_collection(GraphKeys.TRAIN_OP, step);
        return step;
    }

    /// <summary>The slot variable of a variable.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="name">The slot: momentum, m, v, rms, …</param>
    /// <returns>The slot, or null before gradients were applied or when there is none of this name.</returns>
    public ResourceVariable? get_slot(IVariableV1 var, string name) => _slots.GetValueOrDefault((var, name));

    /// <summary>The names of the slots.</summary>
    /// <returns>Sorted.</returns>
    public string[] get_slot_names() => [.. _slots.Keys.Select(k => k.Slot).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public string get_name() => Name;

    /// <summary>All variables of the optimizer's own.</summary>
    /// <returns>Counters and slots.</returns>
    public virtual IVariableV1[] variables() => [.. _slots.Values];

    private protected virtual void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
    }

    /// <summary>Makes the tensors of the hyperparameters.</summary>
    private protected abstract void Prepare();

    private protected abstract Operation ApplyDense(Tensor gradient, IVariableV1 variable);

    /// <summary>The update by a sparse gradient; rows named twice are added first.</summary>
    private protected abstract Operation ApplySparse(IndexedSlices gradient, IVariableV1 variable);

    private protected virtual Operation Finish(List<Operation> updates, string name) => Binding.tf.group([.. updates], name);

    /// <summary>The slot of a variable; made with it in its first step.</summary>
    private protected ResourceVariable Slot(IVariableV1 variable, string slot) => _slots[(variable, slot)];

    /// <summary>A slot of a value at first: "W/Adam", "W/Adam_1", … under the variable's name.</summary>
    private protected void MakeSlot(IVariableV1 variable, string slot, Func<Tensor> initial)
    {
        if (_slots.ContainsKey((variable, slot)))
        {
            return;
        }

        Graph graph = variable.Graph;
        graph.PushColocation(variable.Op);
        string outer = graph.EnterScope(null, out string previous);
        _slots.Add((variable, slot), new ResourceVariable(initial, outer + variable.Op.name + "/" + Name, variable.dtype, variable.shape, false, null, true));
        graph.LeaveScope(previous);
        graph.PopColocation();
    }

    /// <summary>A slot of zeros at first.</summary>
    private protected void MakeZerosSlot(IVariableV1 variable, string slot)
        => MakeSlot(variable, slot, () => Build.One("Fill", "zeros", [variable.shape, Binding.tf.constant(0, variable.dtype, name: "zeros/Const")]));

    /// <summary>A hyperparameter as a tensor: Python passes it through float32, also for float64 models.</summary>
    private protected static Tensor Hyperparameter(Tensor value, string name)
        => value is Literal ? value.In(ops.get_default_graph(), TF_DataType.TF_FLOAT, name) : value.In(ops.get_default_graph(), TF_DataType.DtInvalid, name);

    /// <summary>A hyperparameter in a variable's type.</summary>
    private protected static Tensor Cast(Tensor value, IVariableV1 variable)
        => value.dtype == variable.dtype ? value : Build.One("Cast", "Cast", [value], ("DstT", variable.dtype));

    /// <summary>Rows named twice as one: unique indices and the sums of their slices.</summary>
    private protected static (Tensor Values, Tensor Indices) Deduplicated(IndexedSlices gradient)
    {
        Tensor[] unique = Build.Many("Unique", null, [gradient.indices]);
        Tensor rows = Build.One("StridedSlice", null, [Build.One("Shape", null, [unique[0]]), new[] { 0 }, new[] { 1 }, new[] { 1 }], ("shrink_axis_mask", 1L));
        return (Build.One("UnsortedSegmentSum", null, [gradient.values, unique[1], rows]), unique[0]);
    }
}
