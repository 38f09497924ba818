namespace Tensorflow;

/// <content>Functions applied to the parts of tensors.</content>
public sealed partial class tensorflow
{
    /// <inheritdoc cref="Tensorflow.TensorArray(TF_DataType, Tensor, bool, Shape, string)"/>
    public TensorArray TensorArray(TF_DataType dtype, Tensor? size = null, bool dynamic_size = false, Shape? element_shape = null, string? name = null)
        => new(dtype, size, dynamic_size, element_shape, name);

    /// <summary>The function of each part along the first axis: <c>tf.map_fn(x => x * x, elems)</c>.</summary>
    /// <param name="fn">From a part to a tensor whose shape is the same for all.</param>
    /// <param name="elems">Shape [n, …].</param>
    /// <param name="dtype">The type of the results; DtInvalid for that of elems.</param>
    /// <param name="parallel_iterations">How many may be under way at once.</param>
    /// <param name="name">The scope.</param>
    /// <returns>Shape [n, …].</returns>
    /// <exception cref="ValueError">elems is a scalar.</exception>
    public Tensor map_fn(Func<Tensor, Tensor> fn, Tensor elems, TF_DataType dtype = TF_DataType.DtInvalid, int parallel_iterations = 10, string? name = null)
        => Folds.Map(a => [fn(a[0])], [elems], [dtype == TF_DataType.DtInvalid ? elems.dtype.as_base_dtype() : dtype], parallel_iterations, name)[0];

    /// <summary>The function of the parts of several tensors along their first axes.</summary>
    /// <param name="fn">From a part of each to results.</param>
    /// <param name="elems">Tensors of one first size.</param>
    /// <param name="dtype">The types of the results; null for those of elems.</param>
    /// <param name="parallel_iterations">How many may be under way at once.</param>
    /// <param name="name">The scope.</param>
    /// <returns>A tensor for each result.</returns>
    /// <exception cref="ValueError">A tensor is a scalar, or there is none.</exception>
    public Tensor[] map_fn(Func<Tensor[], Tensor[]> fn, Tensor[] elems, TF_DataType[]? dtype = null, int parallel_iterations = 10, string? name = null)
        => Folds.Map(fn, elems, dtype ?? [.. elems.Select(e => e.dtype.as_base_dtype())], parallel_iterations, name);

    /// <summary>The state after each part along the first axis: <c>tf.scan((sum, x) => sum + x, elems)</c>.</summary>
    /// <param name="fn">From the state and a part to the next state, of the same shape and type.</param>
    /// <param name="elems">Shape [n, …].</param>
    /// <param name="initializer">The state before the first part; null: the first part is the first state.</param>
    /// <param name="parallel_iterations">How many may be under way at once.</param>
    /// <param name="reverse">Whether it begins with the last part.</param>
    /// <param name="name">The scope.</param>
    /// <returns>Shape [n, …] of the state.</returns>
    /// <exception cref="ValueError">elems is a scalar.</exception>
    public Tensor scan(Func<Tensor, Tensor, Tensor> fn, Tensor elems, Tensor? initializer = null, int parallel_iterations = 10, bool reverse = false, string? name = null)
        => Folds.Scan((a, x) => [fn(a[0], x[0])], [elems], initializer is null ? null : [initializer], reverse, parallel_iterations, name)[0];

    /// <summary>The states after each part of several tensors along their first axes.</summary>
    /// <param name="fn">From the states and a part of each tensor to the next states.</param>
    /// <param name="elems">Tensors of one first size.</param>
    /// <param name="initializer">The states before the first part; null: the first parts.</param>
    /// <param name="parallel_iterations">How many may be under way at once.</param>
    /// <param name="reverse">Whether it begins with the last part.</param>
    /// <param name="name">The scope.</param>
    /// <returns>A tensor for each state.</returns>
    /// <exception cref="ValueError">A tensor is a scalar, or there is none.</exception>
    public Tensor[] scan(
        Func<Tensor[], Tensor[], Tensor[]> fn, Tensor[] elems, Tensor[]? initializer = null, int parallel_iterations = 10, bool reverse = false, string? name = null)
        => Folds.Scan(fn, elems, initializer, reverse, parallel_iterations, name);

    /// <summary>The state after the last part, from the first on.</summary>
    /// <param name="fn">From the state and a part to the next state, of the same shape and type.</param>
    /// <param name="elems">Shape [n, …].</param>
    /// <param name="initializer">The state before the first part; null: the first part.</param>
    /// <param name="parallel_iterations">How many may be under way at once.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The last state.</returns>
    /// <exception cref="ValueError">elems is a scalar.</exception>
    public Tensor foldl(Func<Tensor, Tensor, Tensor> fn, Tensor elems, Tensor? initializer = null, int parallel_iterations = 10, string? name = null)
        => Folds.Fold(fn, elems, initializer, false, parallel_iterations, name);

    /// <summary>The state after the first part, from the last on.</summary>
    /// <inheritdoc cref="foldl"/>
    public Tensor foldr(Func<Tensor, Tensor, Tensor> fn, Tensor elems, Tensor? initializer = null, int parallel_iterations = 10, string? name = null)
        => Folds.Fold(fn, elems, initializer, true, parallel_iterations, name);

    /// <summary>Measures of predictions, counted over batches.</summary>
    public metrics_api metrics { get; } = new();
}
