namespace Tensorflow;

/// <summary>One update of one moving average.</summary>
internal static class MovingAverages
{
    /// <summary>a ← a − (1 − decay)·(a − value).</summary>
    public static Operation Assign(IVariableV1 average, Tensor value, Tensor decay, bool zeroDebias)
    {
        using var scope = new ops.NameScope(null, "AssignMovingAvg");
        Tensor share = 1f - decay;
        TF_DataType type = average.dtype.as_base_dtype();
        share = share.dtype == type ? share : Binding.tf.cast(share, type);
        return zeroDebias ? Debiased(average, value, share, scope)
            : average is ResourceVariable ? average.assign_sub(Step(average, value, share)).op
            : average.assign_sub(Step(average, value, share), scope).op;
    }

    // The average from 0 on is kept beside; divided by 1 − decayᵗ it has forgotten its start.
    private static Operation Debiased(IVariableV1 average, Tensor value, Tensor share, string scope)
    {
        tensorflow tf = Binding.tf;
        IVariableV1 biased, steps;
        using (average.Graph.Waiting(null))
        using (average.Graph.Colocated(average.Op))
        using (new variable_scope(average.Op.name, reuse: ReuseMode.AUTO_REUSE))
        {
            bool resource = average is ResourceVariable;
            biased = tf.get_variable("biased", average.shape, average.dtype.as_base_dtype(), new Operations.Initializers.Zeros(), false, use_resource: resource);
            steps = tf.get_variable("local_step", Shape.Scalar, average.dtype.as_base_dtype(), new Operations.Initializers.Zeros(), false, use_resource: resource);
        }

        Tensor moved = biased.assign_sub(Step(biased, value, share));
        Tensor count = steps.assign_add(tf.constant(1f, average.dtype.as_base_dtype(), name: "Const"));
        Tensor left = 1f - tf.pow(1f - share, count, name: "Pow");
        Tensor now = moved.In(average.Graph, TF_DataType.DtInvalid, "ReadVariableOp");
        return average.assign(now / left, scope).op;
    }

    private static Tensor Step(IVariableV1 average, Tensor value, Tensor share)
    {
        Tensor now = average is ResourceVariable resource ? resource.value() : average.AsTensor();
        return (now - value) * share;
    }
}
