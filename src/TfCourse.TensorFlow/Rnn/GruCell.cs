using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>
/// The gated recurrent unit: [r, u] = σ([x, h]·W + b), b ones at first; c = act([x, r·h]·W' + b'); output = new state = u·h + (1 − u)·c.
/// TensorFlow's GRUCell; Cho et al., 2014, arXiv:1406.1078.
/// </summary>
public sealed class GruCell : RnnCell
{
    private readonly Func<Tensor, Tensor> _activation;
    private IVariableV1? _gateKernel, _gateBias, _kernel, _bias;

    /// <summary>A cell.</summary>
    /// <param name="num_units">Units, at least 1.</param>
    /// <param name="activation">The activation; tanh when null.</param>
    /// <param name="name">The variable scope.</param>
    /// <param name="dtype">The variables' type; DtInvalid for that of the first input.</param>
    public GruCell(int num_units, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid)
        : base(num_units, name ?? "gru_cell", dtype) => _activation = activation ?? (z => tf.tanh(z));

    /// <inheritdoc/>
    public override IReadOnlyList<int> state_size => [output_size];

    /// <inheritdoc/>
    public override IReadOnlyList<IVariableV1> trainable_variables => built ? [_gateKernel!, _gateBias!, _kernel!, _bias!] : [];

    private protected override void Make(int depth, TF_DataType dtype)
    {
        using (tf.variable_scope("gates"))
        {
            (_gateKernel, _gateBias) = (Kernel(depth + output_size, 2 * output_size, dtype), Bias(2 * output_size, dtype, ones: true));
        }

        using (tf.variable_scope("candidate"))
        {
            (_kernel, _bias) = (Kernel(depth + output_size, output_size, dtype), Bias(output_size, dtype));
        }
    }

    private protected override (Tensor Output, Tensors State) Step(Tensor x, Tensors state)
    {
        Tensor h = state[0];
        Tensor[] gates = tf.split(tf.sigmoid(Affine(x, h, _gateKernel!, _gateBias!)), 2, axis: 1);
        Tensor candidate = _activation(Affine(x, gates[0] * h, _kernel!, _bias!)), next = (gates[1] * h) + ((1 - gates[1]) * candidate);
        return (next, next);
    }
}
