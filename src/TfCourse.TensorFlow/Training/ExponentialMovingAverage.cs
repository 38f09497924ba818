namespace Tensorflow;

/// <summary>Averages of variables or tensors over the steps, newer values counting more: a ← a − (1 − d)·(a − v).</summary>
/// <remarks>
/// <para>The decay d is min(decay, (1 + n) / (10 + n)) when the number n of updates is given: young averages follow faster. An average of a variable
/// starts with the variable's value; one of a tensor starts at 0 and, with zero_debias, is divided by 1 − dᵗ, as if there had been no start.</para>
/// <para>Works on every variable, resource or reference, and a second time on the same one; TensorFlow.NET's does not.</para>
/// </remarks>
public sealed class ExponentialMovingAverage
{
    private readonly float _decay;
    private readonly Tensor? _numUpdates;
    private readonly bool _zeroDebias;
    private readonly Dictionary<object, IVariableV1> _averages = [];
    private readonly HashSet<IVariableV1> _debiased = [];

    /// <summary>Averages.</summary>
    /// <param name="decay">d, near 1: 0.999 looks back some 1000 steps.</param>
    /// <param name="num_updates">How many updates there were, as a scalar; null for d as it is.</param>
    /// <param name="zero_debias">Whether averages of tensors are corrected for their start at 0.</param>
    /// <param name="name">What names the averages after their variables.</param>
    public ExponentialMovingAverage(float decay, Tensor? num_updates = null, bool zero_debias = false, string name = "ExponentialMovingAverage")
        => (_decay, _numUpdates, _zeroDebias, this.name) = (decay, num_updates, zero_debias, name);

    /// <summary>What names the averages after their variables.</summary>
    public string name { get; }

    /// <summary>Makes averages of variables and the operation that updates them.</summary>
    /// <param name="var_list">The variables; null for all trainable ones.</param>
    /// <returns>The operation, to be run after each step.</returns>
    /// <exception cref="TypeError">A variable is not of half, float or double.</exception>
    public Operation apply(IVariableV1[]? var_list = null) => Apply([.. var_list ?? Binding.tf.trainable_variables()]);

    /// <summary>Makes averages of tensors and the operation that updates them.</summary>
    /// <param name="var_list">The tensors.</param>
    /// <returns>The operation, to be run in each step.</returns>
    /// <exception cref="TypeError">A tensor is not of half, float or double.</exception>
    public Operation apply(Tensor[] var_list) => Apply(var_list);

    /// <summary>The average of a variable; null when there is none.</summary>
    /// <param name="var">The variable.</param>
    public IVariableV1? average<TVariable>(TVariable var) where TVariable : IVariableV1 => _averages.GetValueOrDefault(var);

    /// <summary>The average of a tensor; null when there is none.</summary>
    /// <param name="var">The tensor.</param>
    public IVariableV1? average(Tensor var) => _averages.GetValueOrDefault(var);

    /// <summary>The name of the average, whether it has been made or not.</summary>
    /// <param name="var">The variable.</param>
    public string average_name<TVariable>(TVariable var) where TVariable : IVariableV1 => average(var)?.Op.name ?? var.Graph.unique_name(var.Op.name + "/" + name, false);

    /// <summary>The name of the average, whether it has been made or not.</summary>
    /// <param name="var">The tensor.</param>
    public string average_name(Tensor var) => average(var)?.Op.name ?? var.graph.unique_name(var.op.name + "/" + name, false);

    /// <summary>Under which name each variable is to be looked for in a checkpoint, so that the averages take the variables' place.</summary>
    /// <param name="moving_avg_variables">The variables that have averages; null for the trainable ones and the collection of the averaged.</param>
    /// <returns>Name to variable, for tf.train.Saver.</returns>
    public Dictionary<string, IVariableV1> variables_to_restore(IVariableV1[]? moving_avg_variables = null)
    {
        IVariableV1[] averaged = [.. (moving_avg_variables ?? [.. Binding.tf.trainable_variables(), .. Binding.tf.moving_average_variables()]).Distinct()];
        var names = averaged.ToDictionary(v => average_name(v));
        foreach (IVariableV1 variable in Binding.tf.global_variables().Except(averaged))
        {
            names.TryAdd(variable.Op.name, variable);
        }

        return names;
    }

    private Operation Apply(IReadOnlyList<object> values)
    {
        foreach (object value in values)
        {
            TF_DataType type = (value is IVariableV1 v ? v.dtype : ((Tensor)value).dtype).as_base_dtype();
            if (type is not (TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 or TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE))
            {
                throw new TypeError($"The variables must be half, float, or double: {(value is IVariableV1 named ? named.Name : ((Tensor)value).name)}");
            }

            if (!_averages.ContainsKey(value))
            {
                _averages.Add(value, value is IVariableV1 variable ? OfVariable(variable) : OfTensor((Tensor)value));
            }
        }

        using var scope = new ops.NameScope(name);
        Tensor decay = Decay();
        return Binding.tf.group([.. values.Select(v => MovingAverages.Assign(_averages[v], v is IVariableV1 variable ? variable.AsTensor() : (Tensor)v, decay, _debiased.Contains(_averages[v])))], scope);
    }

    private IVariableV1 OfVariable(IVariableV1 variable)
    {
        IVariableV1 average;
        using (variable.Graph.Waiting(null))
        {
            Tensor initial = Initialized.Value(variable);
            average = VariableSlot.Make(variable, initial, name);
        }

        variable.Graph.add_to_collection(GraphKeys.MOVING_AVERAGE_VARIABLES, variable);
        return average;
    }

    private IVariableV1 OfTensor(Tensor tensor)
    {
        Graph graph = tensor.graph;
        using (graph.Waiting(null))
        using (new variable_scope((string?)null, tensor.op.name + "/" + name))
        {
            IVariableV1 average = graph.Variables.Get("", tensor.shape, tensor.dtype.as_base_dtype(), new Operations.Initializers.Zeros(), null, false, null, null, true, null);
            if (_zeroDebias)
            {
                _debiased.Add(average);
            }

            return average;
        }
    }

    private Tensor Decay()
    {
        Tensor decay = Binding.tf.constant(_decay, name: "decay");
        if (_numUpdates is null)
        {
            return decay;
        }

        Tensor updates = Binding.tf.cast(_numUpdates, TF_DataType.TF_FLOAT, name: "num_updates");
        return Binding.tf.minimum(decay, (1f + updates) / (10f + updates));
    }
}
