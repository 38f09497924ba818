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
    public int Count => 2 * default(L).Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Load(ref float from) => new(default(L).Load(ref from), default(L).Load(ref Unsafe.Add(ref from, default(L).Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Two<V> value, ref float to)
    {
        default(L).Store(value.First, ref to);
        default(L).Store(value.Second, ref Unsafe.Add(ref to, default(L).Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Of(float value) => new(default(L).Of(value), default(L).Of(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Add(Two<V> a, Two<V> b) => new(default(L).Add(a.First, b.First), default(L).Add(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Subtract(Two<V> a, Two<V> b) => new(default(L).Subtract(a.First, b.First), default(L).Subtract(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Multiply(Two<V> a, Two<V> b) => new(default(L).Multiply(a.First, b.First), default(L).Multiply(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Divide(Two<V> a, Two<V> b) => new(default(L).Divide(a.First, b.First), default(L).Divide(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Negate(Two<V> value) => new(default(L).Negate(value.First), default(L).Negate(value.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> MultiplyAdd(Two<V> a, Two<V> b, Two<V> c)
        => new(default(L).MultiplyAdd(a.First, b.First, c.First), default(L).MultiplyAdd(a.Second, b.Second, c.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> TimesPowerOfTwo(Two<V> value, Two<V> n) => new(default(L).TimesPowerOfTwo(value.First, n.First), default(L).TimesPowerOfTwo(value.Second, n.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Split(Two<V> x, out Two<V> n)
    {
        V first = default(L).Split(x.First, out V one), second = default(L).Split(x.Second, out V other);
        n = new(one, other);
        return new(first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Clamp(Two<V> value, float low, float high) => new(default(L).Clamp(value.First, low, high), default(L).Clamp(value.Second, low, high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> AtMost(Two<V> value, float bound) => new(default(L).AtMost(value.First, bound), default(L).AtMost(value.Second, bound));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Abs(Two<V> value) => new(default(L).Abs(value.First), default(L).Abs(value.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> WithSign(Two<V> value, Two<V> sign) => new(default(L).WithSign(value.First, sign.First), default(L).WithSign(value.Second, sign.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Below(Two<V> x, float bound, Two<V> a, Two<V> b)
        => new(default(L).Below(x.First, bound, a.First, b.First), default(L).Below(x.Second, bound, a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Two<V> x, float bound) => default(L).AllWithin(x.First, x.Second, bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllWithin(Two<V> a, Two<V> b, float bound) => default(L).AllWithin(a.First, a.Second, bound) && default(L).AllWithin(b.First, b.Second, bound);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllBetween(Two<V> x, float low, float high) => default(L).AllBetween(x.First, low, high) && default(L).AllBetween(x.Second, low, high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Two<V> Max(Two<V> a, Two<V> b) => new(default(L).Max(a.First, b.First), default(L).Max(a.Second, b.Second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Sum(Two<V> value) => default(L).Sum(default(L).Add(value.First, value.Second));
}
