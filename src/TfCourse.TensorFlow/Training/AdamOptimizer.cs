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
    private IVariableV1? _beta1Power, _beta2Power;

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
    public override IVariableV1[] variables() => _beta1Power is null ? [] : [.. base.variables().Append(_beta1Power).Append(_beta2Power!).OrderBy(v => v.Name, StringComparer.Ordinal)];

    private protected override void CreateSlots(IReadOnlyList<IVariableV1> variables)
    {
        IVariableV1 first = variables.MinBy(v => v.Name, StringComparer.Ordinal)!;
        using (first.Graph.Colocated(first.Op))
        {
            _beta1Power ??= Binding.tf.VariableV1(_beta1Value, false, name: "beta1_power", use_resource: first is ResourceVariable);
            _beta2Power ??= Binding.tf.VariableV1(_beta2Value, false, name: "beta2_power", use_resource: first is ResourceVariable);
        }

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
        => Apply("ApplyAdam", variable, ["m", "v"],
        [
            Cast(_beta1Power!.AsTensor(), variable), Cast(_beta2Power!.AsTensor(), variable),
            Cast(_alpha!, variable), Cast(_b1!, variable), Cast(_b2!, variable), Cast(_eps!, variable), gradient,
        ]);

    // All rows of m, v and w move, not only those of the gradient: TensorFlow's own semantics.
    private protected override Operation ApplySparse(Tensor values, Tensor indices, IVariableV1 variable)
    {
        Tensor b1Power = Cast(_beta1Power!.AsTensor(), variable), b2Power = Cast(_beta2Power!.AsTensor(), variable);
        Tensor alpha = Cast(_alpha!, variable), b1 = Cast(_b1!, variable), b2 = Cast(_b2!, variable), eps = Cast(_eps!, variable);
        Tensor rate = alpha * Binding.tf.sqrt(1 - b2Power) / (1 - b1Power);
        Tensor m = Decayed(Slot(variable, "m"), b1, indices, values * (1 - b1));
        Tensor v = Decayed(Slot(variable, "v"), b2, indices, values * values * (1 - b2));
        Tensor root = Binding.tf.sqrt(v);
        Tensor update = variable.assign_sub(rate * m / (root + eps));
        return Binding.tf.group([update.op, m.op, v.op]);
    }

    private protected override Operation Finish(List<Operation> updates, string name)
    {
        Graph graph = updates[0].graph;
        Operation power1, power2;
        using (graph.Waiting(updates))
        using (graph.Colocated(_beta1Power!.Op))
        {
            power1 = _beta1Power.assign(_beta1Power.AsTensor() * _b1!).op;
            power2 = _beta2Power!.assign(_beta2Power.AsTensor() * _b2!).op;
        }

        return Binding.tf.group([.. updates, power1, power2], name);
    }

    // slot ← slot · decay, then the rows' share added; the value after both.
    private static Tensor Decayed(IVariableV1 slot, Tensor decay, Tensor rows, Tensor share)
    {
        Graph graph = slot.Graph;
        Tensor decayed = slot.assign(slot.AsTensor() * decay);
        using (graph.Waiting([decayed.op]))
        {
            if (slot is not ResourceVariable resource)
            {
                return Build.One("ScatterAdd", null, [slot.Handle, rows, share]);
            }

            Operation added = Build.Node("ResourceScatterAdd", null, [slot.Handle, rows, share]);
            using (graph.Waiting([added]))
            {
                return resource.value();
            }
        }
    }
}
