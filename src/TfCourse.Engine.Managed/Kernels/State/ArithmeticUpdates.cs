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

/// <summary>target · value; integers wrap.</summary>
internal readonly struct MulUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
        => TensorPrimitives.Multiply(target, values, target);
}

/// <summary>target / value; integers truncate, and the least integer by −1 stays what it is.</summary>
internal readonly struct DivUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Half))
        {
            TensorPrimitives.Divide(target, values, target);
            return;
        }

        for (int i = 0; i < target.Length; i++)
        {
            // The quotient of the least integer and -1 is no integer of the type; C# throws.
            bool negated = T.IsNegative(values[i]) && values[i] + T.One == T.Zero;
            target[i] = negated ? unchecked(T.Zero - target[i]) : target[i] / values[i];
        }
    }
}

/// <summary>The lesser; a NaN value never replaces the target.</summary>
internal readonly struct MinUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = values[i] < target[i] ? values[i] : target[i];
        }
    }
}

/// <summary>The greater; a NaN value never replaces the target.</summary>
internal readonly struct MaxUpdate : IElementUpdate
{
    public static void Run<T>(Span<T> target, ReadOnlySpan<T> values) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = values[i] > target[i] ? values[i] : target[i];
        }
    }
}
