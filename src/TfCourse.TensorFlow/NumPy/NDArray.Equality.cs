namespace Tensorflow.NumPy;

/// <content>Equality of values, for assertions: <c>Assert.AreEqual(sess.run(y), 5f)</c>. Arrays can change: they are no keys of tables.</content>
public sealed partial class NDArray
{
    /// <summary>Whether type, shape and all elements are the same; a NaN is equal to itself here.</summary>
    /// <param name="obj">An array; or what converts to one: a number, a C# array, whose type has to be the same, but whose shape may differ if its elements are as many.</param>
    /// <returns>Whether they are equal.</returns>
    public override bool Equals(object? obj) => obj switch
    {
        NDArray other => dtype == other.dtype && dims.AsSpan().SequenceEqual(other.dims) && SameElements(other),
        float or double or int or long or bool or byte or string or Array => new NDArray(Literals.Of(obj)) is var other && dtype == other.dtype && Host.Count == other.Host.Count && SameElements(other),
        _ => false,
    };

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(dtype, Host.Count);

    private bool SameElements(NDArray other) => Host.Elements is byte[][] strings
        ? strings.Zip((byte[][])other.Host.Elements).All(s => s.First.AsSpan().SequenceEqual(s.Second))
        : Host.Elements.Cast<object>().SequenceEqual(other.Host.Elements.Cast<object>());
}
