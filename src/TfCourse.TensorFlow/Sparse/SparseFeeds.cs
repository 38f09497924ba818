namespace Tensorflow;

/// <summary>Feeds of sparse tensors as feeds of the three tensors that they are.</summary>
internal static class SparseFeeds
{
    /// <summary>The feeds themselves when none is of a sparse tensor, as mostly.</summary>
    public static ReadOnlySpan<FeedItem> Expand(ReadOnlySpan<FeedItem> feeds)
    {
        foreach (FeedItem feed in feeds)
        {
            if (feed.Key is SparseTensor)
            {
                return Parts(feeds);
            }
        }

        return feeds;
    }

    private static FeedItem[] Parts(ReadOnlySpan<FeedItem> feeds)
    {
        var parts = new List<FeedItem>();
        foreach (FeedItem feed in feeds)
        {
            if (feed.Key is not SparseTensor key)
            {
                parts.Add(feed);
                continue;
            }

            SparseTensorValue value = feed.Value as SparseTensorValue
                ?? throw new TypeError($"The value of a feed of a sparse tensor is a {nameof(SparseTensorValue)}, not a {feed.Value.GetType().Name}.");
            parts.AddRange([new(key.indices, value.indices), new(key.values, value.values), new(key.dense_shape, value.dense_shape)]);
        }

        return [.. parts];
    }
}

/// <content>Runs of sparse tensors.</content>
public sealed partial class Session
{
    /// <summary>The value of a sparse tensor.</summary>
    /// <param name="fetche">The sparse tensor.</param>
    /// <param name="feed_dict">Values for tensors.</param>
    /// <returns>Places, elements and sizes.</returns>
    public SparseTensorValue run(SparseTensor fetche, params FeedItem[] feed_dict)
        => run(new[] { fetche.indices, fetche.values, fetche.dense_shape }, feed_dict) is [var indices, var values, var shape]
            ? new SparseTensorValue(indices, values, shape) : throw new ValueError("A sparse tensor is three tensors.");
}
