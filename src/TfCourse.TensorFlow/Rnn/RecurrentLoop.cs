using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>A cell applied to each time of a sequence, as a loop of the graph.</summary>
internal static class RecurrentLoop
{
    private static readonly int[] Swapped = [1, 0, 2];

    /// <summary>The outputs of all times and the last state; see <see cref="nn_api.dynamic_rnn"/>.</summary>
    public static (Tensor Outputs, Tensors State) Run(RnnCell cell, Tensor inputs, Tensor? lengths, Tensors? initial, TF_DataType dtype, int parallel, bool timeMajor)
    {
        Graph graph = ops.get_default_graph();
        Tensor whole = inputs.In(graph, dtype, "inputs");
        if (whole.shape.ndim != 3)
        {
            throw new ValueError($"The inputs have the shape {whole.shape}; a sequence for each example is of rank 3: {(timeMajor ? "[times, examples, depth]" : "[examples, times, depth]")}.");
        }

        if (initial is null && dtype == TF_DataType.DtInvalid)
        {
            throw new ValueError("If there is no initial_state, you must give a dtype.");
        }

        Tensor byTime = timeMajor ? whole : tf.transpose(whole, Swapped);
        Tensor sizes = tf.shape(byTime), times = sizes[0], examples = sizes[1];
        cell.Build(byTime);
        Tensor[] start = initial ?? cell.zero_state(examples, dtype);
        Tensor? until = lengths is null ? null : tf.expand_dims(tf.cast(lengths.In(graph, TF_DataType.DtInvalid, "sequence_length"), TF_DataType.TF_INT32), 1);
        TensorArray parts = new TensorArray(byTime.dtype, times, element_shape: byTime.shape[1..]).unstack(byTime);
        var step = new Shape(byTime.shape[1], cell.output_size);
        var outputs = new TensorArray(byTime.dtype, times, element_shape: step);
        Shape[] invariants = [Shape.Scalar, Shape.Scalar, .. cell.state_size.Select(size => new Shape(byTime.shape[1], size))];
        Tensor[] last = Repeats.Run(
            a => a[0] < times,
            a =>
            {
                var before = new Tensors(a[2..]);
                Tensor x = parts.read(a[0]);
                x.set_shape(byTime.shape[1..]);
                (Tensor output, Tensors after) = cell.__call__(x, before);
                Tensor[] next = after;
                if (until is not null)
                {
                    // A sequence that has ended keeps its state and puts out zeros.
                    Tensor goes = a[0] < until;
                    output = tf.where(goes, output, tf.zeros_like(output));
                    next = [.. next.Select((n, i) => tf.where(goes, n, before[i]))];
                }

                return [a[0] + 1, outputs.With(a[1]).write(a[0], output).flow, .. next];
            },
            [tf.constant(0, name: "time"), outputs.flow, .. start],
            invariants, parallel, times, "while");
        Tensor made = outputs.With(last[1]).stack();
        made.set_shape(new Shape(byTime.shape[0], step[0], step[1]));
        return (timeMajor ? made : tf.transpose(made, Swapped), new Tensors(last[2..]));
    }
}
