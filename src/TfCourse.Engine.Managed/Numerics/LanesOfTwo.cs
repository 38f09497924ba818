using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Two registers.</summary>
internal readonly struct Two<V>(V first, V second)
{
    public readonly V First = first, Second = second;
}

/// <summary>
/// Two registers through the same formula side by side: a constant is fetched once for both, and one does not wait where the other does.
/// </summary>
internal readonly struct LanesOfTwo<L, V> : ILanes<Two<V>> where L : struct, ILanes<V>
{
    public static int Count => 2 * L.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Load(ref float from) => new(L.Load(ref from), L.Load(ref Unsafe.Add(ref from, L.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Two<V> value, ref float to)
    {
        L.Store(value.First, ref to);
        L.Store(value.Second, ref Unsafe.Add(ref to, L.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Of(float value) => new(L.Of(value), L.Of(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Add(Two<V> a, Two<V> b) => new(L.Add(a.First, b.First), L.Add(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Multiply(Two<V> a, Two<V> b) => new(L.Multiply(a.First, b.First), L.Multiply(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Divide(Two<V> a, Two<V> b) => new(L.Divide(a.First, b.First), L.Divide(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Negate(Two<V> value) => new(L.Negate(value.First), L.Negate(value.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> MultiplyAdd(Two<V> a, Two<V> b, Two<V> c)
        => new(L.MultiplyAdd(a.First, b.First, c.First), L.MultiplyAdd(a.Second, b.Second, c.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> TimesPowerOfTwo(Two<V> value, Two<V> n) => new(L.TimesPowerOfTwo(value.First, n.First), L.TimesPowerOfTwo(value.Second, n.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Split(Two<V> x, out Two<V> n)
    {
        V first = L.Split(x.First, out V one), second = L.Split(x.Second, out V other);
        n = new(one, other);
        return new(first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Clamp(Two<V> value, float low, float high) => new(L.Clamp(value.First, low, high), L.Clamp(value.Second, low, high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> AtMost(Two<V> value, float bound) => new(L.AtMost(value.First, bound), L.AtMost(value.Second, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Abs(Two<V> value) => new(L.Abs(value.First), L.Abs(value.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> WithSign(Two<V> size, Two<V> sign) => new(L.WithSign(size.First, sign.First), L.WithSign(size.Second, sign.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Below(Two<V> x, float bound, Two<V> a, Two<V> b)
        => new(L.Below(x.First, bound, a.First, b.First), L.Below(x.Second, bound, a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllWithin(Two<V> x, float bound) => L.AllWithin(L.Farther(x.First, x.Second), bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Farther(Two<V> a, Two<V> b) => new(L.Farther(a.First, b.First), L.Farther(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Two<V> Max(Two<V> a, Two<V> b) => new(L.Max(a.First, b.First), L.Max(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Two<V> value) => L.Sum(L.Add(value.First, value.Second));
}
