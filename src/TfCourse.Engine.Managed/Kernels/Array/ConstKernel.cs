using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A constant: decoded once, then shared with every run.</summary>
internal sealed class ConstKernel(NodeInfo node) : Kernel
{
    private TensorValue? _value;

    public override void Run(KernelContext c)
    {
        // Decoded by the session once, so that instances for several threads share it; an error in it is one of the run.
        _value ??= c.Run.Session.NodeState(node, () => Decode(c.Run.Session));
        if (_value.Type != node.OutputTypes[0])
        {
            throw EngineException.InvalidArgument($"the value is of type {DataTypes.Name(_value.Type)}, the attribute dtype says {DataTypes.Name(node.OutputTypes[0])}");
        }

        c.Result(0).ShareFrom(_value, _value.Dims);
    }

    // One value may stand for all of a tensor: few bytes may ask for many.
    private TensorValue Decode(ManagedSession session)
    {
        TensorProto proto = node.Tensor("value");
        session.RequireFits(TensorProtos.ByteCount(proto));
        return TensorValue.Of(TensorProtos.Decode(proto));
    }
}
