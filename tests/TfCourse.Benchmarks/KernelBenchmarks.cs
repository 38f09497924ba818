using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Single kernels under BenchmarkDotNet, whose columns tell time, its spread and what is allocated.</summary>
internal static class KernelBenchmarks
{
    /// <summary>Runs those whose names a pattern fits: * for all.</summary>
    public static void Run(string pattern, bool brief)
    {
        Job job = (brief ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromTypes([typeof(ProductBenchmarks), typeof(FunctionKernelBenchmarks)])
            .Run(["--filter", pattern], DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));
    }
}

/// <summary>Products of matrices of the shapes of networks: forward, gradient of the left factor, gradient of the right one.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private float[] _a = [], _b = [], _c = [];

    /// <summary>Rows, columns and terms.</summary>
    [Params("32x25x12288", "128x512x784", "64x120x400", "512x512x512")]
    public string Shape { get; set; } = "";

    /// <summary>Which factors are turned.</summary>
    [Params("", "a", "b")]
    public string Turned { get; set; } = "";

    private (int M, int N, int K) Sizes { get; set; }

    /// <summary>Fills the factors.</summary>
    [GlobalSetup]
    public void Fill()
    {
        int[] sizes = Array.ConvertAll(Shape.Split('x'), int.Parse);
        Sizes = (sizes[0], sizes[1], sizes[2]);
        var random = new Random(1);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        (_a, _b, _c) = (Numbers(Sizes.M * Sizes.K), Numbers(Sizes.K * Sizes.N), new float[Sizes.M * Sizes.N]);
    }

    /// <summary>The product.</summary>
    [Benchmark]
    public void Product() => Gemm.Multiply<float>(_a, Turned == "a", _b, Turned == "b", _c, Sizes.M, Sizes.N, Sizes.K);
}

/// <summary>Functions of single numbers over arrays.</summary>
[MemoryDiagnoser]
public class FunctionKernelBenchmarks
{
    private float[] _x = [], _y = [];

    /// <summary>How many numbers.</summary>
    [Params(64, 4096, 1 << 20)]
    public int Count { get; set; }

    /// <summary>Fills the array with numbers from -8 to 8.</summary>
    [GlobalSetup]
    public void Fill() => (_x, _y) = ([.. Enumerable.Range(0, Count).Select(i => (16f * i / Count) - 8)], new float[Count]);

    /// <summary>exp(x).</summary>
    [Benchmark]
    public void Exp() => VectorFunctions.Exp(_x, _y);

    /// <summary>tanh(x).</summary>
    [Benchmark]
    public void Tanh() => VectorFunctions.Tanh(_x, _y);

    /// <summary>1 / (1 + exp(-x)).</summary>
    [Benchmark]
    public void Sigmoid() => VectorFunctions.Sigmoid(_x, _y);
}
