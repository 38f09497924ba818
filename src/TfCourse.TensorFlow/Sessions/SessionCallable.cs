using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A prepared run of a session: <see cref="Session.make_callable"/> makes it. It is valid while the session is.</summary>
/// <remarks>
/// One thread at a time uses a callable; several callables of one session may run at once.
/// </remarks>
public sealed class SessionCallable
{
    private readonly PreparedRun _run;
    private readonly HostTensor[] _values, _results;
    private readonly NDArray[] _arrays;

    internal SessionCallable(PreparedRun run)
    {
        (_run, _values, _results) = (run, new HostTensor[run.Feeds.Length], new HostTensor[run.Fetches]);
        _arrays = Array.ConvertAll(run.Results, _ => NDArray.None);
    }

    /// <summary>Runs once.</summary>
    /// <param name="values">A value for each tensor of the feed list.</param>
    /// <returns>The values of the fetches in new arrays, in order; of an operation an empty array.</returns>
    /// <exception cref="ValueError">A shape does not fit, or there are more or fewer values than tensors.</exception>
    public NDArray[] run(params ReadOnlySpan<NDArray> values)
    {
        Array.Clear(_results);
        Call(values);
        return Array.ConvertAll(_run.Results, r => r >= 0 ? new NDArray(_results[r]) : NDArray.None);
    }

    /// <summary>
    /// Runs once and gives the same arrays each time, with new values in them; nothing is allocated once shapes stay the same. Copy
    /// what has to outlast the next run.
    /// </summary>
    /// <param name="values">A value for each tensor of the feed list.</param>
    /// <returns>The values of the fetches, in order; of an operation an empty array.</returns>
    /// <exception cref="ValueError">A shape does not fit, or there are more or fewer values than tensors.</exception>
    public NDArray[] run_reusing(params ReadOnlySpan<NDArray> values)
    {
        Call(values);
        for (int i = 0; i < _arrays.Length; i++)
        {
            if (_run.Results[i] is >= 0 and var result && _arrays[i].Host != _results[result])
            {
                _arrays[i] = new NDArray(_results[result]);
            }
        }

        return _arrays;
    }

    /// <summary>Runs several times and tells how long each step of the compiled call takes, to see where the time goes.</summary>
    /// <param name="runs">How often; of the durations the shortest counts.</param>
    /// <param name="values">A value for each tensor of the feed list.</param>
    /// <returns>The steps in the order in which they run; nodes that the engine has joined are one step.</returns>
    /// <exception cref="ValueError">A shape does not fit, or there are more or fewer values than tensors.</exception>
    /// <exception cref="EngineException">The engine cannot tell.</exception>
    public IReadOnlyList<NodeTime> node_times(int runs, params ReadOnlySpan<NDArray> values)
    {
        Convert(values);
        return _run.Call.Time(_values, _results, runs);
    }

    private void Call(ReadOnlySpan<NDArray> values)
    {
        Convert(values);
        _run.Call.Run(_values, _results);
    }

    private void Convert(ReadOnlySpan<NDArray> values)
    {
        if (values.Length != _values.Length)
        {
            throw new ValueError($"The callable takes {_values.Length} values, one for each tensor of its feed list, not {values.Length}.");
        }

        for (int i = 0; i < values.Length; i++)
        {
            _values[i] = _run.Convert(i, values[i]);
        }
    }
}
