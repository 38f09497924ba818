namespace TfCourse.Engine.Managed;

/// <summary>
/// A queue of elements, each a tuple of tensors, that runs of several threads fill and empty. Who cannot enter or leave at once waits in
/// line: attempts are served in the order of their coming, those that enter and those that leave each in their own.
/// </summary>
internal sealed class ElementQueue(QueueSpec spec, IElementOrder order)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<QueueAttempt> _entering = new(), _leaving = new();

    public QueueSpec Spec => spec;

    /// <summary>The elements inside. Only attempts touch it, while the queue is locked.</summary>
    public IElementOrder Order => order;

    /// <summary>Whether nothing may enter any more. Only attempts set it, while the queue is locked.</summary>
    public bool IsClosed { get; set; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return order.Count;
            }
        }
    }

    /// <summary>How a message names it.</summary>
    public override string ToString() => $"{spec.Kind} '{spec.Name}'";

    /// <summary>Whether nothing may enter any more.</summary>
    public bool LookClosed()
    {
        lock (_lock)
        {
            return IsClosed;
        }
    }

    /// <summary>Puts an attempt at the end of its line and serves who can be served.</summary>
    public void Begin(QueueAttempt attempt)
    {
        lock (_lock)
        {
            Line(attempt).AddLast(attempt);
            Serve();
        }
    }

    /// <summary>Takes an attempt out of its line, if it still waits, and puts back what it had taken.</summary>
    public void Abandon(QueueAttempt attempt)
    {
        lock (_lock)
        {
            if (Line(attempt).Remove(attempt))
            {
                attempt.Undo();
                Serve();
            }
        }
    }

    /// <summary>Closes the queue before those who wait to enter; they fail.</summary>
    public void CloseNow()
    {
        lock (_lock)
        {
            IsClosed = true;
            FailAll(_entering, "Enqueue operation was cancelled");
            Serve();
        }
    }

    /// <summary>Closes the queue with its session: all who wait fail, the elements are let go.</summary>
    public void End()
    {
        lock (_lock)
        {
            IsClosed = true;
            FailAll(_entering, "Session was closed while the operation waited");
            FailAll(_leaving, "Session was closed while the operation waited");
            while (order.Count > 0)
            {
                foreach (TensorValue value in order.Take())
                {
                    value.Release();
                }
            }
        }
    }

    private LinkedList<QueueAttempt> Line(QueueAttempt attempt) => attempt.Enters ? _entering : _leaving;

    private void FailAll(LinkedList<QueueAttempt> line, string why)
    {
        foreach (QueueAttempt attempt in line)
        {
            attempt.Undo();
            attempt.Complete(new EngineException(StatusCode.Cancelled, $"{this}: {why}"));
        }

        line.Clear();
    }

    // Each that enters may let one leave, and the reverse, until neither line moves.
    private void Serve()
    {
        bool moved = true;
        while (moved)
        {
            moved = Serve(_entering) | Serve(_leaving);
        }
    }

    private static bool Serve(LinkedList<QueueAttempt> line)
    {
        bool moved = false;
        while (line.First is { } first)
        {
            Progress progress = first.Value.Try();
            moved |= progress != Progress.None;
            if (progress != Progress.Done)
            {
                break;
            }

            line.RemoveFirst();
            first.Value.Complete(null);
        }

        return moved;
    }
}

/// <summary>What an attempt has come to.</summary>
internal enum Progress
{
    /// <summary>Nothing: it waits.</summary>
    None,

    /// <summary>Some of its elements have entered or left; it waits for the rest.</summary>
    Some,

    /// <summary>All that there is to do, be it to fail.</summary>
    Done,
}
