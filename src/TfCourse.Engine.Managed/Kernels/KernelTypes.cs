using System.Numerics;
using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Makes a kernel for a real number type (integers, floats; bfloat16 runs as float; not bool or complex).</summary>
/// <remarks>Factories are structs without fields whose methods are of instances: of static ones with type parameters no native code can be made beforehand.</remarks>
internal interface INumberFactory
{
    Kernel Create<T>(NodeInfo node) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel for half, float or double.</summary>
internal interface IFloatFactory
{
    Kernel Create<T>(NodeInfo node) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel for an integer type.</summary>
internal interface IIntegerFactory
{
    Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>Makes a kernel that moves elements without looking into them: T is any type of the element's size, byte[] or object.</summary>
internal interface IAnyFactory
{
    Kernel Create<T>(NodeInfo node);
}

/// <summary>From an element type known at plan time to a kernel compiled for it.</summary>
/// <remarks>
/// The usual types are named where the factory's type is known, so that native code for their kernels is made when the library is built;
/// kernels of the seldom ones, which would make it several times as large, are compiled when a graph has them.
/// </remarks>
internal static class KernelTypes
{
    public static Kernel Number<TFactory>(NodeInfo node, DataType type) where TFactory : struct, INumberFactory => type.Base() switch
    {
        DataType.DtFloat => Number<TFactory, float>(node),
        DataType.DtDouble => Number<TFactory, double>(node),
        DataType.DtInt32 => Number<TFactory, int>(node),
        DataType.DtInt64 => Number<TFactory, long>(node),
        var seldom => Number(default(TFactory), node, seldom),
    };

    public static Kernel Float<TFactory>(NodeInfo node, DataType type) where TFactory : struct, IFloatFactory => type.Base() switch
    {
        DataType.DtFloat => Float<TFactory, float>(node),
        DataType.DtDouble => Float<TFactory, double>(node),
        var seldom => Float(default(TFactory), node, seldom),
    };

    public static Kernel Integer<TFactory>(NodeInfo node, DataType type) where TFactory : struct, IIntegerFactory => type.Base() switch
    {
        DataType.DtInt32 => Integer<TFactory, int>(node),
        DataType.DtInt64 => Integer<TFactory, long>(node),
        var seldom => Integer(default(TFactory), node, seldom),
    };

    public static Kernel Any<TFactory>(NodeInfo node, DataType type) where TFactory : struct, IAnyFactory => type.Base() switch
    {
        DataType.DtString or DataType.DtResource or DataType.DtVariant => Any(default(TFactory), node, type),
        var other => other.Size() switch
        {
            1 => Any<TFactory, byte>(node),
            4 => Any<TFactory, uint>(node),
            8 => Any<TFactory, ulong>(node),
            _ => Any(default(TFactory), node, type),
        },
    };

    // Methods of their own: what a method names is loaded before it first runs, and a graph mostly has one type.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Number<TFactory, T>(NodeInfo node) where TFactory : struct, INumberFactory where T : unmanaged, INumber<T>, IMinMaxValue<T>
        => default(TFactory).Create<T>(node);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Float<TFactory, T>(NodeInfo node) where TFactory : struct, IFloatFactory where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        => default(TFactory).Create<T>(node);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Integer<TFactory, T>(NodeInfo node) where TFactory : struct, IIntegerFactory where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => default(TFactory).Create<T>(node);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Kernel Any<TFactory, T>(NodeInfo node) where TFactory : struct, IAnyFactory => default(TFactory).Create<T>(node);

    private static Kernel Number(INumberFactory factory, NodeInfo node, DataType type) => type switch
    {
        DataType.DtHalf => factory.Create<Half>(node),
        DataType.DtInt8 => factory.Create<sbyte>(node),
        DataType.DtInt16 => factory.Create<short>(node),
        DataType.DtUint8 => factory.Create<byte>(node),
        DataType.DtUint16 => factory.Create<ushort>(node),
        DataType.DtUint32 => factory.Create<uint>(node),
        DataType.DtUint64 => factory.Create<ulong>(node),
        DataType.DtBfloat16 => WidenedKernel.Create(node, factory.Create<float>),
        _ => throw Unsupported(node, type),
    };

    private static Kernel Float(IFloatFactory factory, NodeInfo node, DataType type) => type switch
    {
        DataType.DtHalf => factory.Create<Half>(node),
        DataType.DtBfloat16 => WidenedKernel.Create(node, factory.Create<float>),
        _ => throw Unsupported(node, type),
    };

    private static Kernel Integer(IIntegerFactory factory, NodeInfo node, DataType type) => type switch
    {
        DataType.DtInt8 => factory.Create<sbyte>(node),
        DataType.DtInt16 => factory.Create<short>(node),
        DataType.DtUint8 => factory.Create<byte>(node),
        DataType.DtUint16 => factory.Create<ushort>(node),
        DataType.DtUint32 => factory.Create<uint>(node),
        DataType.DtUint64 => factory.Create<ulong>(node),
        _ => throw Unsupported(node, type),
    };

    private static Kernel Any(IAnyFactory factory, NodeInfo node, DataType type) => type.Base() switch
    {
        DataType.DtString => factory.Create<byte[]>(node),
        DataType.DtResource or DataType.DtVariant => factory.Create<object>(node),
        var other => other.Size() switch
        {
            2 => factory.Create<ushort>(node),
            16 => factory.Create<UInt128>(node),
            _ => throw Unsupported(node, type),
        },
    };

    public static EngineException Unsupported(NodeInfo node, DataType type)
        => EngineException.Unimplemented($"{node.Op} '{node.Name}': there is no kernel for the type {type.Name()}");
}
