namespace Tensorflow;

/// <content>Slots, hyperparameters and update ops for those that derive.</content>
public abstract partial class Optimizer
{
    /// <summary>Adds an update op: on resources or, for legacy variables, on references.</summary>
    /// <param name="op">The op's name on references, as ApplyAdam.</param>
    /// <param name="variable">What is updated.</param>
    /// <param name="slots">Its slots, in the op's order.</param>
    /// <param name="inputs">The other inputs.</param>
    /// <param name="attrs">Attributes that are not the default.</param>
    private protected Operation Apply(string op, IVariableV1 variable, string[] slots, Tensor[] inputs, params ReadOnlySpan<Attr> attrs)
        => Build.Node(variable is ResourceVariable ? "Resource" + op : op, null, [variable.Handle, .. slots.Select(s => Slot(variable, s).Handle), .. inputs], attrs);

    /// <summary>Gives a variable a slot of its shape: named after it and this optimizer, beside it.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="slot">The slot's name to <see cref="get_slot"/>.</param>
    /// <param name="initial">Makes the initial value.</param>
    /// <param name="name">What names the slot after the variable's name; the optimizer's.</param>
    private protected void MakeSlot(IVariableV1 variable, string slot, Func<Tensor> initial, string? name = null)
    {
        if (!_slots.ContainsKey((variable, slot)))
        {
            _slots.Add((variable, slot), VariableSlot.Make(variable, initial, name ?? Name));
        }
    }

    private protected void MakeZerosSlot(IVariableV1 variable, string slot, string? name = null) => MakeSlot(variable, slot, () => new Operations.Initializers.Zeros().Apply(variable.shape, variable.dtype.as_base_dtype()), name);

    private protected void MakeOnesSlot(IVariableV1 variable, string slot) => MakeSlot(variable, slot, () => new Operations.Initializers.Ones().Apply(variable.shape, variable.dtype.as_base_dtype()));

    // A constant beside the variable, made at once.
    private protected void MakeValueSlot(IVariableV1 variable, string slot, double value)
    {
        Tensor initial;
        using (variable.Graph.Colocated(variable.Op))
        {
            initial = Binding.tf.constant(Exactly(value, variable).Value.Elements, variable.dtype.as_base_dtype(), variable.shape);
        }

        MakeSlot(variable, slot, () => initial);
    }

    private protected void MakeConstantSlot(IVariableV1 variable, string slot, double value)
        => MakeSlot(variable, slot, () => new Operations.Initializers.Constant(value).Apply(variable.shape, variable.dtype.as_base_dtype()));

    private protected static Tensor Hyperparameter(Tensor value, string name)
        => value.In(ops.get_default_graph(), value is Literal ? TF_DataType.TF_FLOAT : TF_DataType.DtInvalid, name);

    private protected static Tensor Cast(Tensor value, IVariableV1 variable) => value.dtype.as_base_dtype() == variable.dtype.as_base_dtype() ? value : Binding.tf.cast(value, variable.dtype.as_base_dtype());

    private protected static Literal Exactly(double value, IVariableV1 variable) => new(Literals.Convert(TfCourse.Engine.HostTensor.Scalar(value), variable.dtype.as_base_dtype()));

    private protected static void RequirePositive(double value, string name)
    {
        if (!(value > 0))
        {
            throw new ValueError(FormattableString.Invariant($"{name} must be positive: {value}"));
        }
    }

    private protected static void RequireNotNegative(double value, string name)
    {
        if (!(value >= 0))
        {
            throw new ValueError(FormattableString.Invariant($"{name} {value} needs to be greater than or equal to zero"));
        }
    }

    /// <summary>Updates from rows that may be named more than once; one that adds, as plain descent, need not sum them first.</summary>
    private protected virtual Operation ApplyRepeated(IndexedSlices gradient, IVariableV1 variable)
    {
        Tensor[] unique = Build.Many("Unique", null, [gradient.indices]);
        Tensor rows = First(Binding.tf.shape(unique[0]));
        return ApplySparse(Build.One("UnsortedSegmentSum", null, [gradient.values, unique[1], rows]), unique[0], variable);
    }

    private static GraphTensor First(Tensor sizes)
    {
        using var scope = new ops.NameScope(null, "strided_slice");
        Tensor Place(int at, string name) => Binding.tf.constant(new[] { at }, name: name);
        Tensor begin = Place(0, "stack"), end = Place(1, "stack_1"), step = Place(1, "stack_2");
        return Build.One("StridedSlice", scope, [sizes, begin, end, step], ("shrink_axis_mask", 1L));
    }
}
