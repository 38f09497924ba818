using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>Host tensors to and from TF_Tensors.</summary>
/// <remarks>
/// A feed is copied once, into memory that TensorFlow owns: a variable that is assigned a fed tensor goes on to use its
/// buffer after the run, so lending the caller's array would let a later write to it change the variable.
/// </remarks>
internal sealed unsafe class Tensors(TensorFlowApi api, StringTensors strings)
{
    private const int MostDimensions = 254;

    /// <summary>A new TF_Tensor with a copy of the elements; the caller deletes it.</summary>
    public nint FromHost(HostTensor host)
    {
        ReadOnlySpan<long> dimensions = host.Dimensions;
        DataType type = host.DataType;
        if (type is DataType.DtResource or DataType.DtVariant)
        {
            throw EngineException.Unimplemented($"a feed of type {type.Name()} cannot leave the process of its engine; feed the tensors that it holds");
        }

        if (type == DataType.DtString)
        {
            return strings.FromHost(dimensions, host.Values<byte[]>());
        }

        Span<byte> bytes = host.Bytes();
        nint tensor;
        fixed (long* d = dimensions)
        {
            tensor = api.AllocateTensor((int)type, d, dimensions.Length, (nuint)bytes.Length);
        }

        if (tensor == 0)
        {
            throw OutOfMemory(bytes.Length);
        }

        byte* data = api.TensorData(tensor);
        if (data == null && bytes.Length > 0)
        {
            api.DeleteTensor(tensor);
            throw OutOfMemory(bytes.Length);
        }

        bytes.CopyTo(new Span<byte>(data, bytes.Length));
        return tensor;
    }

    /// <summary>A host tensor with a copy of a TF_Tensor's elements, which is not deleted; the one that is there is filled when it fits.</summary>
    public HostTensor ToHost(nint tensor, HostTensor? there)
    {
        if (tensor == 0)
        {
            throw EngineException.Internal("TensorFlow reports no error and gives no value for a fetch");
        }

        int rank = api.NumDims(tensor);
        if (rank is < 0 or > MostDimensions)
        {
            throw EngineException.Internal($"TensorFlow gave a tensor of {rank} dimensions");
        }

        Span<long> dimensions = stackalloc long[rank];
        for (int i = 0; i < rank; i++)
        {
            dimensions[i] = api.Dim(tensor, i);
        }

        var type = (DataType)api.TensorType(tensor);
        if (type is DataType.DtResource or DataType.DtVariant)
        {
            throw EngineException.Unimplemented($"a value of type {type.Name()} cannot leave the process of its engine; fetch the tensors that it holds");
        }

        if (type == DataType.DtString)
        {
            return new HostTensor(type, dimensions, strings.ToHost(tensor, Sizes.Count(dimensions)));
        }

        HostTensor host = there is not null && there.DataType == type && there.Dimensions.SequenceEqual(dimensions) ? there : new HostTensor(type, dimensions);
        Span<byte> bytes = host.Bytes();
        if ((nuint)bytes.Length > api.TensorByteSize(tensor)) // a view may lie in a larger buffer
        {
            throw EngineException.Internal($"TensorFlow gave {api.TensorByteSize(tensor)} bytes for a {host}, which has {bytes.Length}");
        }

        new ReadOnlySpan<byte>(api.TensorData(tensor), bytes.Length).CopyTo(bytes);
        return host;
    }

    /// <summary>A host tensor of its own with a feed's elements: what a fetch of a fed tensor gives.</summary>
    public static HostTensor Copy(HostTensor host) => new(host.DataType, host.Dimensions, (Array)host.Elements.Clone());

    /// <summary>TensorFlow's allocator gave nothing for a feed.</summary>
    public static EngineException OutOfMemory(long bytes) => EngineException.ResourceExhausted($"OOM: TensorFlow has no memory for a feed of {bytes} bytes");
}
