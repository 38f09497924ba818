namespace Tensorflow;

/// <summary>
/// Trains variables: differentiates a loss, makes the slot variables, appends one update op per variable. A subclass
/// names its slots and its update.
/// </summary>
public abstract partial class Optimizer
{
    private readonly Dictionary<(IVariableV1 Variable, string Slot), IVariableV1> _slots = [];

    private protected Optimizer(string name) => Name = name;

    /// <summary>How gradients of one step wait for each other.</summary>
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

        Tensor?[] gradients = GradientBuilder.Gradients(
            [loss], [.. variables.Select(v => v.AsTensor())], grad_loss is null ? null : [grad_loss], "gradients", null, gate_gradients == GateGradientType.GATE_OP);
        if (gate_gradients == GateGradientType.GATE_GRAPH)
        {
            gradients = Binding.tf.tuple(gradients!);
        }

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
            throw new ValueError(grads_and_vars.Length == 0 ? "No variables provided." : $"No gradients provided for any variable: {string.Join(", ", grads_and_vars.Select(p => p.Item2.Name))}.");
        }

        Graph graph = ops.get_default_graph();
        using (graph.Waiting(null))
        {
            CreateSlots([.. pairs.Select(p => p.Item2)]);
        }

        using var scope = new ops.NameScope(name, Name);
        Prepare();
        var updates = new List<Operation>();
        foreach ((Tensor gradient, IVariableV1 variable) in pairs)
        {
            using (new ops.NameScope("update_" + variable.Op.name))
            using (graph.Colocated(variable.Op))
            {
                updates.Add(gradient is IndexedSlices slices ? ApplyRepeated(slices, variable) : ApplyDense(gradient, variable));
            }
        }

        Operation step = global_step is null ? Finish(updates, scope) : Count(graph, Finish(updates, "update"), global_step, scope);
        graph.add_to_collection(GraphKeys.TRAIN_OP, step);
        return step;
    }

    /// <summary>The slot variable of a variable.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="name">The slot: momentum, m, v, rms, …</param>
    /// <returns>The slot, or null before gradients were applied or when there is none of this name.</returns>
    public IVariableV1? get_slot(IVariableV1 var, string name) => _slots.GetValueOrDefault((var, name));

    /// <summary>Whether a variable is a slot of this name, of whatever variable.</summary>
    internal bool IsSlot(IVariableV1 variable, string slot) => _slots.Any(s => s.Key.Slot == slot && s.Value == variable);

    /// <summary>The names of the slots.</summary>
    /// <returns>Sorted.</returns>
    public string[] get_slot_names() => [.. _slots.Keys.Select(k => k.Slot).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public string get_name() => Name;

    /// <summary>All variables of the optimizer's own.</summary>
    /// <returns>Counters and slots.</returns>
    public virtual IVariableV1[] variables() => [.. _slots.Values.OrderBy(v => v.Name, StringComparer.Ordinal)];

    private protected virtual void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
    }

    /// <summary>Makes the tensors of the hyperparameters.</summary>
    private protected abstract void Prepare();

    private protected abstract Operation ApplyDense(Tensor gradient, IVariableV1 variable);

    /// <summary>The update by a sparse gradient; rows named twice are added first.</summary>
    private protected abstract Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable);

    private protected virtual Operation Finish(List<Operation> updates, string name) => Binding.tf.group([.. updates], name);

    /// <summary>The slot of a variable; made with it in its first step.</summary>
    private protected IVariableV1 Slot(IVariableV1 variable, string slot) => _slots[(variable, slot)];

    private static Operation Count(Graph graph, Operation update, IVariableV1 step, string name)
    {
        using (graph.Waiting([update]))
        using (graph.Colocated(step.Op))
        {
            return step is ResourceVariable
                ? Build.Node("AssignAddVariableOp", name, [step.Handle, Binding.tf.constant(1L, step.dtype)])
                : Build.Node("AssignAdd", name, [step.Handle, 1L]);
        }
    }
}
