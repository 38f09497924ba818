namespace Tensorflow;

/// <content>Values as tensors, and the ways of running.</content>
public sealed partial class tensorflow
{
    /// <summary>A value as a tensor: one that is a tensor already stays what it is, anything else becomes a constant.</summary>
    /// <param name="value">A tensor, variable, number, string, array, NDArray, shape, or an array of tensors, which are stacked.</param>
    /// <param name="dtype">The type; DtInvalid for its own.</param>
    /// <param name="name">The name of a node that has to be made.</param>
    /// <param name="preferred_dtype">The type to be tried first when none is given.</param>
    /// <returns>A tensor of the graph.</returns>
    /// <exception cref="ValueError">The value is a tensor of another type, or null.</exception>
    /// <exception cref="TypeError">The value is nothing that becomes a tensor, or does not survive the type.</exception>
    public Tensor convert_to_tensor(object value, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, TF_DataType preferred_dtype = TF_DataType.DtInvalid)
        => Conversion.Of(value, dtype, name, preferred_dtype);

    /// <summary>Whether every op runs at once: never, here ops make graphs.</summary>
    /// <returns>false.</returns>
    public bool executing_eagerly() => false;

    /// <summary>Ops make graphs: as it is.</summary>
    public void disable_eager_execution()
    {
    }

    /// <summary>Refuses: here ops make graphs, which sessions run.</summary>
    /// <exception cref="ValueError">Always.</exception>
    public void enable_eager_execution() => throw new ValueError(
        "Eager execution is not available: ops make a graph. Run it with `using (var sess = tf.Session())`; tensor.numpy() and tf.GradientTape work in graphs.");

    /// <summary>A tape that records what is computed until it is disposed, and differentiates through it.</summary>
    /// <param name="persistent">Whether gradient may be called more than once.</param>
    /// <param name="watch_accessed_variables">Whether trainable variables count as watched.</param>
    /// <returns>The tape, to be disposed.</returns>
    public GradientTape GradientTape(bool persistent = false, bool watch_accessed_variables = true) => new(persistent, watch_accessed_variables);

    /// <inheritdoc cref="range(Tensor, Tensor, Tensor, TF_DataType?, string)"/>
    public Tensor range(object start, object? limit = null, object? delta = null, TF_DataType? dtype = null, string? name = "range")
        => range(Conversion.Loose(start), limit is null ? null : Conversion.Loose(limit), delta is null ? null : Conversion.Loose(delta), dtype, name);

    /// <summary>A block of a tensor, its begin and size given by scalar tensors or numbers.</summary>
    /// <inheritdoc cref="slice(Tensor, Tensor, Tensor, string)"/>
    public Tensor slice<TBegin, TSize>(Tensor input, TBegin[] begin, TSize[] size, string? name = null) where TBegin : notnull where TSize : notnull
        => slice(input, Conversion.Loose(begin), Conversion.Loose(size), name);

    /// <summary>Sets a variable.</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="value">Its new value: what becomes a tensor.</param>
    /// <param name="validate_shape">false: a legacy variable takes a value of another shape.</param>
    /// <param name="use_locking">Kept for source compatibility: updates are always atomic.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The value after the assignment.</returns>
    public Tensor assign(IVariableV1 @ref, object value, bool validate_shape = true, bool use_locking = true, string? name = null)
        => assign(@ref, Conversion.Loose(value), validate_shape, use_locking, name);

    /// <inheritdoc cref="multiply"/>
    public Tensor mul(Tensor x, Tensor y, string? name = null) => multiply(x, y, name);
}
