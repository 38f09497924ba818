namespace Tensorflow;

/// <content>reduce_logsumexp.</content>
public sealed partial class tensorflow
{
    /// <summary>The logarithm of a sum of exponentials over some axes: <c>log Σ exp input[…, i, …]</c>, stable for large and small numbers.</summary>
    /// <param name="input_tensor">Any shape, floating.</param>
    /// <param name="axis">The axes, each in [-rank, rank) and named once; null for all, an empty array for none.</param>
    /// <param name="keepdims">Whether the reduced axes stay, with size 1.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The input's shape without the reduced axes; over nothing minus infinity.</returns>
    /// <exception cref="ValueError">An axis does not exist.</exception>
    public Tensor reduce_logsumexp(Tensor input_tensor, Axis? axis = null, bool keepdims = false, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "ReduceLogSumExp");
        Tensor highest = reduce_max(input_tensor, axis, keepdims: true);

        // An infinite maximum would make all differences NaN; the shift itself has no part in the gradient.
        Tensor shift = stop_gradient(where(is_finite(highest), highest, 0.0));
        Tensor sum = log(reduce_sum(exp(subtract(input_tensor, shift)), axis, keepdims: keepdims));
        Tensor back = keepdims ? shift : reshape(shift, Build.One("Shape", null, [sum]));
        Tensor result = add(sum, back, scope);
        if (axis is null && !keepdims)
        {
            result.shape = Shape.Scalar;
        }

        return result;
    }
}
