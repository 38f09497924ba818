namespace TfCourse.Engine.Managed;

/// <summary>The handle of a variable: container and shared name, or the node's own name.</summary>
internal static class VarHandleOpKernel
{
    public static Kernel Create(NodeInfo node)
    {
        string shared = node.String("shared_name");
        var handle = new ResourceHandle(node.String("container"), shared.Length > 0 ? shared : node.Name);
        TensorValue value = TensorValue.Of(new HostTensor(Tensorflow.DataType.DtResource, [], new object[] { handle }));
        return Kernel.Of(c => c.Result(0).ShareFrom(value, value.Dims));
    }
}
