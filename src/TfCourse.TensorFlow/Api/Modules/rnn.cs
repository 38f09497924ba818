using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Recurrent networks without a loop: a copy of the cell's nodes for each time.</summary>
public static class rnn
{
    /// <summary>Applies a cell to each time, in the variable scope "rnn".</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="inputs">[examples, depth] for each time; the depth is known.</param>
    /// <param name="initial_state">The first state; zeros of the type dtype when null.</param>
    /// <param name="dtype">The type of a first state of zeros; that of the inputs when DtInvalid.</param>
    /// <param name="scope">The variable scope; "rnn" when null.</param>
    /// <returns>The output of each time and the last state.</returns>
    /// <exception cref="ValueError">There are no inputs.</exception>
    public static (Tensor[] outputs, Tensors state) static_rnn(RnnCell cell, Tensor[] inputs, Tensors? initial_state = null, TF_DataType dtype = TF_DataType.DtInvalid, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Length == 0)
        {
            throw new ValueError("inputs must not be empty: give at least one time");
        }

        using (tf.variable_scope(scope ?? "rnn"))
        {
            Tensors state = initial_state ?? cell.zero_state(tf.shape(inputs[0])[0], dtype == TF_DataType.DtInvalid ? inputs[0].dtype : dtype);
            var outputs = new Tensor[inputs.Length];
            for (int t = 0; t < inputs.Length; t++)
            {
                (outputs[t], state) = cell.__call__(inputs[t], state);
            }

            return (outputs, state);
        }
    }

    /// <summary>Applies one cell forward and one backward in time, in the variable scopes bidirectional_rnn/fw and bidirectional_rnn/bw.</summary>
    /// <param name="cell_fw">The cell that goes forward.</param>
    /// <param name="cell_bw">The cell that goes backward.</param>
    /// <param name="inputs">[examples, depth] for each time; the depth is known.</param>
    /// <param name="dtype">The type of the first states of zeros; that of the inputs when DtInvalid.</param>
    /// <returns>For each time the outputs of both side by side, [examples, units forward + units backward], and both last states.</returns>
    public static (Tensor[] outputs, Tensors output_state_fw, Tensors output_state_bw) static_bidirectional_rnn(RnnCell cell_fw, RnnCell cell_bw, Tensor[] inputs, TF_DataType dtype = TF_DataType.DtInvalid)
    {
        using (tf.variable_scope("bidirectional_rnn"))
        {
            (Tensor[] forward, Tensors stateForward) = static_rnn(cell_fw, inputs, null, dtype, "fw");
            (Tensor[] backward, Tensors stateBackward) = static_rnn(cell_bw, [.. inputs.Reverse()], null, dtype, "bw");
            return ([.. forward.Zip(backward.Reverse(), (f, b) => tf.concat(new[] { f, b }, 1))], stateForward, stateBackward);
        }
    }
}
