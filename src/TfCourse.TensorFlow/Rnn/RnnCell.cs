using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>
/// One step of a recurrent network: from the input at a time, [examples, depth], and the state before to an output and the state after. Its variables
/// are made when it is first used, in the variable scope of that place, and stay with it.
/// </summary>
public abstract class RnnCell
{
    private readonly string _scope;
    private readonly TF_DataType _dtype;
    private int _depth = -1;

    private protected RnnCell(int num_units, string scope, TF_DataType dtype)
        => (output_size, _scope, _dtype) = (num_units > 0 ? num_units : throw new ValueError($"num_units is {num_units}; a cell has at least one unit."), scope, dtype);

    /// <summary>Units: the columns of the output.</summary>
    public int output_size { get; }

    /// <summary>The columns of each part of the state.</summary>
    public abstract IReadOnlyList<int> state_size { get; }

    /// <summary>Whether the variables are made.</summary>
    public bool built => _depth >= 0;

    /// <summary>The variables, once made.</summary>
    public abstract IReadOnlyList<IVariableV1> trainable_variables { get; }

    /// <summary>A state of zeros.</summary>
    /// <param name="batch_size">How many examples: a scalar.</param>
    /// <param name="dtype">The type; float32 or float64.</param>
    /// <returns>A tensor [examples, size] for each part of the state.</returns>
    public Tensors zero_state(Tensor batch_size, TF_DataType dtype)
    {
        using var scope = tf.name_scope($"{GetType().Name}ZeroState");
        return new Tensors([.. state_size.Select(size => tf.zeros(tf.stack(new[] { batch_size, size }), dtype))]);
    }

    /// <summary>One step.</summary>
    /// <param name="inputs">[examples, depth], its depth known.</param>
    /// <param name="state">The state before.</param>
    /// <returns>The output [examples, units] and the state after.</returns>
    /// <exception cref="ValueError">The depth is unknown, or another than at first.</exception>
    public (Tensor Output, Tensors State) __call__(Tensor inputs, Tensors state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Build(inputs);
        return state.Length == state_size.Count ? Step(inputs, state)
            : throw new ValueError($"The state has {state.Length} parts; this cell's has {state_size.Count}.");
    }

    /// <summary>Makes the variables, if they are not there yet.</summary>
    internal void Build(Tensor inputs)
    {
        int depth = inputs.shape.ndim >= 1 ? (int)inputs.shape[-1] : -1;
        if (depth < 0)
        {
            throw new ValueError($"Expected inputs.shape[-1] to be known, saw shape: {inputs.shape}");
        }

        if (built)
        {
            if (depth != _depth)
            {
                throw new ValueError($"The cell was made for inputs of {_depth} columns; these have {depth}.");
            }

            return;
        }

        using (tf.variable_scope(_scope))
        {
            Make(depth, _dtype == TF_DataType.DtInvalid ? inputs.dtype : _dtype);
        }

        _depth = depth;
    }

    private protected abstract void Make(int depth, TF_DataType dtype);

    private protected abstract (Tensor Output, Tensors State) Step(Tensor x, Tensors state);

    private protected static IVariableV1 Kernel(int rows, int columns, TF_DataType dtype) => tf.get_variable("kernel", (rows, columns), dtype);

    private protected static IVariableV1 Bias(int columns, TF_DataType dtype, bool ones = false)
        => tf.get_variable("bias", new Shape(columns), dtype, ones ? tf.ones_initializer : tf.zeros_initializer);

    private protected static Tensor Affine(Tensor x, Tensor h, IVariableV1 kernel, IVariableV1 bias)
        => tf.nn.bias_add(tf.matmul(tf.concat(new[] { x, h }, 1), kernel.AsTensor()), bias.AsTensor());
}
