using System.Globalization;

namespace NumSharp.Tests;

public sealed class ArrayTests
{
    [Test]
    public void Creation_gives_the_named_values()
    {
        Assert.That(np.zeros((2, 3)).shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(np.zeros(new[] { 2, 3 }).dtype, Is.EqualTo(typeof(double)));
        Assert.That(np.ones(3, np.int32).ToArray<int>(), Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That(np.eye(2, 3, 1).ToArray<double>(), Is.EqualTo(new double[] { 0, 1, 0, 0, 0, 1 }));
        Assert.That(np.eye(3, 2, -1).ToArray<double>(), Is.EqualTo(new double[] { 0, 0, 1, 0, 0, 1 }));
        Assert.That(np.arange(2, 9, 3).ToArray<int>(), Is.EqualTo(new[] { 2, 5, 8 }));
        Assert.That(np.arange(3, 0, -1).ToArray<int>(), Is.EqualTo(new[] { 3, 2, 1 }));
        Assert.That(np.arange(0, 1, 0.25).ToArray<double>(), Is.EqualTo(new[] { 0, .25, .5, .75 }));
        Assert.That(np.linspace(0, 1, 5).ToArray<double>(), Is.EqualTo(new[] { 0, .25, .5, .75, 1 }));
        Assert.That(np.linspace(0, 1, 4, endpoint: false).ToArray<double>(), Is.EqualTo(new[] { 0, .25, .5, .75 }));
        Assert.That(np.zeros_like(np.arange(2)).dtype, Is.EqualTo(typeof(long)));
        Assert.That((double)np.full((1, 1), 7.5)[0, 0], Is.EqualTo(7.5));
        Assert.That(np.array([[1.0, 2], [3, 4]]).shape, Is.EqualTo(new long[] { 2, 2 }));
        Assert.That(() => np.array([[1.0, 2], [3]]), Throws.ArgumentException.With.Message.Contains("row 1 has 1"));
        Assert.That(() => np.array(1m), Throws.TypeOf<NotSupportedException>().With.Message.Contains("Decimal"));
        Assert.That(() => np.arange(0, 1, 0.0), Throws.ArgumentException);
    }

    [Test]
    public void Arrays_of_any_rank_go_in_and_out()
    {
        int[,,] cube = { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } };
        bool[,] mask = { { true, false }, { false, true } };

        Assert.That(np.array(cube).ToMuliDimArray<int>(), Is.EqualTo(cube));
        Assert.That(np.array(mask).ToMuliDimArray<bool>(), Is.EqualTo(mask));
        Assert.That(np.array(cube).T.ToMuliDimArray<double>().GetValue(1, 0, 1), Is.EqualTo(6.0));
        Assert.That(() => np.array(1.0).ToMuliDimArray<double>(), Throws.TypeOf<NotSupportedException>().With.Message.Contains("0 axes"));
    }

    [Test]
    public void Types_convert()
    {
        NDArray a = np.array(-1.7, 0, 2.9, double.NaN);

        Assert.That(a["0:3"].astype(np.int32).ToArray<int>(), Is.EqualTo(new[] { -1, 0, 2 }));
        Assert.That(a.astype(np.bool_).ToArray<bool>(), Is.EqualTo(new[] { true, false, true, true }));
        Assert.That(np.array(true, false).astype(np.float32).ToArray<float>(), Is.EqualTo(new[] { 1f, 0 }));
        Assert.That(a.astype(np.float64, copy: false), Is.SameAs(a));
        Assert.That(a.astype(np.float64), Is.Not.SameAs(a));
        Assert.That(() => a.astype(typeof(decimal)), Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Reshape_finds_the_open_length_and_shares_elements()
    {
        NDArray a = np.arange(6), matrix = a.reshape(2, -1);
        matrix[1, 2] = 50;

        Assert.That(matrix.shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That((int)a[5], Is.EqualTo(50));
        Assert.That(matrix.T.reshape(6).ToArray<int>(), Is.EqualTo(new[] { 0, 3, 1, 4, 2, 50 }));
        Assert.That(a.reshape((3, 2)).shape, Is.EqualTo(new long[] { 3, 2 }));
        Assert.That(np.ravel(np.zeros((0, 4))).shape, Is.EqualTo(new long[] { 0 }));
        Assert.That(() => a.reshape(4, 2), Throws.ArgumentException.With.Message.Contains("6 elements").And.Message.Contains("(4, 2)"));
        Assert.That(() => a.reshape(4, -1), Throws.ArgumentException);
        Assert.That(() => a.reshape(-1, -1), Throws.ArgumentException);
    }

    [Test]
    public void Axes_come_go_and_change_places()
    {
        NDArray cube = np.arange(24).reshape(2, 3, 4);

        Assert.That(cube.T.shape, Is.EqualTo(new long[] { 4, 3, 2 }));
        Assert.That((int)np.transpose(cube, [1, 2, 0])[2, 3, 1], Is.EqualTo(23));
        Assert.That(np.moveaxis(cube, 0, -1).shape, Is.EqualTo(new long[] { 3, 4, 2 }));
        Assert.That(np.expand_dims(cube, -1).shape, Is.EqualTo(new long[] { 2, 3, 4, 1 }));
        Assert.That(np.squeeze(np.zeros((1, 3, 1))).shape, Is.EqualTo(new long[] { 3 }));
        Assert.That(np.squeeze(np.zeros((1, 3, 1)), 2).shape, Is.EqualTo(new long[] { 1, 3 }));
        Assert.That(() => np.squeeze(cube, 1), Throws.ArgumentException.With.Message.Contains("length 3"));
        Assert.That(() => np.transpose(cube, [0, 0, 1]), Throws.ArgumentException);
    }

    [Test]
    public void Arrays_are_joined_along_old_and_new_axes()
    {
        NDArray a = np.array(new double[,] { { 1, 2 }, { 3, 4 } }), b = np.array(new double[,] { { 5, 6 } });

        Assert.That(np.concatenate([a, b]).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(np.concatenate((a, b.T), axis: 1).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 5, 3, 4, 6 }));
        Assert.That(np.hstack(a, b.T).shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(np.hstack(a[0], b[0]).ToArray<double>(), Is.EqualTo(new double[] { 1, 2, 5, 6 }));
        Assert.That(np.vstack(a, a[0]).shape, Is.EqualTo(new long[] { 3, 2 }));
        Assert.That(np.stack([a, a * 10], axis: 2)[1, 0].ToArray<double>(), Is.EqualTo(new double[] { 3, 30 }));
        Assert.That(() => np.concatenate([a, b], 1), Throws.ArgumentException.With.Message.Contains("(2, 2)").And.Message.Contains("(1, 2)"));
        Assert.That(() => np.stack([a, b]), Throws.ArgumentException);
        Assert.That(() => np.concatenate(Array.Empty<NDArray>()), Throws.ArgumentException.With.Message.Contains("at least one"));
    }

    [Test]
    public void Shapes_are_values_and_refuse_what_memory_cannot_hold()
    {
        Assert.That(new Shape(2, 3), Is.EqualTo((Shape)(2, 3)));
        Assert.That(new Shape(2, 3) != new Shape(3, 2), Is.True);
        Assert.That(new Shape(3).ToString(), Is.EqualTo("(3,)"));
        Assert.That(Shape.Scalar.Size, Is.EqualTo(1));
        Assert.That(new Shape(2, 3)[-1], Is.EqualTo(3));
        Assert.That(() => new Shape(65536, 65536), Throws.ArgumentException.With.Message.Contains("65536"));
        Assert.That(() => new Shape(-1), Throws.ArgumentException.With.Message.Contains("-1"));
        Assert.That(() => new Shape(1L << 40), Throws.ArgumentException);
    }

    [Test]
    [SetCulture("de-DE")]
    public void Printing_does_not_depend_on_the_culture()
    {
        Assert.That(np.array(new[,] { { 1.5, -2 }, { double.NaN, 1e-7 } }).ToString(), Is.EqualTo("[[1.5, -2], [NaN, 1E-07]]"));
        Assert.That(np.array(true, false).ToString(), Is.EqualTo("[True, False]"));
        Assert.That(np.arange(2000).ToString(), Is.EqualTo("[0, 1, 2, ..., 1997, 1998, 1999]"));
        Assert.That(Slice.ParseSlices("1:, ::-2, 3, ...").Select(s => s.ToString()), Is.EqualTo(new[] { "1:", "::-2", "3", "..." }));
        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("de-DE"));
    }
}
