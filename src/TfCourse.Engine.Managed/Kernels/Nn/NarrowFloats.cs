using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Kernels that sum: half and bfloat16 are computed in float and rounded once, since a sum of rounded terms loses their few digits.</summary>
internal static class NarrowFloats
{
    /// <summary>A kernel for half, bfloat16, float or double.</summary>
    public static Kernel Float<TFactory>(NodeInfo node, DataType type) where TFactory : struct, IFloatFactory
        => IsNarrow(type) ? WidenedKernel.Create(node, default(TFactory).Create<float>) : KernelTypes.Float<TFactory>(node, type);

    /// <summary>A kernel for any real number type.</summary>
    public static Kernel Number<TFactory>(NodeInfo node, DataType type) where TFactory : struct, INumberFactory
        => IsNarrow(type) ? WidenedKernel.Create(node, default(TFactory).Create<float>) : KernelTypes.Number<TFactory>(node, type);

    private static bool IsNarrow(DataType type) => type.Base() is DataType.DtHalf or DataType.DtBfloat16;
}
