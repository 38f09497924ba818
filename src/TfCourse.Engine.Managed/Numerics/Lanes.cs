using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>What formulas over several floats at once need of a register, so that one formula serves registers of 8 and of 16.</summary>
/// <typeparam name="V">The register.</typeparam>
internal interface ILanes<V>
{
    int Count { get; }

    V Load(ref float from);

    void Store(V value, ref float to);

    V Of(float value);

    V Add(V a, V b);

    V Subtract(V a, V b);

    V Multiply(V a, V b);

    V Divide(V a, V b);

    V Negate(V value);

    /// <summary>a · b + c, rounded once.</summary>
    V MultiplyAdd(V a, V b, V c);

    /// <summary>value · 2ⁿ, where the lowest bits of the other are those of the whole number n; both the value and what comes out are normal.</summary>
    V TimesPowerOfTwo(V value, V n);

    /// <summary>x = m · 2ⁿ with m in [√½, √2), for normal x above 0.</summary>
    V Split(V x, out V n);

    /// <summary>Into bounds; NaN stays.</summary>
    V Clamp(V value, float low, float high);

    /// <summary>Not above the bound; NaN stays.</summary>
    V AtMost(V value, float bound);

    V Abs(V value);

    /// <summary>The value with the sign of the other, which has the sign of the value unless that has none.</summary>
    V WithSign(V value, V sign);

    /// <summary>a where x is below the bound, else b, also for NaN.</summary>
    V Below(V x, float bound, V a, V b);

    /// <summary>Whether all elements are at most so far from 0; not when one is NaN.</summary>
    bool AllWithin(V x, float bound);

    /// <summary>The same of two registers.</summary>
    bool AllWithin(V a, V b, float bound);

    /// <summary>Whether all elements are in bounds; not when one is NaN.</summary>
    bool AllBetween(V x, float low, float high);

    /// <summary>The greater ones; NaN where one is NaN.</summary>
    V Max(V a, V b);

    /// <summary>The sum of all elements: halves meet, the larger distance first.</summary>
    float Sum(V value);
}

/// <summary>Eight floats.</summary>
internal readonly struct Lanes8 : ILanes<Vector256<float>>
{
    private const int RootHalf = 0x3F3504F3;

    public int Count => Vector256<float>.Count;

    public Vector256<float> Load(ref float from) => Vector256.LoadUnsafe(ref from);

    public void Store(Vector256<float> value, ref float to) => value.StoreUnsafe(ref to);

    public Vector256<float> Of(float value) => Vector256.Create(value);

    public Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    public Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    public Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    public Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    public Vector256<float> Negate(Vector256<float> value) => -value;

    public Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Fused.MultiplyAdd(a, b, c);

    public Vector256<float> TimesPowerOfTwo(Vector256<float> value, Vector256<float> n) => (value.AsInt32() + (n.AsInt32() << 23)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Split(Vector256<float> x, out Vector256<float> n)
    {
        // Counted from the bits of √½, the exponent's field holds n.
        Vector256<int> above = x.AsInt32() - Vector256.Create(RootHalf);
        n = Vector256.ConvertToSingle(above >> 23);
        return ((above & Vector256.Create(0x7FFFFF)) + Vector256.Create(RootHalf)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Clamp(Vector256<float> value, float low, float high)
        => Avx.IsSupported ? Avx.Max(Vector256.Create(low), AtMost(value, high)) : Vector256.MaxNative(Vector256.Create(low), AtMost(value, high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> AtMost(Vector256<float> value, float bound)
        => Avx.IsSupported ? Avx.Min(Vector256.Create(bound), value) : Vector256.MinNative(Vector256.Create(bound), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Abs(Vector256<float> value) => Vector256.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> WithSign(Vector256<float> value, Vector256<float> sign) => value | (sign & Vector256.Create(-0f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Below(Vector256<float> x, float bound, Vector256<float> a, Vector256<float> b)
        => Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(bound)), a, b);

    // The bits of floats without a sign are in the order of the floats, those of NaN above all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Vector256<float> x, float bound) => !Vector256.GreaterThanAny(Abs(x).AsInt32(), Vector256.Create(bound).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Vector256<float> a, Vector256<float> b, float bound)
        => !Vector256.GreaterThanAny(Vector256.Max(Abs(a).AsInt32(), Abs(b).AsInt32()), Vector256.Create(bound).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllBetween(Vector256<float> x, float low, float high)
        => Vector256.EqualsAll((Vector256.GreaterThanOrEqual(x, Vector256.Create(low)) & Vector256.LessThanOrEqual(x, Vector256.Create(high))).AsInt32(), Vector256<int>.AllBitsSet);

    public Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Vector256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum(Vector256<float> value)
    {
        Vector128<float> four = value.GetLower() + value.GetUpper();
        four += Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
        return (four + Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}

/// <summary>Sixteen floats.</summary>
internal readonly struct Lanes16 : ILanes<Vector512<float>>
{
    private const int RootHalf = 0x3F3504F3;

    public int Count => Vector512<float>.Count;

    public Vector512<float> Load(ref float from) => Vector512.LoadUnsafe(ref from);

    public void Store(Vector512<float> value, ref float to) => value.StoreUnsafe(ref to);

    public Vector512<float> Of(float value) => Vector512.Create(value);

    public Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    public Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    public Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    public Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    public Vector512<float> Negate(Vector512<float> value) => -value;

    public Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Fused.MultiplyAdd(a, b, c);

    public Vector512<float> TimesPowerOfTwo(Vector512<float> value, Vector512<float> n) => (value.AsInt32() + (n.AsInt32() << 23)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Split(Vector512<float> x, out Vector512<float> n)
    {
        // Counted from the bits of √½, the exponent's field holds n.
        Vector512<int> above = x.AsInt32() - Vector512.Create(RootHalf);
        n = Vector512.ConvertToSingle(above >> 23);
        return ((above & Vector512.Create(0x7FFFFF)) + Vector512.Create(RootHalf)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Clamp(Vector512<float> value, float low, float high)
        => Vector512.MaxNative(Vector512.Create(low), AtMost(value, high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> AtMost(Vector512<float> value, float bound) => Vector512.MinNative(Vector512.Create(bound), value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Abs(Vector512<float> value) => Vector512.Abs(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> WithSign(Vector512<float> value, Vector512<float> sign) => value | (sign & Vector512.Create(-0f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Below(Vector512<float> x, float bound, Vector512<float> a, Vector512<float> b)
        => Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(bound)), a, b);

    // The bits of floats without a sign are in the order of the floats, those of NaN above all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Vector512<float> x, float bound) => !Vector512.GreaterThanAny(Abs(x).AsInt32(), Vector512.Create(bound).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Vector512<float> a, Vector512<float> b, float bound)
        => !Vector512.GreaterThanAny(Vector512.Max(Abs(a).AsInt32(), Abs(b).AsInt32()), Vector512.Create(bound).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllBetween(Vector512<float> x, float low, float high)
        => Vector512.EqualsAll((Vector512.GreaterThanOrEqual(x, Vector512.Create(low)) & Vector512.LessThanOrEqual(x, Vector512.Create(high))).AsInt32(), Vector512<int>.AllBitsSet);

    public Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Vector512.Max(a, b);

    public float Sum(Vector512<float> value) => default(Lanes8).Sum(value.GetLower() + value.GetUpper());
}
