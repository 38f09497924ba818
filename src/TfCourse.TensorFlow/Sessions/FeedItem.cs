namespace Tensorflow;

/// <summary>A value for a tensor: <c>sess.run(y, (x, new float[] { 1, 2 }))</c>.</summary>
public sealed class FeedItem
{
    /// <summary>A value for a tensor.</summary>
    /// <param name="key">The tensor, or its name.</param>
    /// <param name="val">A number, an array or an NDArray.</param>
    public FeedItem(object key, object val) => (Key, Value) = (key, val);

    /// <summary>The tensor, or its name.</summary>
    public object Key { get; }

    /// <summary>The value.</summary>
    public object Value { get; }

    /// <summary>From a tuple.</summary>
    /// <param name="feed">Tensor and value.</param>
    public static implicit operator FeedItem((object, object) feed) => new(feed.Item1, feed.Item2);
}
