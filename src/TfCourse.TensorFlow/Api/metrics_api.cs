namespace Tensorflow;

/// <summary>Measures counted over batches in local variables: <c>tf.metrics.accuracy(labels, predictions)</c>.</summary>
public sealed class metrics_api
{
    internal metrics_api()
    {
    }

    /// <summary>The mean of all values so far.</summary>
    /// <param name="values">Any shape; counted as float32.</param>
    /// <param name="weights">Weights that broadcast to the values; null for 1.</param>
    /// <param name="metrics_collections">Collections that the value joins.</param>
    /// <param name="updates_collections">Collections that the update joins.</param>
    /// <param name="name">The scope; null for "mean".</param>
    /// <returns>The mean without this batch, and an update that counts the batch and gives the mean with it.</returns>
    public (Tensor value, Tensor update_op) mean(Tensor values, Tensor? weights = null, string[]? metrics_collections = null, string[]? updates_collections = null, string? name = null)
    {
        tensorflow tf = Binding.tf;
        using var scope = new variable_scope(name, "mean");
        Tensor x = values.dtype.as_base_dtype() == TF_DataType.TF_FLOAT ? values : tf.cast(values, TF_DataType.TF_FLOAT);
        IVariableV1 total = Counter("total"), count = Counter("count");
        Tensor number;
        if (weights is null)
        {
            number = tf.cast(tf.size(x), TF_DataType.TF_FLOAT);
        }
        else
        {
            Tensor w = tf.cast(weights, TF_DataType.TF_FLOAT) * tf.ones_like(x);
            x *= w;
            number = tf.reduce_sum(w);
        }

        Tensor newTotal = total.assign_add(tf.reduce_sum(x)), newCount;
        using (tf.control_dependencies([x]))
        {
            newCount = count.assign_add(number);
        }

        Tensor value = Quotient(total.AsTensor(), count.AsTensor(), "value");
        Join(value, metrics_collections);
        Tensor update = Quotient(newTotal, newCount, "update_op");
        Join(update, updates_collections);
        return (value, update);
    }

    /// <summary>How often predictions equal labels, over all batches so far.</summary>
    /// <param name="labels">What is right.</param>
    /// <param name="predictions">Of the same shape.</param>
    /// <param name="weights">Weights of the examples; null for 1.</param>
    /// <param name="metrics_collections">Collections that the value joins.</param>
    /// <param name="updates_collections">Collections that the update joins.</param>
    /// <param name="name">The scope; null for "accuracy".</param>
    /// <returns>The share without this batch, and an update that counts the batch and gives the share with it.</returns>
    public (Tensor value, Tensor update_op) accuracy(
        Tensor labels, Tensor predictions, Tensor? weights = null, string[]? metrics_collections = null, string[]? updates_collections = null, string? name = null)
    {
        tensorflow tf = Binding.tf;
        Tensor guesses = labels.dtype.as_base_dtype() == predictions.dtype.as_base_dtype() ? predictions : tf.cast(predictions, labels.dtype.as_base_dtype());
        Tensor right = tf.cast(tf.equal(guesses, labels), TF_DataType.TF_FLOAT);
        return mean(right, weights, metrics_collections, updates_collections, name ?? "accuracy");
    }

    private static IVariableV1 Counter(string name) => Binding.tf.get_variable(
        name, Shape.Scalar, TF_DataType.TF_FLOAT, new Operations.Initializers.Zeros(), false, [GraphKeys.LOCAL_VARIABLES, GraphKeys.METRIC_VARIABLES]);

    private static Tensor Quotient(Tensor total, Tensor count, string name) => Binding.tf.div_no_nan(total, Binding.tf.maximum(count, 0f), name: name);

    private static void Join(Tensor value, string[]? collections)
    {
        foreach (string collection in collections ?? [])
        {
            Binding.tf.add_to_collection(collection, value);
        }
    }
}
