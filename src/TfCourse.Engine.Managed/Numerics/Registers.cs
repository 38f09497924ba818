using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TfCourse.Engine.Managed;

/// <summary>What sums of products need of a register, so that one loop serves registers of every width and plain numbers.</summary>
/// <typeparam name="T">An element: a float or a double, or an integer, whose sums wrap.</typeparam>
/// <typeparam name="V">The register.</typeparam>
internal unsafe interface IRegister<T, V> where T : unmanaged
{
    /// <summary>Elements of a register.</summary>
    int Count { get; }

    /// <summary>Whether the processor has 32 such registers, not 16.</summary>
    bool Many { get; }

    V Load(T* from);

    void Store(V value, T* to);

    /// <summary>One element in every place.</summary>
    V Broadcast(T* from);

    V Add(V a, V b);

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    /// <remarks>What the processor can is asked here by the names that the compiler knows: behind a property of ours it moves every third sum from register to register.</remarks>
    V MultiplyAdd(V a, V b, V c);

    /// <summary>The bits of one value where those of the mask are set, and of another elsewhere.</summary>
    V Select(V mask, V set, V unset);

    /// <summary>Elements at most 0 become 0; NaN stays.</summary>
    V Cut(V value);
}

/// <summary>One number: what is left of rows, and processors without vectors.</summary>
internal readonly unsafe struct Register1<T> : IRegister<T, T> where T : unmanaged, INumber<T>
{
    public int Count => 1;

    public bool Many => false;

    public T Load(T* from) => *from;

    public void Store(T value, T* to) => *to = value;

    public T Broadcast(T* from) => *from;

    public T Add(T a, T b) => Number.Add(a, b);

    public T Select(T mask, T set, T unset) => mask == T.Zero ? unset : set;

    public T Cut(T value) => value <= T.Zero ? T.Zero : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T MultiplyAdd(T a, T b, T c) => typeof(T) == typeof(float) && (Fma.IsSupported || AdvSimd.IsSupported) ? (T)(object)float.FusedMultiplyAdd((float)(object)a, (float)(object)b, (float)(object)c)
        : typeof(T) == typeof(double) && (Fma.IsSupported || AdvSimd.IsSupported) ? (T)(object)double.FusedMultiplyAdd((double)(object)a, (double)(object)b, (double)(object)c)
        : Number.Add(Number.Multiply(a, b), c);
}

/// <summary>128 bits.</summary>
internal readonly unsafe struct Register128<T> : IRegister<T, Vector128<T>> where T : unmanaged, INumber<T>
{
    public int Count => Vector128<T>.Count;

    public bool Many => Simd.HasManyRegisters;

    public Vector128<T> Load(T* from) => Vector128.Load(from);

    public void Store(Vector128<T> value, T* to) => value.Store(to);

    public Vector128<T> Broadcast(T* from) => Vector128.Create(*from);

    public Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    public Vector128<T> Select(Vector128<T> mask, Vector128<T> set, Vector128<T> unset) => Vector128.ConditionalSelect(mask, set, unset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> Cut(Vector128<T> value) => Vector128.ConditionalSelect(Vector128.LessThanOrEqual(value, Vector128<T>.Zero), Vector128<T>.Zero, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float) && (Fma.IsSupported || AdvSimd.IsSupported)
        ? Fused.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : typeof(T) == typeof(double) && (Fma.IsSupported || AdvSimd.IsSupported) ? Fused.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : (a * b) + c;
}

/// <summary>256 bits.</summary>
internal readonly unsafe struct Register256<T> : IRegister<T, Vector256<T>> where T : unmanaged, INumber<T>
{
    public int Count => Vector256<T>.Count;

    public bool Many => Simd.HasManyRegisters;

    public Vector256<T> Load(T* from) => Vector256.Load(from);

    public void Store(Vector256<T> value, T* to) => value.Store(to);

    public Vector256<T> Broadcast(T* from) => Vector256.Create(*from);

    public Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    public Vector256<T> Select(Vector256<T> mask, Vector256<T> set, Vector256<T> unset) => Vector256.ConditionalSelect(mask, set, unset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Cut(Vector256<T> value) => Vector256.ConditionalSelect(Vector256.LessThanOrEqual(value, Vector256<T>.Zero), Vector256<T>.Zero, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float) && (Fma.IsSupported || AdvSimd.IsSupported)
        ? Fused.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : typeof(T) == typeof(double) && (Fma.IsSupported || AdvSimd.IsSupported) ? Fused.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : (a * b) + c;
}

/// <summary>512 bits.</summary>
internal readonly unsafe struct Register512<T> : IRegister<T, Vector512<T>> where T : unmanaged, INumber<T>
{
    public int Count => Vector512<T>.Count;

    public bool Many => Simd.HasManyRegisters;

    public Vector512<T> Load(T* from) => Vector512.Load(from);

    public void Store(Vector512<T> value, T* to) => value.Store(to);

    public Vector512<T> Broadcast(T* from) => Vector512.Create(*from);

    public Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    public Vector512<T> Select(Vector512<T> mask, Vector512<T> set, Vector512<T> unset) => Vector512.ConditionalSelect(mask, set, unset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> Cut(Vector512<T> value) => Vector512.ConditionalSelect(Vector512.LessThanOrEqual(value, Vector512<T>.Zero), Vector512<T>.Zero, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float) && (Fma.IsSupported || AdvSimd.IsSupported)
        ? Fused.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : typeof(T) == typeof(double) && (Fma.IsSupported || AdvSimd.IsSupported) ? Fused.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : (a * b) + c;
}
