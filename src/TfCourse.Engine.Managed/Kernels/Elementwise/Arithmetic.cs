using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>Division of numbers without C#'s exceptions: int.MinValue / -1 wraps, and integers / 0 is TensorFlow's error.</summary>
internal static class Arithmetic
{
    /// <summary>Whether T has no fractions; a constant for the compiler.</summary>
    public static bool IsInteger<T>() where T : INumber<T> => T.One / (T.One + T.One) == T.Zero;

    /// <summary>x / y of integers, toward zero.</summary>
    /// <exception cref="EngineException">y is 0; TensorFlow's status is Internal for the truncating ops, InvalidArgument for the others.</exception>
    public static T Divide<T>(T x, T y, StatusCode refusal = StatusCode.InvalidArgument) where T : INumber<T>
        => T.IsZero(y) ? throw DivisionByZero(refusal) : IsMinusOne(y) ? unchecked(-x) : x / y;

    /// <summary>The rest of x / y of integers, with the sign of x.</summary>
    /// <exception cref="EngineException">y is 0.</exception>
    public static T Remainder<T>(T x, T y, StatusCode refusal = StatusCode.InvalidArgument) where T : INumber<T>
        => T.IsZero(y) ? throw DivisionByZero(refusal) : IsMinusOne(y) ? T.Zero : x % y;

    /// <summary>x / y, rounded toward minus infinity.</summary>
    /// <exception cref="EngineException">T is an integer type and y is 0.</exception>
    public static T Floor<T>(T x, T y) where T : INumber<T>
    {
        T quotient = Divide(x, y);
        bool rounded = T.IsNegative(x) != T.IsNegative(y) && !T.IsZero(Remainder(x, y));
        return rounded ? quotient - T.One : quotient;
    }

    /// <summary>The rest of x / y, with the sign of y; floats too.</summary>
    /// <exception cref="EngineException">T is an integer type and y is 0.</exception>
    public static T FloorRemainder<T>(T x, T y) where T : INumber<T>
    {
        T rest = IsInteger<T>() ? Remainder(x, y) : x % y;
        return !T.IsZero(rest) && rest < T.Zero != y < T.Zero ? rest + y : rest;
    }

    /// <summary>How far to shift a number of the type: the amount, held in [0, bits - 1].</summary>
    public static unsafe int Shift<T>(T amount) where T : unmanaged, IBinaryInteger<T>
        => T.IsNegative(amount) ? 0 : int.CreateSaturating(T.Min(amount, T.CreateTruncating((sizeof(T) * 8) - 1)));

    private static bool IsMinusOne<T>(T y) where T : INumber<T> => T.IsNegative(y) && y == unchecked(-T.One);

    private static EngineException DivisionByZero(StatusCode status) => new(status, "Integer division by zero: the divisor of integers must not hold a 0");
}
