using System.Numerics;
using System.Runtime.Intrinsics;

namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed unsafe class ProductsTests
{
    // Around every edge: of tiles, of registers, of blocks of the sum, of packing.
    private static readonly int[] Rows = [1, 2, 3, 5, 6, 7, 8, 9, 13, 31, 195], Columns = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 24, 25, 31, 33, 49, 97, 200], Depths = [1, 2, 7, 33, 64, 353];

    [Test]
    public void Products_of_floats_are_right_for_every_form_and_edge([Values(0, 128, 256, 512)] int bits) => Compare<float>(bits, 2e-6);

    [Test]
    public void Products_of_doubles_are_right_for_every_form_and_edge([Values(0, 128, 256, 512)] int bits) => Compare<double>(bits, 4e-15);

    // Rows that are few: dot products; a column that is left over: apart from the others; few columns: two rows together; rows of half a register: masked; else: blocks.
    [TestCase(37, 83, 500, false, true)]
    [TestCase(5, 9, 101, false, true)]
    [TestCase(5, 90, 101, false, true)]
    [TestCase(100, 83, 500, false, true)]
    [TestCase(37, 83, 500, false, false)]
    [TestCase(50, 25, 1500, false, false)]
    [TestCase(70, 33, 1100, false, true)]
    [TestCase(20, 3, 64, true, false)]
    [TestCase(64, 3, 20, false, false)]
    [TestCase(65, 3, 1, false, true)]
    [TestCase(17, 2, 7, false, false)]
    [TestCase(16, 4, 64, false, true)]
    [TestCase(47, 4, 6, false, false)]
    [TestCase(30, 2, 65, false, true)]
    [TestCase(12, 6, 128, true, false)]
    [TestCase(32, 6, 12, false, false)]
    [TestCase(9, 5, 3, false, true)]
    [TestCase(8, 8, 40, false, false)]
    [TestCase(23, 7, 100, false, true)]
    [TestCase(17, 8, 31, false, true)]
    [TestCase(200, 25, 32, true, false)]
    [TestCase(333, 49, 320, true, false)]
    [TestCase(200, 25, 350, true, false)]
    [TestCase(3, 1, 64, true, false)]
    [TestCase(4, 1, 101, true, true)]
    [TestCase(1, 1, 3000, true, false)]
    [TestCase(2, 1, 15, true, false)]
    [TestCase(5, 1, 64, true, false)]
    [TestCase(33, 1, 99, false, false)]
    [TestCase(77, 1, 1001, false, true)]
    [TestCase(64, 1, 3, false, false)]
    [TestCase(13, 83, 104, false, true)]
    [TestCase(61, 130, 90, false, true)]
    [TestCase(33, 64, 353, true, false)]
    [TestCase(7, 112, 350, false, false)]
    [TestCase(40, 80, 64, false, false)]
    [TestCase(25, 12, 32, true, false)]
    [TestCase(128, 12, 25, false, false)]
    [TestCase(300, 10, 320, false, false)]
    [TestCase(50, 6, 330, false, false)]
    public void Every_width_of_registers_gives_the_same_bits(int m, int n, int k, bool transposeA, bool transposeB)
    {
        float[] narrow = Whole<float>(0, m, n, k, transposeA, transposeB);
        double[] narrowDoubles = Whole<double>(0, m, n, k, transposeA, transposeB);
        Assert.Multiple(() =>
        {
            foreach (int bits in new[] { 128, 256, 512 })
            {
                Assert.That(Whole<float>(bits, m, n, k, transposeA, transposeB), Is.EqualTo(narrow), $"{bits} bits");
                Assert.That(Whole<double>(bits, m, n, k, transposeA, transposeB), Is.EqualTo(narrowDoubles), $"{bits} bits");
            }
        });
    }

    [Test]
    public void Products_that_choose_a_way_of_their_own_are_right([Values(0, 128, 256, 512)] int bits)
    {
        using var forced = new ForcedSimd(bits);
        foreach ((int m, int n, int k, bool transposeA, bool transposeB) in new[]
        {
            (32, 41, 512, false, true), (64, 8, 96, false, true), (64, 10, 103, false, true), (1, 150, 333, false, true), (2, 99, 333, false, true), (31, 25, 1030, false, false),
            (200, 17, 1029, false, false), (6, 33, 1100, false, true), (64, 17, 1, true, false), (300, 25, 40, true, false), (129, 65, 320, true, false), (250, 203, 512, false, false), (250, 203, 512, false, true),
            (2, 1, 64, true, false), (4, 1, 133, true, true), (1, 1, 5000, true, false), (100, 1, 700, false, false), (3, 1, 16, false, true),
        })
        {
            One<float>(m, n, k, transposeA, transposeB, false, 4e-6);
            One<double>(m, n, k, transposeA, transposeB, false, 8e-15);
        }
    }

    [Test]
    public void A_number_that_is_none_stays_in_its_row_and_column([Values(0, 256)] int bits)
    {
        using var forced = new ForcedSimd(bits);
        foreach ((int m, int n, int k, bool transposeA, bool transposeB) in new[] { (7, 130, 99, false, true), (9, 25, 1030, false, false), (70, 25, 33, true, false) })
        {
            using Canaried<float> a = Random<float>(m * k, 1), b = Random<float>(k * n, 2), c = new(m * n);
            a.Data[transposeA ? 4 : 4 * k] = float.NaN;
            var product = Product<float>.Of(a.Data, transposeA, b.Data, transposeB, c.Data, m, n, k);
            Products.Run(&product);
            Assert.That(c.Span.ToArray().Select(float.IsNaN), Is.EqualTo(Enumerable.Range(0, m * n).Select(i => i / n == 4)));
        }
    }

    [TestCase(128, 512, 784, false, false)]
    [TestCase(784, 300, 128, true, false)]
    [TestCase(500, 20, 700, false, true)]
    [TestCase(60, 900, 500, false, true)]
    [TestCase(300, 25, 1100, false, false)]
    [TestCase(3000, 25, 128, true, false)]
    [TestCase(300, 97, 300, true, true)]
    [TestCase(32, 25, 12288, false, false)]
    [TestCase(40, 65, 1100, false, false)]
    [TestCase(64, 120, 84, false, true)]
    [TestCase(120, 84, 64, true, false)]
    public void Pieces_give_the_bits_of_the_whole(int m, int n, int k, bool transposeA, bool transposeB)
    {
        using Canaried<float> a = Random<float>(m * k, 1), b = Random<float>(k * n, 2), whole = new(m * n), parts = new(m * n), bias = Random<float>(n, 3);
        var product = Product<float>.Of(a.Data, transposeA, b.Data, transposeB, whole.Data, m, n, k);
        product.After = new Epilogue<float> { Bias = bias.Data, Function = Activation.Tanh };
        Products.Run(&product);
        product.C = parts.Data;
        foreach (int threads in new[] { 2, 3, 4, 8 })
        {
            parts.Span.Fill(float.NaN);
            int pieces = Products.Pieces(&product, threads);
            Assert.That(pieces, Is.GreaterThan(1));
            for (int i = pieces - 1; i >= 0; i--)
            {
                Products.RunPiece(&product, i, pieces);
            }

            Assert.That(parts.Span.SequenceEqual(whole.Span), $"{threads} threads");
        }
    }

    [TestCase(128, 512, 784)]
    [TestCase(784, 300, 128)]
    [TestCase(32, 25, 12288)]
    [TestCase(64, 84, 120)]
    public void No_thread_idles_while_others_do_a_last_round(int m, int n, int k)
    {
        float none = 0;
        Product<float> product = Product<float>.Of(&none, false, &none, false, &none, m, n, k);
        foreach (int threads in new[] { 2, 3, 4 })
        {
            int pieces = Products.Pieces(&product, threads);
            Assert.That(pieces < threads || pieces % threads == 0, $"{pieces} pieces for {threads} threads");
        }
    }

    [Test]
    public void What_follows_a_product_happens_once_at_every_edge(
        [Values(256, 512)] int bits, [Values(0, 1, 2, 3)] int functionNumber, [Values(0, 1, 2, 3)] int derivativeNumber, [Values] bool withBias)
    {
        (var function, var derivative) = ((Activation)functionNumber, (Activation)derivativeNumber);
        using var forced = new ForcedSimd(bits);
        foreach ((int m, int n, int k) in new[] { (5, 3, 4), (7, 20, 400), (13, 25, 9), (1, 9, 1), (200, 33, 3), (4, 8, 0), (20, 1, 3), (9, 1, 77) })
        {
            using Canaried<double> a = Random<double>(m * k, 1), b = Random<double>(k * n, 2), c = Random<double>(m * n, 6), outputs = Random<double>(m * n, 3), bias = Random<double>(n, 4);
            var product = Product<double>.Of(a.Data, false, b.Data, false, c.Data, m, n, k);
            product.After = new Epilogue<double> { Bias = withBias ? bias.Data : null, Function = function, Derivative = derivative, Outputs = outputs.Data };
            Products.Run(&product);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double z = withBias ? bias.Data[j] : 0, y = outputs.Data[(i * n) + j];
                    for (int p = 0; p < k; p++)
                    {
                        z += a.Data[(i * k) + p] * b.Data[(p * n) + j];
                    }

                    double wanted = function switch { Activation.Relu => Math.Max(z, 0), Activation.Tanh => Math.Tanh(z), Activation.Sigmoid => 1 / (1 + Math.Exp(-z)), _ => z };
                    wanted *= derivative switch { Activation.Relu => y > 0 ? 1 : 0, Activation.Tanh => 1 - (y * y), Activation.Sigmoid => y * (1 - y), _ => 1 };
                    Assert.That(c.Data[(i * n) + j], Is.EqualTo(wanted).Within(1e-13), $"[{i}, {j}] of {m} x {n} x {k}");
                }
            }

            Assert.That(c.IsIntact);
        }
    }

    [Test]
    public void A_product_without_inner_axis_is_zero_or_what_was_there()
    {
        using Canaried<float> c = Random<float>(6, 1);
        float[] before = c.Span.ToArray();
        var product = Product<float>.Of(null, false, null, false, c.Data, 2, 3, 0);
        product.Accumulate = true;
        Products.Run(&product);
        Assert.That(c.Span.ToArray(), Is.EqualTo(before));
        product.Accumulate = false;
        Products.Run(&product);
        Assert.That(c.Span.ToArray(), Is.All.Zero);
    }

    private static void Compare<T>(int bits, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var forced = new ForcedSimd(bits);
        int turn = 0;
        foreach (int m in Rows)
        {
            foreach (int n in Columns)
            {
                // Every combination of sizes; forms and depths take turns, so that all pairs come up.
                turn++;
                int k = Depths[turn % Depths.Length];
                for (int form = 0; form < 4; form++)
                {
                    One<T>(m, n, m * n > 5000 ? Math.Min(k, 64) : k, (form & 1) != 0, (form & 2) != 0, (turn & 1) != 0, tolerance);
                }
            }
        }
    }

    // Rows of all matrices lie apart, so that what is between them shows what is read and written too much.
    private static void One<T>(int m, int n, int k, bool transposeA, bool transposeB, bool accumulate, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rowsA = transposeA ? k : m, strideA = (transposeA ? m : k) + 3, rowsB = transposeB ? n : k, strideB = (transposeB ? k : n) + 5, strideC = n + 2;
        using Canaried<T> a = Random<T>(rowsA * strideA, 1), b = Random<T>(rowsB * strideB, 2), c = Random<T>(m * strideC, 3);
        T[] before = c.Span.ToArray();
        var product = new Product<T>
        {
            A = a.Data,
            B = b.Data,
            C = c.Data,
            M = m,
            N = n,
            K = k,
            StrideA = strideA,
            StrideB = strideB,
            StrideC = strideC,
            TransposeA = transposeA,
            TransposeB = transposeB,
            Accumulate = accumulate,
        };
        Products.Run(&product);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < strideC; j++)
            {
                int at = (i * strideC) + j;
                if (j >= n)
                {
                    Assert.That(c.Data[at], Is.EqualTo(before[at]), "between the rows");
                    continue;
                }

                double sum = accumulate ? double.CreateTruncating(before[at]) : 0, size = Math.Abs(sum);
                for (int p = 0; p < k; p++)
                {
                    double term = double.CreateTruncating(a.Data[transposeA ? (p * strideA) + i : (i * strideA) + p])
                        * double.CreateTruncating(b.Data[transposeB ? (j * strideB) + p : (p * strideB) + j]);
                    sum += term;
                    size += Math.Abs(term);
                }

                double found = double.CreateTruncating(c.Data[at]);
                if (!(Math.Abs(found - sum) <= tolerance * (1 + size)))
                {
                    Assert.Fail($"[{i}, {j}] of {m} x {n} x {k}, transposed {transposeA} and {transposeB}, added {accumulate}: {found}, not {sum}");
                }
            }
        }

        Assert.That(a.IsIntact && b.IsIntact && c.IsIntact);
    }

    private static T[] Whole<T>(int bits, int m, int n, int k, bool transposeA, bool transposeB) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var forced = new ForcedSimd(bits);
        using Canaried<T> a = Random<T>(m * k, 1), b = Random<T>(k * n, 2), c = new(m * n);
        var product = Product<T>.Of(a.Data, transposeA, b.Data, transposeB, c.Data, m, n, k);
        Products.Run(&product);
        return c.Span.ToArray();
    }

    private static Canaried<T> Random<T>(int count, int seed) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var memory = new Canaried<T>(count, seed);
        var random = new Random(seed);
        foreach (ref T x in memory.Span)
        {
            x = T.CreateTruncating((random.NextDouble() * 2) - 1);
        }

        return memory;
    }

    [Test]
    public void Behind_few_columns_of_a_panel_stands_no_number_by_chance([Values] bool transposed, [Values(1, 6, 7)] int columns)
    {
        const int Rows = 5, Count = 8;
        float[] factor = [.. Enumerable.Range(1, Rows * columns).Select(i => (float)i)], panel = new float[Rows * Count];
        Array.Fill(panel, float.Epsilon);
        fixed (float* from = factor, to = panel)
        {
            Panels<float, Vector256<float>, Register256<float>>.One(from, transposed ? Rows : columns, transposed, 1, columns, Rows, to);
        }

        Assert.That(panel, Has.None.EqualTo(float.Epsilon));
        Assert.That(Enumerable.Range(0, Rows).SelectMany(r => panel.Skip(r * Count).Take(columns)),
            Is.EqualTo(Enumerable.Range(0, Rows).SelectMany(r => Enumerable.Range(0, columns).Select(c => factor[transposed ? (c * Rows) + r : (r * columns) + c]))));
    }
}
