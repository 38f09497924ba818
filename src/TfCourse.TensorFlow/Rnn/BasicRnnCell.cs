using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>The plainest cell: output = new state = activation([x, h]·W + b). TensorFlow's BasicRNNCell; Elman, 1990.</summary>
public sealed class BasicRnnCell : RnnCell
{
    private readonly Func<Tensor, Tensor> _activation;
    private IVariableV1? _kernel, _bias;

    /// <summary>A cell.</summary>
    /// <param name="num_units">Units, at least 1.</param>
    /// <param name="activation">The activation; tanh when null.</param>
    /// <param name="name">The variable scope.</param>
    /// <param name="dtype">The variables' type; DtInvalid for that of the first input.</param>
    public BasicRnnCell(int num_units, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid)
        : base(num_units, name ?? "basic_rnn_cell", dtype) => _activation = activation ?? (z => tf.tanh(z));

    /// <inheritdoc/>
    public override IReadOnlyList<int> state_size => [output_size];

    /// <inheritdoc/>
    public override IReadOnlyList<IVariableV1> trainable_variables => built ? [_kernel!, _bias!] : [];

    private protected override void Make(int depth, TF_DataType dtype)
        => (_kernel, _bias) = (Kernel(depth + output_size, output_size, dtype), Bias(output_size, dtype));

    private protected override (Tensor Output, Tensors State) Step(Tensor x, Tensors state)
    {
        Tensor h = _activation(Affine(x, state[0], _kernel!, _bias!));
        return (h, h);
    }
}
