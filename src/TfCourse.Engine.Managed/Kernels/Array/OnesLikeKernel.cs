using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Ones (true) in the shape of the input.</summary>
internal static class OnesLikeKernel
{
    public static Kernel Create(NodeInfo node) => node.Type("T").Base() switch
    {
        DataType.DtFloat => Of(1f),
        DataType.DtDouble => Of(1d),
        DataType.DtHalf => Of(Half.One),
        DataType.DtBfloat16 => Of((BFloat16)1f),
        DataType.DtBool => Of(true),
        DataType.DtInt8 or DataType.DtUint8 => Of((byte)1),
        DataType.DtInt16 or DataType.DtUint16 => Of((ushort)1),
        DataType.DtInt32 or DataType.DtUint32 => Of(1u),
        DataType.DtInt64 or DataType.DtUint64 => Of(1ul),
        DataType.DtComplex64 => Of(new Complex64(1, 0)),
        DataType.DtComplex128 => Of(Complex.One),
        var other => throw KernelTypes.Unsupported(node, other),
    };

    private static Kernel Of<T>(T one) => Kernel.Of(c => c.Output<T>(0, c.Dims(0)).Fill(one));
}
