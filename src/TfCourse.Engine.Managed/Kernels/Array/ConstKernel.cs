using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A constant: decoded once, then shared by all plans and runs.</summary>
internal sealed class ConstKernel(NodeInfo node) : Kernel
{
    public override void Run(KernelContext c)
    {
        TensorValue value = Value(node, c.Run.Session);
        c.Result(0).ShareFrom(value, value.Dims);
    }

    /// <summary>The value of a node, which nobody may change.</summary>
    public static TensorValue Value(NodeInfo node, ManagedSession session)
    {
        // Decoded when it is needed: an error in it is one of the run. Two threads may both do so, and then one of the two stays.
        TensorValue value = node.Constant ??= Decode(node, session);
        return value.Type == node.OutputTypes[0] ? value : throw EngineException.InvalidArgument(
            $"the value is of type {DataTypes.Name(value.Type)}, the attribute dtype says {DataTypes.Name(node.OutputTypes[0])}");
    }

    // One value may stand for all of a tensor: few bytes may ask for many.
    private static TensorValue Decode(NodeInfo node, ManagedSession session)
    {
        TensorProto proto = node.Tensor("value");
        session.RequireFits(TensorProtos.ByteCount(proto));
        return TensorValue.Of(TensorProtos.Decode(proto));
    }
}
