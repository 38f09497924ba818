using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed;

/// <summary>Softmax of many short rows: the exponentials of a block of rows are computed at once, since a row alone is too short for what a call prepares.</summary>
internal static unsafe class SoftmaxRows
{
    private const int LeastClasses = 4, MostClasses = 16, BlockElements = 1024;

    /// <summary>Whether this is the way for rows of so many classes.</summary>
    public static bool Fits(int classes) => classes is >= LeastClasses and <= MostClasses && Vector128.IsHardwareAccelerated;

    /// <summary>y = exp(x) / Σ exp(x), row by row. y may be the memory of x.</summary>
    public static void Run(ReadOnlySpan<float> x, Span<float> y, int classes)
    {
        int together = BlockElements / classes * classes;
        fixed (float* from = x, to = y)
        {
            for (int at = 0; at < y.Length; at += together)
            {
                int count = Math.Min(together, y.Length - at);
                LessLargest(from + at, to + at, count / classes, classes);
                Span<float> block = y.Slice(at, count);
                VectorFunctions.Exp(block, block);
                Scale(to + at, count / classes, classes);
            }
        }
    }

    // Registers of four that cover a row, of which the last ends with the last class.
    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void LessLargest(float* x, float* y, int rows, int classes)
    {
        int second = Math.Min(4, classes - 4), third = Math.Min(8, classes - 4), last = classes - 4;
        for (int i = 0; i < rows; i++, x += classes, y += classes)
        {
            Vector128<float> a = Vector128.Load(x), b = Vector128.Load(x + second), c = Vector128.Load(x + third), d = Vector128.Load(x + last);
            Vector128<float> max = Larger(Larger(a, b), Larger(c, d));
            max = Larger(max, Vector128.Shuffle(max, Vector128.Create(2, 3, 0, 1)));
            max = Larger(max, Vector128.Shuffle(max, Vector128.Create(1, 0, 3, 2)));
            (a - max).Store(y);
            (b - max).Store(y + second);
            (c - max).Store(y + third);
            (d - max).Store(y + last);
        }
    }

    // A NaN on the left never wins; it shows in the sum that follows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    [MethodImpl(Compiled.InFull | MethodImplOptions.NoInlining)]
    private static void Scale(float* y, int rows, int classes)
    {
        // Of a register that overlaps the one before only the new classes count.
        int second = Math.Min(4, classes - 4), third = Math.Min(8, classes - 4), last = classes - 4;
        Vector128<float> newInSecond = New(second, 4), newInThird = New(third, second + 4), newInLast = New(last, third + 4);
        for (int i = 0; i < rows; i++, y += classes)
        {
            Vector128<float> a = Vector128.Load(y), b = Vector128.Load(y + second), c = Vector128.Load(y + third), d = Vector128.Load(y + last);
            Vector128<float> sum = (a + (b & newInSecond)) + ((c & newInThird) + (d & newInLast));
            sum += Vector128.Shuffle(sum, Vector128.Create(2, 3, 0, 1));
            sum += Vector128.Shuffle(sum, Vector128.Create(1, 0, 3, 2));
            Vector128<float> scale = Vector128<float>.One / sum;
            (a * scale).Store(y);
            (b * scale).Store(y + second);
            (c * scale).Store(y + third);
            (d * scale).Store(y + last);
        }
    }

    // All bits for the places from `from` on that were not covered before `covered`.
    private static Vector128<float> New(int from, int covered)
        => Vector128.GreaterThanOrEqual(Vector128.Create(0, 1, 2, 3) + Vector128.Create(from), Vector128.Create(covered)).AsSingle();
}
