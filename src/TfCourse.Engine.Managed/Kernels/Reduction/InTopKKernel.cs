namespace TfCourse.Engine.Managed;

/// <summary>precision[i] = whether fewer than k predictions of row i are above that of its target; false when a number on the way is not finite.</summary>
internal static class InTopKKernel
{
    public static Kernel Create(NodeInfo node)
    {
        // The first version of the op has k as an attribute.
        long? given = node.Op == "InTopK" ? node.Int("k") : null;
        return Kernel.Of(c => Run(c, given ?? c.Integer(2)));
    }

    private static void Run(KernelContext c, long k)
    {
        Dims predictions = c.Dims(0), targets = c.Dims(1);
        if (predictions.Rank != 2 || targets.Rank != 1)
        {
            throw EngineException.InvalidArgument($"predictions must be 2-dimensional and targets must be 1-dimensional: they have the shapes {predictions} and {targets}");
        }

        if (predictions[0] != targets[0])
        {
            throw EngineException.InvalidArgument($"First dimension of predictions {predictions[0]} must match length of targets {targets[0]}");
        }

        ReadOnlySpan<float> x = c.Input<float>(0);
        Span<bool> y = c.Output<bool>(0, targets);
        int classes = (int)predictions[1];
        for (int i = 0; i < y.Length; i++)
        {
            long target = c.IntegerAt(1, i);
            y[i] = target >= 0 && target < classes && IsIn(x.Slice(i * classes, classes), (int)target, k);
        }
    }

    private static bool IsIn(ReadOnlySpan<float> row, int target, long k)
    {
        float limit = row[target];
        long above = 0;
        foreach (float prediction in row)
        {
            if (!float.IsFinite(prediction) || !float.IsFinite(limit))
            {
                return false;
            }

            above += prediction > limit ? 1 : 0;
            if (above > k)
            {
                return false;
            }
        }

        return above < k;
    }
}
