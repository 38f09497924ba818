using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Tensors as the bytes of a TensorProto, and back.</summary>
internal static class TensorTextKernels
{
    public static void Serialize(KernelContext c)
    {
        byte[] bytes = TensorProtos.Encode(c.Value(0).ToHost()).ToByteArray();
        c.Output<byte[]>(0, new Dims())[0] = bytes;
    }

    public static Kernel Parse(NodeInfo node)
    {
        DataType type = node.Type("out_type");
        return Kernel.Of(c =>
        {
            if (c.Value(0).Count != 1)
            {
                throw EngineException.InvalidArgument($"Expected `serialized` to be a scalar, got the shape {c.Dims(0)}");
            }

            TensorProto proto;
            try
            {
                proto = TensorProto.Parser.ParseFrom(c.Input<byte[]>(0)[0]);
            }
            catch (Exception e) when (GraphFiles.IsDamage(e))
            {
                throw new EngineException(StatusCode.InvalidArgument, "Could not parse `serialized` as TensorProto: " + e.Message, e);
            }

            if (proto.Dtype != type)
            {
                throw EngineException.InvalidArgument($"Type mismatch between parsed tensor ({proto.Dtype.Name()}) and dtype ({type.Name()})");
            }

            c.Result(0).CopyFrom(TensorProtos.Decode(proto), c.Run.Pool);
        });
    }
}
