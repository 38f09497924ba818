namespace Tensorflow;

/// <summary>The functions of <c>tf.nn.rnn_cell</c>: cells of recurrent networks.</summary>
public sealed class rnn_cell_api
{
    internal rnn_cell_api()
    {
    }

    /// <inheritdoc cref="BasicRnnCell(int, Func{Tensor, Tensor}?, string?, TF_DataType)"/>
    public BasicRnnCell BasicRNNCell(int num_units, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid) => new(num_units, activation, name, dtype);

    /// <inheritdoc cref="BasicLstmCell(int, float, Func{Tensor, Tensor}?, string?, TF_DataType)"/>
    public BasicLstmCell BasicLSTMCell(int num_units, float forget_bias = 1f, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid)
        => new(num_units, forget_bias, activation, name, dtype);

    /// <inheritdoc cref="GruCell(int, Func{Tensor, Tensor}?, string?, TF_DataType)"/>
    public GruCell GRUCell(int num_units, Func<Tensor, Tensor>? activation = null, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid) => new(num_units, activation, name, dtype);
}
