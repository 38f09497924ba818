namespace NumSharp;

public sealed partial class NDArray
{
    /// <inheritdoc cref="np.reshape(NDArray, Shape)"/>
    public NDArray reshape(Shape newShape) => np.reshape(this, newShape);

    /// <inheritdoc cref="np.reshape(NDArray, int[])"/>
    public NDArray reshape(int[] shape) => np.reshape(this, shape);

    /// <inheritdoc cref="np.reshape(NDArray, int[])"/>
    public NDArray reshape(params long[] shape) => np.reshape(this, shape);

    /// <inheritdoc cref="np.ravel"/>
    public NDArray ravel() => np.ravel(this);

    /// <summary>All values as one axis, in row-major order; always a copy.</summary>
    public NDArray flatten() => np.ravel(this).copy();

    /// <inheritdoc cref="np.transpose"/>
    public NDArray transpose(int[]? premute = null) => np.transpose(this, premute);

    /// <inheritdoc cref="np.dot"/>
    public NDArray dot(NDArray b) => np.dot(this, b);

    /// <inheritdoc cref="np.sum(NDArray)"/>
    public NDArray sum() => np.sum(this);

    /// <inheritdoc cref="np.sum(NDArray, int)"/>
    public NDArray sum(int axis) => np.sum(this, axis);

    /// <inheritdoc cref="np.sum(NDArray, int?, bool)"/>
    public NDArray sum(int axis, bool keepdims) => np.sum(this, axis, keepdims);

    /// <inheritdoc cref="np.mean(NDArray)"/>
    public NDArray mean() => np.mean(this);

    /// <inheritdoc cref="np.mean(NDArray, int)"/>
    public NDArray mean(int axis) => np.mean(this, axis);

    /// <inheritdoc cref="np.mean(NDArray, int, bool)"/>
    public NDArray mean(int axis, bool keepdims) => np.mean(this, axis, keepdims);

    /// <inheritdoc cref="np.var(NDArray, bool, int?)"/>
    public NDArray var(bool keepdims = false, int? ddof = null) => np.var(this, keepdims, ddof);

    /// <inheritdoc cref="np.var(NDArray, int, bool, int?)"/>
    public NDArray var(int axis, bool keepdims = false, int? ddof = null) => np.var(this, axis, keepdims, ddof);

    /// <inheritdoc cref="np.std(NDArray, bool, int?)"/>
    public NDArray std(bool keepdims = false, int? ddof = null) => np.std(this, keepdims, ddof);

    /// <inheritdoc cref="np.std(NDArray, int, bool, int?)"/>
    public NDArray std(int axis, bool keepdims = false, int? ddof = null) => np.std(this, axis, keepdims, ddof);

    /// <summary>The largest element.</summary>
    public NDArray max() => np.max(this);

    /// <inheritdoc cref="np.max"/>
    public NDArray max(int axis, bool keepdims = false) => np.max(this, axis, keepdims);

    /// <summary>The largest element.</summary>
    /// <typeparam name="T">The type to give it as.</typeparam>
    public T max<T>() where T : unmanaged => np.max(this).Single<T>();

    /// <summary>The smallest element.</summary>
    public NDArray min() => np.min(this);

    /// <inheritdoc cref="np.min"/>
    public NDArray min(int axis, bool keepdims = false) => np.min(this, axis, keepdims);

    /// <inheritdoc cref="np.argmax(NDArray)"/>
    public long argmax() => np.argmax(this);

    /// <inheritdoc cref="np.argmax(NDArray, int, bool)"/>
    public NDArray argmax(int axis, bool keepdims = false) => np.argmax(this, axis, keepdims);

    internal NDArray As(NPTypeCode type) => astype(type, copy: false);
}
