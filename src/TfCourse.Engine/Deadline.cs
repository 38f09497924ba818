namespace TfCourse.Engine;

/// <summary>A time limit of one run, beside the caller's own way to end it.</summary>
internal readonly ref struct Deadline
{
    private readonly CancellationTokenSource? _limit, _both;
    private readonly CancellationToken _callers;
    private readonly long _milliseconds;

    /// <summary>A limit; none when it is not above 0.</summary>
    public Deadline(long milliseconds, CancellationToken callers)
    {
        (_milliseconds, _callers, Token) = (milliseconds, callers, callers);
        if (milliseconds > 0)
        {
            _limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
            _both = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, callers);
            Token = _both.Token;
        }
    }

    /// <summary>Signalled at the limit or by the caller.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether an error comes from the limit.</summary>
    public bool Ended(EngineException error) => error.Code == StatusCode.Cancelled && _limit is { IsCancellationRequested: true } && !_callers.IsCancellationRequested;

    /// <summary>The error of a run that took too long.</summary>
    public EngineException Exceeded(EngineException error) => new(
        StatusCode.DeadlineExceeded, FormattableString.Invariant($"Timed out waiting for notification: the run took longer than {_milliseconds} ms; give it more time or find what does not end."), error);

    public void Dispose()
    {
        _both?.Dispose();
        _limit?.Dispose();
    }
}
