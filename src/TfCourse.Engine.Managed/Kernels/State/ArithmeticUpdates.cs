using System.Numerics;
using System.Numerics.Tensors;

namespace TfCourse.Engine.Managed;

/// <summary>target + value; integers wrap.</summary>
internal readonly struct AddUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
        => TensorPrimitives.Add(target, values, target);
}

/// <summary>target − value; integers wrap.</summary>
internal readonly struct SubUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
        => TensorPrimitives.Subtract(target, values, target);
}
