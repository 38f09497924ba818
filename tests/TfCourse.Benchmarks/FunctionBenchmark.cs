using System.Globalization;
using System.Numerics.Tensors;
using TfCourse.Engine.Managed;

namespace TfCourse.Benchmarks;

/// <summary>Functions of many floats against TensorPrimitives.</summary>
internal static unsafe class FunctionBenchmark
{
    private delegate void Form(ReadOnlySpan<float> x, Span<float> y);

    public static void Run(TextWriter output, int rounds, string? filter)
    {
        (string Name, Form Ours, Form Theirs)[] works =
        [
            ("exp", VectorFunctions.Exp, TensorPrimitives.Exp),
            ("log", VectorFunctions.Log, TensorPrimitives.Log),
            ("tanh", VectorFunctions.Tanh, TensorPrimitives.Tanh),
            ("sigmoid", VectorFunctions.Sigmoid, TensorPrimitives.Sigmoid),
            ("softmax 10", (x, y) => SoftmaxRows.Run(x, y, 10), (x, y) => Rows(x, y, 10, TensorPrimitives.SoftMax)),
            ("softmax 1000", (x, y) => Rows(x, y, 1000, SoftmaxRow.Softmax), (x, y) => Rows(x, y, 1000, TensorPrimitives.SoftMax)),
        ];
        output.WriteLine(FormattableString.Invariant($"registers of {Simd.Bits} bits; medians of {rounds} rounds, 1 thread"));
        output.WriteLine("function        elements  ours ns   TensorPrimitives ns  ours/TensorPrimitives");
        foreach ((string name, Form ours, Form theirs) in works.Where(w => filter is null || w.Name.Contains(filter, StringComparison.Ordinal)))
        {
            foreach (int count in new[] { 1000, 100_000 })
            {
                using var x = new Numbers<float>(count, 1);
                using var y = new Numbers<float>(count, 2);
                for (int i = 0; i < count; i++)
                {
                    x.Data[i] = name == "log" ? x.Data[i] + 0.75f : x.Data[i] * 10;
                }

                nint px = (nint)x.Data, py = (nint)y.Data;
                (double[] rates, double[] ratios, _) = Interleaved.Measure(count, rounds,
                    () => ours(new ReadOnlySpan<float>((float*)px, count), new Span<float>((float*)py, count)),
                    () => theirs(new ReadOnlySpan<float>((float*)px, count), new Span<float>((float*)py, count)));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {count,9} {1 / rates[0],8:F3} {1 / rates[1],22:F3} {ratios[1],10:F2}"));
            }
        }
    }

    private static void Rows(ReadOnlySpan<float> x, Span<float> y, int classes, Form row)
    {
        for (int at = 0; at < y.Length; at += classes)
        {
            row(x.Slice(at, classes), y.Slice(at, classes));
        }
    }
}
