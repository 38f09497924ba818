namespace Tensorflow;

/// <content>Recurrent networks.</content>
public sealed partial class nn_api
{
    /// <summary>The cells.</summary>
    public rnn_cell_api rnn_cell { get; } = new();

    /// <summary>Applies a cell to each time of sequences, in a loop of the graph, in the variable scope "rnn".</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="inputs">[examples, times, depth], or [times, examples, depth] with time_major; the depth is known.</param>
    /// <param name="sequence_length">How many times each example has, integers [examples]: beyond, its state stays and its output is zero; null for all.</param>
    /// <param name="dtype">The type of a first state of zeros; needed without initial_state.</param>
    /// <param name="parallel_iterations">How many times may be under way at once; 32 when null.</param>
    /// <param name="swap_memory">Kept for source compatibility: there is one memory.</param>
    /// <param name="time_major">Whether times come first, in inputs and outputs.</param>
    /// <param name="initial_state">The first state, [examples, size] for each part; zeros when null.</param>
    /// <param name="scope">The variable scope; "rnn" when null.</param>
    /// <returns>The outputs, [examples, times, units] or times first, and the state after the last time.</returns>
    /// <exception cref="ValueError">The inputs are not of rank 3, the depth is unknown, or there is neither a first state nor a type.</exception>
    public (Tensor outputs, Tensors state) dynamic_rnn(
        RnnCell cell, Tensor inputs, Tensor? sequence_length = null, TF_DataType dtype = TF_DataType.DtInvalid, int? parallel_iterations = null,
        bool swap_memory = false, bool time_major = false, Tensors? initial_state = null, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        using (Binding.tf.variable_scope(scope ?? "rnn"))
        {
            return RecurrentLoop.Run(cell, inputs, sequence_length, initial_state, dtype, parallel_iterations ?? 32, time_major);
        }
    }
}
