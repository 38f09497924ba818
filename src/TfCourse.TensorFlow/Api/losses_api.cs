namespace Tensorflow;

/// <summary>Losses with weights, that add themselves up: <c>tf.losses.mean_squared_error(labels, predictions)</c>.</summary>
public sealed partial class losses_api
{
    internal losses_api()
    {
    }
}

/// <summary>How the losses of single entries become one: the values of the parameter <c>reduction</c>.</summary>
public static class Reduction
{
    /// <summary>Not at all: one loss an entry.</summary>
    public const string NONE = "none";

    /// <summary>Their weighted sum.</summary>
    public const string SUM = "weighted_sum";

    /// <summary>The weighted sum by the number of entries.</summary>
    public const string SUM_OVER_BATCH_SIZE = "weighted_sum_over_batch_size";

    /// <summary>The weighted sum by the sum of the weights.</summary>
    public const string MEAN = "weighted_mean";

    /// <summary>The weighted sum by the number of entries whose weight is not zero.</summary>
    public const string SUM_BY_NONZERO_WEIGHTS = "weighted_sum_by_nonzero_weights";

    /// <summary>An older name of <see cref="SUM_BY_NONZERO_WEIGHTS"/>.</summary>
    public const string SUM_OVER_NONZERO_WEIGHTS = SUM_BY_NONZERO_WEIGHTS;
}

/// <content>losses.</content>
public sealed partial class tensorflow
{
    /// <summary>Losses with weights, that add themselves up.</summary>
    public losses_api losses { get; } = new();
}
