using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Factors of a product in the type in which it is computed.</summary>
internal static class Operand
{
    /// <summary>The elements of an input as T: themselves, or widened into a rented buffer that goes back through <see cref="Return"/>.</summary>
    public static ReadOnlySpan<T> As<T>(KernelContext c, int input, ref T[]? rented) where T : unmanaged, INumber<T>
    {
        DataType type = c.Type(input).Base();
        if (type.Clr() == typeof(T))
        {
            return c.Input<T>(input);
        }

        int count = c.Value(input).Count;
        rented = ArrayPool<T>.Shared.Rent(count);
        Span<T> wide = rented.AsSpan(0, count);
        switch (type)
        {
            case DataType.DtInt8:
                TensorPrimitives.ConvertTruncating(c.Input<sbyte>(input), wide);
                break;
            case DataType.DtUint8:
                TensorPrimitives.ConvertTruncating(c.Input<byte>(input), wide);
                break;
            default:
                throw EngineException.Unimplemented($"{c.Node.Op}: there is no product of {type.Name()} in {typeof(T).Name}");
        }

        return wide;
    }

    public static void Return<T>(T[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }
}
