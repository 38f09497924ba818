using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <content>Runs with a time limit or a way to end them; devices.</content>
public sealed partial class Session
{
    private readonly long _timeout;

    /// <summary>The values of several fetches of one run, which ends when it takes too long.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_dict">Values for tensors; null for none.</param>
    /// <param name="options">The time limit; 0 for the session's.</param>
    /// <param name="cancellation">Ends the run soon after it is signalled.</param>
    /// <returns>Their values, in order; of an operation an empty array.</returns>
    /// <exception cref="EngineException">DeadlineExceeded when the time is over, Cancelled when it was cancelled.</exception>
    public NDArray[] run(object fetches, FeedItem[]? feed_dict, RunOptions options, CancellationToken cancellation = default)
        => Run(FetchList(fetches), feed_dict ?? [], options.TimeoutInMs > 0 ? options.TimeoutInMs : _timeout, cancellation);

    /// <summary>The values of several fetches of one run, and, when the options' trace level asks for it, when each node ran.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_dict">Values for tensors; null for none.</param>
    /// <param name="options">The trace level and the time limit; 0 for the session's.</param>
    /// <param name="run_metadata">Receives the begin and the end of each node, unless the trace level is NO_TRACE.</param>
    /// <param name="cancellation">Ends the run soon after it is signalled.</param>
    /// <returns>Their values, in order; of an operation an empty array.</returns>
    /// <exception cref="EngineException">Unimplemented when the engine cannot tell; else as in the others.</exception>
    public NDArray[] run(object fetches, FeedItem[]? feed_dict, RunOptions options, RunMetadata run_metadata, CancellationToken cancellation = default)
    {
        if (options.TraceLevel == RunOptions.Types.TraceLevel.NoTrace)
        {
            return run(fetches, feed_dict, options, cancellation);
        }

        ITensorOrOperation[] list = FetchList(fetches);
        ReadOnlySpan<FeedItem> feeds = SparseFeeds.Expand(feed_dict ?? []);
        PreparedRun prepared = Prepare(list, feeds);
        var values = new HostTensor[feeds.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = prepared.Convert(i, feeds[i].Value);
        }

        var results = new HostTensor[prepared.Fetches];
        IReadOnlyList<NodeSpan> spans = prepared.Call.Trace(values, results, options.TimeoutInMs > 0 ? options.TimeoutInMs : _timeout, cancellation);
        run_metadata.StepStats = StepTimes.Of(spans, _engine.Devices[0].Name);
        return [.. prepared.Results.Select(r => r >= 0 ? new NDArray(results[r]) : NDArray.None)];
    }

    /// <summary>The values of several fetches of one run that can be cancelled.</summary>
    /// <param name="fetches">A tensor, operation, variable or name, or a list of these.</param>
    /// <param name="feed_dict">Values for tensors; null for none.</param>
    /// <param name="cancellation">Ends the run with Cancelled soon after it is signalled.</param>
    /// <returns>Their values, in order; of an operation an empty array.</returns>
    public NDArray[] run(object fetches, FeedItem[]? feed_dict, CancellationToken cancellation) => Run(FetchList(fetches), feed_dict ?? [], cancellation);

    /// <summary>The devices of the session.</summary>
    /// <returns>Their full names, types and memory; those of all tasks when the session's target is a cluster.</returns>
    public DeviceAttributes[] list_devices() => [.. _engine.Devices.Select(d => new DeviceAttributes(d.Name, d.Kind, d.MemoryBytes))];

    /// <summary>Runs what the fetches need, once each.</summary>
    internal NDArray[] Run(ReadOnlySpan<ITensorOrOperation> fetches, ReadOnlySpan<FeedItem> feeds, CancellationToken cancellation = default)
        => Run(fetches, feeds, _timeout, cancellation);
}

/// <summary>A device of a session.</summary>
/// <param name="name">Its full name.</param>
/// <param name="device_type">CPU, GPU, ….</param>
/// <param name="memory_limit_bytes">What it says of its memory.</param>
public sealed record DeviceAttributes(string name, string device_type, long memory_limit_bytes);
