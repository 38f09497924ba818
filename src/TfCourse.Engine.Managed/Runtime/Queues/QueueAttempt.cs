namespace TfCourse.Engine.Managed;

/// <summary>A node's try to put something into a queue or to get something out of it, which may have to wait.</summary>
/// <param name="queue">The queue.</param>
/// <param name="run">The run to be woken when it is over.</param>
internal abstract class QueueAttempt(ElementQueue queue, RunState run) : IAttempt
{
    private volatile bool _isDone;

    /// <summary>Whether it waits with those who enter.</summary>
    public abstract bool Enters { get; }

    /// <summary>Why it failed; null when it did not.</summary>
    public EngineException? Error { get; private set; }

    public bool Advance() => _isDone;

    protected ElementQueue Queue => queue;

    /// <summary>Does what can be done now. The queue is locked.</summary>
    public abstract Progress Try();

    /// <summary>Puts back what was taken for an attempt that comes to nothing. The queue is locked.</summary>
    public virtual void Undo()
    {
    }

    /// <summary>Puts it in line.</summary>
    public void Begin() => queue.Begin(this);

    public void Abandon()
    {
        if (!_isDone)
        {
            queue.Abandon(this);
        }
    }

    /// <summary>Ends it and wakes who waits for it.</summary>
    public void Complete(EngineException? error)
    {
        Error ??= error;
        _isDone = true;
        run.Wake();
    }

    protected Progress Fail(StatusCode code, string message)
    {
        Error = new EngineException(code, message);
        return Progress.Done;
    }
}

/// <summary>One element enters, or the rows of a batch one after another, as there is room.</summary>
/// <param name="queue">The queue.</param>
/// <param name="run">The run.</param>
/// <param name="components">The element or the batch, in memory of its own.</param>
/// <param name="rows">How many elements the batch is; -1 for one element.</param>
internal sealed class EnterAttempt(ElementQueue queue, RunState run, TensorValue[] components, int rows) : QueueAttempt(queue, run)
{
    private int _next;

    public override bool Enters => true;

    public override Progress Try()
    {
        if (rows == 0)
        {
            return Progress.Done;
        }

        if (Queue.IsClosed)
        {
            return Fail(StatusCode.Cancelled, $"{Queue} is closed.");
        }

        int before = _next, count = Math.Max(rows, 1);
        while (_next < count && Queue.Order.Count < Queue.Spec.Capacity)
        {
            Queue.Order.Add(rows < 0 ? components : Array.ConvertAll(components, c => Row(c, _next)));
            _next++;
        }

        return _next == count ? Progress.Done : _next > before ? Progress.Some : Progress.None;
    }

    private static TensorValue Row(TensorValue batch, int row)
    {
        var value = new TensorValue();
        value.Allocate(batch.Type, batch.Dims.Remove(0), null);
        value.CopyElements(batch, (long)row * value.Count, 0, value.Count);
        return value;
    }
}

/// <summary>The queue closes when all who came to enter before have entered.</summary>
internal sealed class CloseAttempt(ElementQueue queue, RunState run) : QueueAttempt(queue, run)
{
    public override bool Enters => true;

    public override Progress Try()
    {
        if (Queue.IsClosed)
        {
            return Fail(StatusCode.Cancelled, $"{Queue} is already closed.");
        }

        Queue.IsClosed = true;
        return Progress.Done;
    }
}

/// <summary>Elements leave, as they come, until there are as many as wanted.</summary>
/// <param name="queue">The queue.</param>
/// <param name="run">The run.</param>
/// <param name="count">How many are wanted.</param>
/// <param name="allowsFewer">Whether the rest of a closed queue will do.</param>
internal sealed class LeaveAttempt(ElementQueue queue, RunState run, int count, bool allowsFewer) : QueueAttempt(queue, run)
{
    public override bool Enters => false;

    /// <summary>What the elements are that are to be joined.</summary>
    public QueueSpec? Spec { get; init; }

    /// <summary>What has left.</summary>
    public List<TensorValue[]> Taken { get; } = [];

    public override Progress Try()
    {
        IElementOrder order = Queue.Order;
        int there = Taken.Count + order.Count, wanted = count;
        if (Queue.IsClosed && there < count)
        {
            if (!allowsFewer || there == 0)
            {
                Undo();
                return Fail(StatusCode.OutOfRange, FormattableString.Invariant($"{Queue} is closed and has insufficient elements (requested {count}, current size {there})"));
            }

            wanted = there;
        }

        int before = Taken.Count, free = order.Count - (Queue.IsClosed ? 0 : Queue.Spec.Kept);
        for (; Taken.Count < wanted && free > 0; free--)
        {
            Taken.Add(order.Take());
        }

        return Taken.Count == wanted ? Progress.Done : Taken.Count > before ? Progress.Some : Progress.None;
    }

    public override void Undo()
    {
        Queue.Order.PutBack(Taken);
        Taken.Clear();
    }
}
