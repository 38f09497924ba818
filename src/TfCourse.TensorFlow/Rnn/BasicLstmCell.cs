using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>
/// Long short-term memory: [i, j, f, o] = [x, h]·W + b; c' = c·σ(f + forget_bias) + σ(i)·act(j); h' = act(c')·σ(o). Its state is (c, h).
/// TensorFlow's BasicLSTMCell; Hochreiter and Schmidhuber, 1997, with the forget gate of Gers, Schmidhuber and Cummins, 2000.
/// </summary>
public sealed class BasicLstmCell : RnnCell
{
    private readonly float _forgetBias;
    private readonly Func<Tensor, Tensor> _activation;
    private IVariableV1? _kernel, _bias;

    /// <summary>A cell.</summary>
    /// <param name="num_units">Units, at least 1.</param>
    /// <param name="forget_bias">Added to the forget gate, so that it is open at first.</param>
    /// <param name="activation">The activation; tanh when null.</param>
    /// <param name="name">The variable scope.</param>
    /// <param name="dtype">The variables' type; DtInvalid for that of the first input.</param>
    public BasicLstmCell(int num_units, float forget_bias = 1f, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid)
        : base(num_units, name ?? "basic_lstm_cell", dtype) => (_forgetBias, _activation) = (forget_bias, activation ?? (z => tf.tanh(z)));

    /// <inheritdoc/>
    public override IReadOnlyList<int> state_size => [output_size, output_size];

    /// <inheritdoc/>
    public override IReadOnlyList<IVariableV1> trainable_variables => built ? [_kernel!, _bias!] : [];

    private protected override void Make(int depth, TF_DataType dtype)
        => (_kernel, _bias) = (Kernel(depth + output_size, 4 * output_size, dtype), Bias(4 * output_size, dtype));

    private protected override (Tensor Output, Tensors State) Step(Tensor x, Tensors state)
    {
        Tensor[] gates = tf.split(Affine(x, state[1], _kernel!, _bias!), 4, axis: 1);
        (Tensor i, Tensor j, Tensor f, Tensor o) = (gates[0], gates[1], gates[2], gates[3]);
        Tensor c = (state[0] * tf.sigmoid(f + _forgetBias)) + (tf.sigmoid(i) * _activation(j)), h = _activation(c) * tf.sigmoid(o);
        return (h, new Tensors(c, h));
    }
}
