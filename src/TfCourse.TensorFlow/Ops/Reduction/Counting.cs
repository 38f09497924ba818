using TfCourse.Engine;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>bincount.</content>
public sealed partial class math_api
{
    /// <summary>How often each of the numbers 0, 1, … occurs, or the sum of the weights of its occurrences.</summary>
    /// <param name="arr">Integers of any shape (rank 1 or 2 with axis -1), not negative.</param>
    /// <param name="weights">A weight for each number, of arr's shape; null counts each as 1.</param>
    /// <param name="minlength">The least length of the result; null for none.</param>
    /// <param name="maxlength">The greatest length of the result: greater numbers are left out; null for none.</param>
    /// <param name="dtype">The type of the counts without weights: int32, int64, float32 or float64.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <param name="axis">-1 counts each row of a matrix; 0 or null all numbers together.</param>
    /// <param name="binary_output">Whether to say only if a number occurs (1) or not (0).</param>
    /// <returns>A vector as long as the greatest number + 1, or with axis -1 such a row for each row.</returns>
    /// <exception cref="ValueError">The axis is another.</exception>
    public Tensor bincount(Tensor arr, Tensor? weights = null, Tensor? minlength = null, Tensor? maxlength = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null, int? axis = null, bool binary_output = false)
    {
        using ops.NameScope scope = tf.name_scope(name, "bincount");
        if (axis is not (null or 0 or -1))
        {
            throw new ValueError($"Unsupported value for argument axis={axis}. Only 0 and -1 are currently supported.");
        }

        Tensor values = axis is not null || arr.dtype == TF_DataType.TF_INT32 ? arr : tf.cast(arr, TF_DataType.TF_INT32);
        TF_DataType type = values.dtype.as_base_dtype();

        // The greatest of no numbers is the least integer: the first factor makes the length 0.
        Tensor length = tf.cast(tf.size(values) > 0, type) * (tf.reduce_max(values) + 1);
        length = minlength is null ? length : tf.maximum(In(minlength, type), length);
        length = maxlength is null ? length : tf.minimum(In(maxlength, type), length);
        if (weights is not null && axis is null && !binary_output)
        {
            return unsorted_segment_sum(weights, values, length);
        }

        bool together = axis is not -1;
        values = together ? tf.reshape(values, new[] { -1 }) : values;
        Tensor given = weights is null ? ops.get_default_graph().AddConstant(new HostTensor((DataType)dtype, [0]), "Const")
            : together ? tf.reshape(weights, new[] { -1 }) : weights;

        return Build.One("DenseBincount", null, [values, length, given], ("binary_output", binary_output));
    }

    private static Tensor In(Tensor x, TF_DataType type) => x is Literal || x.dtype.as_base_dtype() == type ? x : tf.cast(x, type);
}

/// <content>bincount.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="math_api.bincount"/>
    public Tensor bincount(Tensor arr, Tensor? weights = null, Tensor? minlength = null, Tensor? maxlength = null, TF_DataType dtype = TF_DataType.TF_INT32, string? name = null, int? axis = null, bool binary_output = false)
        => math.bincount(arr, weights, minlength, maxlength, dtype, name, axis, binary_output);
}
