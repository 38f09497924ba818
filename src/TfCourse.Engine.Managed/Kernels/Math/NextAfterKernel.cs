namespace TfCourse.Engine.Managed;

/// <summary>z = the number beside x in the direction of y; y where both are equal.</summary>
internal static class NextAfterKernel
{
    public static Kernel Create(NodeInfo node) => node.InputTypes[0].Base() switch
    {
        Tensorflow.DataType.DtFloat or Tensorflow.DataType.DtDouble => Binary.Float<NextAfter>(node),
        var other => throw KernelTypes.Unsupported(node, other),
    };

    private readonly struct NextAfter : IFloatBinary
    {
        public static T Invoke<T>(T x, T y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>, System.Numerics.IMinMaxValue<T>
            => x < y ? T.BitIncrement(x) : x > y ? T.BitDecrement(x) : x == y ? y : x + y;
    }
}
