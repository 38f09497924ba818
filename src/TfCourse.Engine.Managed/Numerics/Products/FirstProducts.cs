namespace TfCourse.Engine.Managed;

/// <summary>
/// Has the loops of products compiled that most networks need, beside what a program does before its first step: native code does not hold them
/// (<see cref="Compiled"/>), and to wait for them takes as long as to build a network's graph.
/// </summary>
internal static unsafe class FirstProducts
{
    private static int _begun;

    /// <summary>Begins, once in a process, when a graph has products and there is another processor for it.</summary>
    public static void Foresee(IEnumerable<NodeInfo> nodes)
    {
        if (_begun == 0 && Environment.ProcessorCount > 1 && nodes.Any(static n => n.Op == "MatMul") && Simd.Bits > Simd.Scalar && Interlocked.Exchange(ref _begun, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Run(), null);
        }
    }

    // A hidden layer, in two tiles of six rows and one of five, of which the first copies a panel; then a layer of few outputs and the gradient of its weights.
    private static void Run()
    {
        Run(transposeA: false, 17, 128, 32);
        Run(transposeA: false, 16, 10, 128);
        Run(transposeA: true, 128, 10, 128);
    }

    private static void Run(bool transposeA, int m, int n, int k)
    {
        fixed (float* a = new float[m * k], b = new float[k * n], c = new float[m * n])
        {
            var product = Product<float>.Of(a, transposeA, b, false, c, m, n, k);
            Products.Run(&product);
        }
    }
}
