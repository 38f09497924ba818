namespace TfCourse.Engine.Managed;

/// <summary>QueueEnqueue and QueueEnqueueMany: an element, or the rows of a batch, enter a queue.</summary>
internal sealed class EnqueueKernel(NodeInfo node, bool isBatch) : QueueKernel
{
    // More rows than this are a graph's mistake: rows of no elements cost no memory in the tensor, but each does in the queue.
    private const int MaxRows = 1 << 24;

    public override IAttempt Begin(KernelContext c)
    {
        ElementQueue queue = QueueKernels.Find(c);
        queue.Spec.RequireTypes([.. node.List("Tcomponents").Type]);
        ReferenceKernel.Load(c);
        try
        {
            int rows = isBatch ? Rows(c) : -1;
            var components = new TensorValue[c.InputCount - 1];
            for (int i = 0; i < components.Length; i++)
            {
                queue.Spec.RequireShape(i, isBatch ? c.Dims(i + 1).Remove(0) : c.Dims(i + 1));
                components[i] = Kept(c, i + 1);
            }

            var attempt = new EnterAttempt(queue, c.Run, components, rows);
            attempt.Begin();
            return attempt;
        }
        finally
        {
            ReferenceKernel.Unload(c);
        }
    }

    private static int Rows(KernelContext c)
    {
        long rows = 0;
        for (int i = 1; i < c.InputCount; i++)
        {
            if (c.Dims(i).Rank == 0 || (i > 1 && c.Dims(i)[0] != rows))
            {
                throw EngineException.InvalidArgument(c.Dims(i).Rank == 0
                    ? $"{c.Argument(i)} is a scalar; all components of a batch have at least one axis, along which the elements lie"
                    : FormattableString.Invariant($"All components of a batch must have as many elements along axis 0: {c.Argument(i)} has {c.Dims(i)[0]}, those before have {rows}"));
            }

            rows = c.Dims(i)[0];
        }

        return rows <= MaxRows ? (int)rows : throw EngineException.ResourceExhausted(FormattableString.Invariant($"a batch of {rows} elements for a queue: the most is {MaxRows}"));
    }

    // Memory of the run's pool does not outlive the run.
    private static TensorValue Kept(KernelContext c, int input)
    {
        var value = new TensorValue();
        if (c.Value(input).Objects is not null)
        {
            value.ShareFrom(c.Value(input), c.Dims(input));
        }
        else if (!c.TryMove(input, value))
        {
            value.CopyFrom(c.Value(input), null);
        }

        return value;
    }
}

/// <summary>QueueClose: nothing enters any more once those who wait have entered, or at once, when they are to fail.</summary>
internal sealed class CloseQueueKernel(NodeInfo node) : QueueKernel
{
    private readonly bool _cancels = node.Bool("cancel_pending_enqueues");

    public override IAttempt Begin(KernelContext c)
    {
        ElementQueue queue = QueueKernels.Find(c);
        var attempt = new CloseAttempt(queue, c.Run);
        if (_cancels)
        {
            queue.CloseNow();
            attempt.Complete(null);
        }
        else
        {
            attempt.Begin();
        }

        return attempt;
    }
}
