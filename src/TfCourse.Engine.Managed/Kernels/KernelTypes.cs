using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes a kernel for a real number type (integers, floats; bfloat16 runs as float; not bool or complex).</summary>
internal interface INumberFactory
{
    static abstract Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel for half, float or double.</summary>
internal interface IFloatFactory
{
    static abstract Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel for an integer type.</summary>
internal interface IIntegerFactory
{
    static abstract Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel that moves elements without looking into them: T is any type of the element's size, byte[] or object.</summary>
internal interface IAnyFactory
{
    static abstract Kernel Create<T>(NodeInfo node);
}

/// <summary>From an element type known at plan time to a kernel compiled for it.</summary>
internal static class KernelTypes
{
    public static Kernel Number<TFactory>(NodeInfo node, DataType type) where TFactory : INumberFactory => type.Base() switch
    {
        DataType.DtFloat => TFactory.Create<float>(node),
        DataType.DtDouble => TFactory.Create<double>(node),
        DataType.DtHalf => TFactory.Create<Half>(node),
        DataType.DtInt8 => TFactory.Create<sbyte>(node),
        DataType.DtInt16 => TFactory.Create<short>(node),
        DataType.DtInt32 => TFactory.Create<int>(node),
        DataType.DtInt64 => TFactory.Create<long>(node),
        DataType.DtUint8 => TFactory.Create<byte>(node),
        DataType.DtUint16 => TFactory.Create<ushort>(node),
        DataType.DtUint32 => TFactory.Create<uint>(node),
        DataType.DtUint64 => TFactory.Create<ulong>(node),
        DataType.DtBfloat16 => WidenedKernel.Create(node, TFactory.Create<float>),
        _ => throw Unsupported(node, type),
    };

    public static Kernel Float<TFactory>(NodeInfo node, DataType type) where TFactory : IFloatFactory => type.Base() switch
    {
        DataType.DtFloat => TFactory.Create<float>(node),
        DataType.DtDouble => TFactory.Create<double>(node),
        DataType.DtHalf => TFactory.Create<Half>(node),
        DataType.DtBfloat16 => WidenedKernel.Create(node, TFactory.Create<float>),
        _ => throw Unsupported(node, type),
    };

    public static Kernel Integer<TFactory>(NodeInfo node, DataType type) where TFactory : IIntegerFactory => type.Base() switch
    {
        DataType.DtInt8 => TFactory.Create<sbyte>(node),
        DataType.DtInt16 => TFactory.Create<short>(node),
        DataType.DtInt32 => TFactory.Create<int>(node),
        DataType.DtInt64 => TFactory.Create<long>(node),
        DataType.DtUint8 => TFactory.Create<byte>(node),
        DataType.DtUint16 => TFactory.Create<ushort>(node),
        DataType.DtUint32 => TFactory.Create<uint>(node),
        DataType.DtUint64 => TFactory.Create<ulong>(node),
        _ => throw Unsupported(node, type),
    };

    public static Kernel Any<TFactory>(NodeInfo node, DataType type) where TFactory : IAnyFactory => type.Base() switch
    {
        DataType.DtString => TFactory.Create<byte[]>(node),
        DataType.DtResource or DataType.DtVariant => TFactory.Create<object>(node),
        var other => other.Size() switch
        {
            1 => TFactory.Create<byte>(node),
            2 => TFactory.Create<ushort>(node),
            4 => TFactory.Create<uint>(node),
            8 => TFactory.Create<ulong>(node),
            16 => TFactory.Create<UInt128>(node),
            _ => throw Unsupported(node, type),
        },
    };

    public static EngineException Unsupported(NodeInfo node, DataType type)
        => EngineException.Unimplemented($"{node.Op} '{node.Name}': there is no kernel for the type {type.Name()}");
}
