using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>QueueDequeue: one element leaves a queue.</summary>
internal sealed class DequeueKernel(NodeInfo node) : QueueKernel
{
    public override IAttempt Begin(KernelContext c)
    {
        ElementQueue queue = QueueKernels.Find(c);
        queue.Spec.RequireTypes(node.OutputTypes);
        var attempt = new LeaveAttempt(queue, c.Run, 1, allowsFewer: false);
        attempt.Begin();
        return attempt;
    }

    protected override void SetOutputs(KernelContext c, QueueAttempt attempt)
    {
        TensorValue[] element = ((LeaveAttempt)attempt).Taken[0];
        for (int i = 0; i < element.Length; i++)
        {
            c.Result(i).MoveFrom(element[i]);
        }
    }
}

/// <summary>QueueDequeueMany and QueueDequeueUpTo: n elements leave a queue as one batch; of a closed queue the rest will do for the second.</summary>
internal sealed class DequeueManyKernel(NodeInfo node, bool allowsFewer) : QueueKernel
{
    public override IAttempt Begin(KernelContext c)
    {
        ElementQueue queue = QueueKernels.Find(c);
        queue.Spec.RequireTypes(node.OutputTypes);
        queue.Spec.RequireShapes();
        long count = c.Integer(1);
        if (count < 0)
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant($"DequeueMany must request at least 0 elements, it requests {count}"));
        }

        var attempt = new LeaveAttempt(queue, c.Run, (int)count, allowsFewer) { Spec = queue.Spec };
        if (count == 0)
        {
            attempt.Complete(null);
        }
        else
        {
            attempt.Begin();
        }

        return attempt;
    }

    protected override void SetOutputs(KernelContext c, QueueAttempt attempt)
    {
        var taken = (LeaveAttempt)attempt;
        for (int i = 0; i < c.OutputCount; i++)
        {
            Join(c, i, taken.Taken, taken.Spec!);
        }
    }

    private static void Join(KernelContext c, int component, List<TensorValue[]> elements, QueueSpec spec)
    {
        long[] sizes = [.. spec.Shapes[component].IsRankKnown ? spec.Shapes[component].Sizes : throw EngineException.InvalidArgument($"the rank of component {component} is not known: its elements cannot be joined")];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            // Of an unknown size the largest that there is.
            sizes[axis] = sizes[axis] >= 0 ? sizes[axis] : elements.Count == 0 ? 0 : elements.Max(e => e[component].Dims[axis]);
        }

        TensorValue batch = c.Result(component);
        DataType type = c.Node.OutputTypes[component];
        var dims = new Dims([elements.Count, .. sizes]);
        if (spec.Pads)
        {
            batch.Zeros(type, dims, c.Run.Pool);
        }
        else
        {
            batch.Allocate(type, dims, c.Run.Pool);
        }

        long row = elements.Count == 0 ? 0 : dims.Count / elements.Count;
        for (int e = 0; e < elements.Count; e++)
        {
            Place(elements[e][component], batch, e * row, sizes);
            elements[e][component].Release();
        }
    }

    // An element in the corner of its place, line by line.
    private static void Place(TensorValue element, TensorValue batch, long start, long[] sizes)
    {
        if (element.Dims.Span.SequenceEqual(sizes))
        {
            batch.CopyElements(element, 0, start, element.Count);
            return;
        }

        int rank = sizes.Length;
        long line = element.Dims[rank - 1];
        long lines = line == 0 ? 0 : element.Count / line;
        for (long i = 0; i < lines; i++)
        {
            long rest = i, to = 0, stride = sizes[rank - 1];
            for (int axis = rank - 2; axis >= 0; axis--)
            {
                to += rest % element.Dims[axis] * stride;
                rest /= element.Dims[axis];
                stride *= sizes[axis];
            }

            batch.CopyElements(element, i * line, start + to, line);
        }
    }
}
