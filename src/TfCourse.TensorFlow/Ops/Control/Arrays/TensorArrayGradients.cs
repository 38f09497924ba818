namespace Tensorflow;

/// <summary>
/// The gradients of an array's elements go to an array of their own, one for each call of tf.gradients; flows order its
/// writes before its reads.
/// </summary>
internal static class TensorArrayGradients
{
    /// <summary>The array of gradients that belongs to an array.</summary>
    /// <param name="handle">The array.</param>
    /// <param name="flow">What has to have happened before.</param>
    /// <param name="named">A tensor of the gradient's graph: its scope tells which call of tf.gradients this is.</param>
    public static (Tensor Handle, Tensor Flow) Of(Tensor handle, Tensor flow, Tensor named)
    {
        Tensor[] gradient = Build.Many("TensorArrayGradV3", "TensorArrayGrad/TensorArrayGradV3", [handle, flow], ("source", Source(named.name)));
        return (gradient[0], After([gradient[0]], flow, "TensorArrayGrad/gradient_flow"));
    }

    /// <summary>As <see cref="Of"/>, once the forward op has written: else the array of gradients could be made before.</summary>
    public static (Tensor Handle, Tensor Flow) OfWritten(Operation op, Tensor dflow)
    {
        Tensor written = Build.One("Identity", "flow_out", [op.outputs[0]]);
        Tensor barrier = After([written], dflow, "write_barrier");
        (Tensor handle, Tensor flow) = Of(op.inputs[0], barrier, dflow);
        return (handle, flow);
    }

    // "gradients_1/a/b_grad/c" belongs to the call "gradients_1".
    private static string Source(string name)
    {
        string[] scopes = name.Split('/');
        int last = Array.FindLastIndex(scopes, s => s.StartsWith("gradients", StringComparison.Ordinal));
        return last >= 0 ? string.Join('/', scopes[..(last + 1)])
            : throw new ValueError($"Expected op/tensor name to start with gradients (excluding scope), got: {name}. This means that a tf.gradients op with this op in its dependency path has a custom name that does not start with 'gradients'. Please make sure all calls to tf.gradients that include a TensorArray use a name that does.");
    }

    private static GraphTensor After(ITensorOrOperation[] first, Tensor flow, string name)
    {
        using (new _ControlDependenciesController(ops.get_default_graph(), first))
        {
            return Build.One("Identity", name, [flow]);
        }
    }
}
