namespace Tensorflow;

/// <content>Runs that are prepared once.</content>
public sealed partial class Session
{
    /// <summary>Prepares a run that will be made many times: nothing is looked up any more when it is made.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_list">The tensors that each run gives values for, in this order.</param>
    /// <returns>What runs.</returns>
    /// <exception cref="TypeError">Something else is fetched.</exception>
    /// <exception cref="ValueError">A tensor is not of this session's graph, or is fed twice.</exception>
    public SessionCallable make_callable(object fetches, params Tensor[] feed_list)
        => new(Prepare(FetchList(fetches), Array.ConvertAll(feed_list, t => new FeedItem(t, 0f))));
}
