using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>TopKV2: the k greatest elements of each row and where they are.</summary>
internal static class TopKV2
{
    public static OpDefinition Define() => new("TopKV2")
    {
        Inputs = ["input: T", "k: Tk"],
        Outputs = ["values: T", "indices: index_type"],
        Attrs = ["sorted: bool = true", "T: realnumbertype", "Tk: {int16, int32, int64} = int32", "index_type: {int16, int32, int64} = int32"],
        Shape = c => InferShape(c, K(c)),
        Gradient = Gradient.OfAll(static (op, dy) => [Backward(op, dy[0]!), null]),
    };

    private static long K(ShapeContext c)
    {
        if (c.Integers(1) is not { } known)
        {
            return -1;
        }

        c.Require(c[1].ndim == 0, $"Input must be scalar but has rank {c[1].ndim}");
        long k = known[0];
        c.Require(k >= 0, $"Dimension size, given by scalar input 1, must be non-negative but is {k}");
        return k;
    }

    /// <summary>[…, n] -> […, k], twice.</summary>
    public static Shape[] InferShape(ShapeContext c, long k)
    {
        Shape input = c.WithRankAtLeast(0, 1);
        if (input.IsNull)
        {
            return [Shape.Null, Shape.Null];
        }

        c.Require(k < 0 || input[-1] < 0 || input[-1] >= k, $"input must have last dimension >= k = {k} but is {input[-1]}");
        Shape output = input[..^1].concatenate(new Shape(k));
        return [output, output];
    }

    /// <summary>The gradient of the values goes back to where they were found.</summary>
    public static Tensor Backward(Operation op, Tensor dy)
    {
        Tensor indices = op.outputs[1].dtype == TF_DataType.TF_INT16 ? tf.cast(op.outputs[1], TF_DataType.TF_INT32) : op.outputs[1];
        Tensor shape = tf.shape(op.inputs[0]), k = Last(tf.shape(op.outputs[1]));
        Tensor rows = Build.One("Reshape", null, [indices, new Packed(-1L, k).In(ops.get_default_graph(), TF_DataType.DtInvalid, "stack")]), columns = Last(shape);
        Tensor count = tf.cast(tf.shape(rows)[0], TF_DataType.TF_INT64);

        // Places in the flattened input: column + row · columns.
        Tensor starts = tf.cast(Build.One("ExpandDims", null, [tf.range(0, count * columns, columns), -1]), indices.dtype);
        Tensor places = Build.One("Reshape", null, [rows + starts, new[] { -1 }]);
        Tensor flat = Build.One("ScatterNd", null,
        [
            Build.One("ExpandDims", null, [places, -1]),
            Build.One("Reshape", null, [dy, new[] { -1 }]),
            new Packed([tf.cast(tf.reduce_prod(shape), indices.dtype)]),
        ]);
        return Build.One("Reshape", null, [flat, shape]);
    }

    private static GraphTensor Last(Tensor shape)
        => Build.One("GatherV2", null, [tf.cast(shape, TF_DataType.TF_INT64), Build.One("Sub", "sub", [tf.size(shape), 1]), 0]);
}

/// <content>nn.top_k.</content>
public sealed partial class nn_api
{
    /// <summary>The k greatest elements of each row (the last axis) and where they are; of equals the first comes first.</summary>
    /// <param name="input">Shape […, n], real.</param>
    /// <param name="k">How many, a scalar in [0, n].</param>
    /// <param name="sorted">Whether they have to come in falling order; they do in any case.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The values and their indices, each […, k].</returns>
    /// <exception cref="ValueError">The input is a scalar, or k is above n.</exception>
    public Tensor[] top_k(Tensor input, Tensor? k = null, bool sorted = true, string? name = null)
        => Build.Many("TopKV2", name, [input, k ?? 1], ("sorted", sorted));
}

/// <content>math.top_k.</content>
public sealed partial class math_api
{
    /// <summary>The k greatest elements of each row (the last axis) and where they are; see <see cref="nn_api.top_k"/>.</summary>
    /// <param name="input">Shape […, n], real.</param>
    /// <param name="k">How many, a scalar in [0, n].</param>
    /// <param name="sorted">Whether they have to come in falling order; they do in any case.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The values and their indices, each […, k].</returns>
    /// <exception cref="ValueError">The input is a scalar, or k is above n.</exception>
    public Tensors top_k(Tensor input, Tensor? k = null, bool sorted = true, string? name = null) => tf.nn.top_k(input, k, sorted, name);
}
