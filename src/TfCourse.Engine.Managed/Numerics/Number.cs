using System.Numerics;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Arithmetic on numbers whose type is a parameter, for code that runs at a program's start: what a library's native code can hold.
/// </summary>
/// <remarks>
/// It cannot hold calls of static members of the framework's interfaces, as x + y of an <see cref="INumber{TSelf}"/> is one: the framework's
/// next version could answer them differently. The machine's own arithmetic of floats and doubles is no call.
/// </remarks>
internal static class Number
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add<T>(T x, T y) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (T)(object)((float)(object)x + (float)(object)y)
            : typeof(T) == typeof(double) ? (T)(object)((double)(object)x + (double)(object)y)
            : unchecked(x + y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Subtract<T>(T x, T y) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (T)(object)((float)(object)x - (float)(object)y)
            : typeof(T) == typeof(double) ? (T)(object)((double)(object)x - (double)(object)y)
            : unchecked(x - y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Multiply<T>(T x, T y) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (T)(object)((float)(object)x * (float)(object)y)
            : typeof(T) == typeof(double) ? (T)(object)((double)(object)x * (double)(object)y)
            : unchecked(x * y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide<T>(T x, T y) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (T)(object)((float)(object)x / (float)(object)y)
            : typeof(T) == typeof(double) ? (T)(object)((double)(object)x / (double)(object)y)
            : x / y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsGreater<T>(T x, T y) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (float)(object)x > (float)(object)y
            : typeof(T) == typeof(double) ? (double)(object)x > (double)(object)y
            : x > y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? (T)(object)MathF.Exp((float)(object)x)
            : typeof(T) == typeof(double) ? (T)(object)Math.Exp((double)(object)x)
            : T.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? (T)(object)MathF.Log((float)(object)x)
            : typeof(T) == typeof(double) ? (T)(object)Math.Log((double)(object)x)
            : T.Log(x);

    /// <summary>The number of the type that is nearest; integers lose what does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(double x) where T : unmanaged, INumber<T>
        => typeof(T) == typeof(float) ? (T)(object)(float)x
            : typeof(T) == typeof(double) ? (T)(object)x
            : T.CreateTruncating(x);

    /// <summary>A number in another type; integers lose what does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TOut Convert<TIn, TOut>(TIn x) where TIn : unmanaged, INumber<TIn> where TOut : unmanaged, INumber<TOut>
        => typeof(TIn) == typeof(int) ? Of<TOut>((int)(object)x) : TOut.CreateTruncating(x);
}
