namespace Tensorflow;

/// <summary>How gradients that meet in a tensor are added: the values of <c>aggregation_method</c> of <c>tf.gradients</c>.</summary>
public static class AggregationMethod
{
    /// <summary>All at once, when all are there.</summary>
    public const int ADD_N = 0;

    /// <summary>All at once.</summary>
    public const int DEFAULT = ADD_N;

    /// <summary>One after the other.</summary>
    public const int EXPERIMENTAL_TREE = 1;

    /// <summary>One after the other.</summary>
    public const int EXPERIMENTAL_ACCUMULATE_N = 2;
}
