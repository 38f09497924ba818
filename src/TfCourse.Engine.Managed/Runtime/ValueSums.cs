using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Sums of values whose type is known only at run time.</summary>
internal static class ValueSums
{
    /// <summary>x + y of two values of one type and shape; both are let go, their memory may become the sum's.</summary>
    public static TensorValue Add(TensorValue x, TensorValue y, BlockPool pool)
    {
        if (x.Type != y.Type || x.Dims != y.Dims)
        {
            throw EngineException.InvalidArgument($"{x.Type.Name()}{x.Dims} and {y.Type.Name()}{y.Dims} cannot be added");
        }

        if (x.List is not null && y.List is not null)
        {
            return Lists(x, y, pool);
        }

        TensorValue sum = x;
        if (x.Block is { IsExclusive: false })
        {
            sum = new TensorValue();
            sum.Allocate(x.Type, x.Dims, pool);
        }

        Into(x, y, sum);
        if (!ReferenceEquals(sum, x))
        {
            x.Release();
        }

        y.Release();
        return sum;
    }

    private static void Into(TensorValue x, TensorValue y, TensorValue sum)
    {
        switch (x.Type)
        {
            case DataType.DtFloat: Add<float>(x, y, sum); break;
            case DataType.DtDouble: Add<double>(x, y, sum); break;
            case DataType.DtHalf: Add<Half>(x, y, sum); break;
            case DataType.DtInt8: Add<sbyte>(x, y, sum); break;
            case DataType.DtInt16: Add<short>(x, y, sum); break;
            case DataType.DtInt32: Add<int>(x, y, sum); break;
            case DataType.DtInt64: Add<long>(x, y, sum); break;
            case DataType.DtUint8: Add<byte>(x, y, sum); break;
            case DataType.DtUint16: Add<ushort>(x, y, sum); break;
            case DataType.DtUint32: Add<uint>(x, y, sum); break;
            case DataType.DtUint64: Add<ulong>(x, y, sum); break;
            case DataType.DtComplex128: Add<Complex>(x, y, sum); break;
            case DataType.DtBfloat16:
                for (int i = 0; i < sum.Count; i++)
                {
                    sum.Span<BFloat16>()[i] = (BFloat16)(x.Span<BFloat16>()[i] + y.Span<BFloat16>()[i]);
                }

                break;
            default: throw EngineException.Unimplemented($"values of type {x.Type.Name()} cannot be added");
        }
    }

    private static void Add<T>(TensorValue x, TensorValue y, TensorValue sum) where T : unmanaged, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>
        => TensorPrimitives.Add(x.Span<T>(), y.Span<T>(), sum.Span<T>());

    // Element by element; an element that was never set is zero.
    private static TensorValue Lists(TensorValue x, TensorValue y, BlockPool pool)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw EngineException.ResourceExhausted("lists of tensors are nested too deep: the stack is used up");
        }

        TensorList a = x.List!, b = y.List!;
        if (a.Count != b.Count || a.ElementType != b.ElementType)
        {
            throw EngineException.InvalidArgument($"Trying to add two lists of tensors with different lengths or types: {a.Count} of {a.ElementType.Name()} and {b.Count} of {b.ElementType.Name()}");
        }

        var sum = new TensorList(a.ElementType, a.ElementShape.Merge(b.ElementShape), a.MaxElements);
        for (int i = 0; i < a.Count; i++)
        {
            TensorValue? left = TensorList.Share(a[i]), right = TensorList.Share(b[i]);
            sum.Add(left is null || right is null ? left ?? right : Add(left, right, pool));
        }

        x.Release();
        y.Release();
        var value = new TensorValue();
        value.Hold(sum);
        return value;
    }
}
