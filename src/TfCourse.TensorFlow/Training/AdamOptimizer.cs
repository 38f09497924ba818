namespace Tensorflow;

/// <summary>Adam: steps scaled by running averages of the gradient and of its square.</summary>
/// <remarks>
/// <para>With t counted from 1, for every variable w with gradient g:</para>
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// w ← w − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε̂)
/// </code>
/// <para>Source: Kingma and Ba, 2014, arXiv:1412.6980, the form just before section 2.1, which TensorFlow's ResourceApplyAdam
/// computes. The course teaches Algorithm 1, whose ε stands beside the corrected √v̂; the two agree when ε̂ = ε·√(1 − β₂ᵗ).
/// The powers β₁ᵗ and β₂ᵗ are variables, raised after each step.</para>
/// </remarks>
public sealed class AdamOptimizer : Optimizer
{
    private readonly Tensor _learningRate, _beta1, _beta2, _epsilon;
    private readonly float _beta1Value, _beta2Value;
    private Tensor? _alpha, _b1, _b2, _eps;
    private ResourceVariable? _beta1Power, _beta2Power;

    /// <summary>Adam.</summary>
    /// <param name="learning_rate">α, the step size: a number or a scalar tensor; above 0.</param>
    /// <param name="beta1">β₁, decay of the average of gradients; in [0, 1).</param>
    /// <param name="beta2">β₂, decay of the average of their squares; in [0, 1).</param>
    /// <param name="epsilon">ε̂, keeps the denominator away from zero; above 0.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="dtype">Kept for source compatibility: each variable has its own type.</param>
    /// <param name="name">The name of slots and steps.</param>
    public AdamOptimizer(
        Tensor learning_rate, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, bool use_locking = false,
        TF_DataType dtype = TF_DataType.TF_FLOAT, string name = "Adam")
        : base(name)
        => (_learningRate, _beta1, _beta2, _epsilon, _beta1Value, _beta2Value) = (learning_rate, beta1, beta2, epsilon, beta1, beta2);

    /// <inheritdoc/>
    public override IVariableV1[] variables() => _beta1Power is null ? [] : [_beta1Power, _beta2Power!, .. base.variables()];

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        IVariableV1 first = variables.MinBy(v => v.Name, StringComparer.Ordinal)!;
        first.Graph.PushColocation(first.Op);
        _beta1Power ??= new ResourceVariable(() => _beta1Value, "beta1_power", TF_DataType.TF_FLOAT, null, false, null, true);
        _beta2Power ??= new ResourceVariable(() => _beta2Value, "beta2_power", TF_DataType.TF_FLOAT, null, false, null, true);
        first.Graph.PopColocation();
        foreach (IVariableV1 variable in variables)
        {
            MakeZerosSlot(variable, "m");
            MakeZerosSlot(variable, "v");
        }
    }

    private protected override void Prepare()
    {
        _alpha = Hyperparameter(_learningRate, "learning_rate");
        _b1 = Hyperparameter(_beta1, "beta1");
        _b2 = Hyperparameter(_beta2, "beta2");
        _eps = Hyperparameter(_epsilon, "epsilon");
    }

    private protected override Operation ApplyDense(Tensor gradient, IVariableV1 variable)
        => Build.Node("ResourceApplyAdam", null,
        [
            variable.Handle, Slot(variable, "m").Handle, Slot(variable, "v").Handle, Cast(_beta1Power!, variable), Cast(_beta2Power!, variable),
            Cast(_alpha!, variable), Cast(_b1!, variable), Cast(_b2!, variable), Cast(_eps!, variable), gradient,
        ]);

    // All rows of m, v and w move, not only those of the gradient: TensorFlow's own semantics.
    private protected override Operation ApplySparse(IndexedSlices gradient, IVariableV1 variable)
    {
        (Tensor values, Tensor indices) = Deduplicated(gradient);
        Tensor b1 = Cast(_b1!, variable), b2 = Cast(_b2!, variable);
        Tensor correction = Build.One("Sqrt", null, [OneMinus(Cast(_beta2Power!, variable))]);
        Tensor rate = Build.One("RealDiv", null, [Cast(_alpha!, variable) * correction, OneMinus(Cast(_beta1Power!, variable))]);
        Tensor m = Decayed(Slot(variable, "m"), b1, indices, values * OneMinus(b1));
        Tensor v = Decayed(Slot(variable, "v"), b2, indices, values * values * OneMinus(b2));
        Tensor step = Build.One("RealDiv", null, [rate * m, Build.One("Sqrt", null, [v]) + Cast(_eps!, variable)]);
        return Build.Node("AssignSubVariableOp", null, [variable.Handle, step], ("dtype", variable.dtype));
    }

    private protected override Operation Finish(List<Operation> updates, string name)
    {
        Graph graph = updates[0].graph;
        graph.PushControlDependencies(updates);
        Operation[] powers =
        [
            Build.Node("AssignVariableOp", null, [_beta1Power!.Handle, _beta1Power * _b1!], ("dtype", TF_DataType.TF_FLOAT)),
            Build.Node("AssignVariableOp", null, [_beta2Power!.Handle, _beta2Power * _b2!], ("dtype", TF_DataType.TF_FLOAT)),
        ];
        graph.PopControlDependencies();
        return Binding.tf.group([.. updates, .. powers], name);
    }

    private static GraphTensor OneMinus(Tensor x) => Build.One("Sub", "sub", [1, x]);

    // slot ← slot · decay, then the rows' share added; the value after both.
    private static Tensor Decayed(ResourceVariable slot, Tensor decay, Tensor rows, Tensor share)
    {
        Tensor decayed = slot.assign(slot * decay);
        Graph graph = slot.Graph;
        graph.PushControlDependencies([decayed.op]);
        Operation added = Build.Node("ResourceScatterAdd", null, [slot.Handle, rows, share]);
        graph.PushControlDependencies([added]);
        Tensor value = slot.value();
        graph.PopControlDependencies();
        graph.PopControlDependencies();
        return value;
    }
}
