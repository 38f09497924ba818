namespace Tensorflow;

/// <summary>Second derivatives, row by row in a loop: the gradient of each element of the gradient.</summary>
internal static class Hessians
{
    public static Tensor[] Of(Tensor[] gradients, Tensor[] xs, bool gate, int? aggregation)
        => [.. gradients.Select((g, i) => Of(g ?? throw new ValueError($"{xs[i].name} has no gradient, so no Hessian: no path leads to it from what is differentiated"), xs[i], gate, aggregation))];

    private static Tensor Of(Tensor gradient, Tensor x, bool gate, int? aggregation)
    {
        tensorflow tf = Binding.tf;
        Tensor flat = tf.reshape(gradient is IndexedSlices slices ? slices.ToDense() : gradient, new[] { -1 }), n = tf.size(x), first = tf.constant(0);
        var rows = new TensorArray(x.dtype.as_base_dtype(), n);
        Tensor[] done = tf.while_loop(
            a => a[0] < n,
            a => [a[0] + 1, rows.With(a[1]).write(a[0], tf.gradients(flat[a[0]], x, gate_gradients: gate, aggregation_method: aggregation, unconnected_gradients: "zero")[0]).flow],
            [first, rows.flow]);
        Tensor shape = tf.shape(x);
        return tf.reshape(new TensorArray(x.dtype.as_base_dtype(), element_shape: x.shape, size: n).With(done[1]).stack(), tf.concat([shape, shape], 0));
    }
}
