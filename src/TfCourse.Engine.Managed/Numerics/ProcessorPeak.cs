using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>The most multiplications and additions a second that a core reaches: ten sums in registers and nothing else.</summary>
public static unsafe class ProcessorPeak
{
    private const int Chains = 10, Steps = 100_000;

    /// <summary>The bits of the widest registers that kernels use; 0 for none.</summary>
    public static int VectorBits => Simd.Bits;

    /// <summary>One probe of float32 on one core; a probe of a busy machine says less than it can do, so take the best of several.</summary>
    /// <returns>GFLOP/s.</returns>
    public static double Probe() => Vector512.IsHardwareAccelerated ? Probe<Vector512<float>, Register512<float>>() : Probe<Vector256<float>, Register256<float>>();

    private static double Probe<V, R>() where V : struct where R : struct, IRegister<float, V>
    {
        double start = ThreadTime.Nanoseconds();
        Run<V, R>(Steps);
        return 2.0 * Chains * Steps * default(R).Count / (ThreadTime.Nanoseconds() - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run<V, R>(int steps) where V : struct where R : struct, IRegister<float, V>
    {
        float one = 1, little = 1e-9f;
        float* sums = stackalloc float[64];
        V x = default(R).Broadcast(&one), y = default(R).Broadcast(&little);
        V a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
        for (int s = 0; s < steps; s++)
        {
            a = default(R).MultiplyAdd(x, y, a);
            b = default(R).MultiplyAdd(x, y, b);
            c = default(R).MultiplyAdd(x, y, c);
            d = default(R).MultiplyAdd(x, y, d);
            e = default(R).MultiplyAdd(x, y, e);
            f = default(R).MultiplyAdd(x, y, f);
            g = default(R).MultiplyAdd(x, y, g);
            h = default(R).MultiplyAdd(x, y, h);
            i = default(R).MultiplyAdd(x, y, i);
            j = default(R).MultiplyAdd(x, y, j);
        }

        default(R).Store(default(R).Add(default(R).Add(default(R).Add(a, b), default(R).Add(c, d)), default(R).Add(default(R).Add(default(R).Add(e, f), default(R).Add(g, h)), default(R).Add(i, j))), sums);
        return sums[0];
    }
}
