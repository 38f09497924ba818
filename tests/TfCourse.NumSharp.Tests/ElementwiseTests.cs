namespace NumSharp.Tests;

public sealed class ElementwiseTests
{
    private static readonly NDArray Matrix = np.array(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });

    [Test]
    public void Reversed_views_take_part_in_arithmetic()
    {
        NDArray a = np.array(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.That((a[":, ::-1"] - a).ToArray<double>(), Is.EqualTo(new double[] { 2, 0, -2, 2, 0, -2 }));
        Assert.That((a * a["::-1"]).ToArray<double>(), Is.EqualTo(new double[] { 4, 10, 18, 4, 10, 18 }));
        Assert.That((a["::-1, ::-1"] + 1.0).ToArray<double>(), Is.EqualTo(new double[] { 7, 6, 5, 4, 3, 2 }));
    }

    [Test]
    public void Operators_work_element_by_element()
    {
        NDArray other = np.array(new double[,] { { 10, 20, 30 }, { 40, 50, 60 } });

        Assert.That((Matrix + other).ToArray<double>(), Is.EqualTo(new double[] { 11, 22, 33, 44, 55, 66 }));
        Assert.That((other - Matrix).ToArray<double>(), Is.EqualTo(new double[] { 9, 18, 27, 36, 45, 54 }));
        Assert.That((Matrix * other).ToArray<double>(), Is.EqualTo(new double[] { 10, 40, 90, 160, 250, 360 }));
        Assert.That((other / Matrix).ToArray<double>(), Is.All.EqualTo(10));
        Assert.That((-Matrix).ToArray<double>(), Is.EqualTo(new double[] { -1, -2, -3, -4, -5, -6 }));
    }

    [Test]
    public void Scalars_stand_on_either_side()
    {
        Assert.That((1.0 - Matrix).ToArray<double>(), Is.EqualTo(new double[] { 0, -1, -2, -3, -4, -5 }));
        Assert.That((Matrix / 2).ToArray<double>(), Is.EqualTo(new[] { .5, 1, 1.5, 2, 2.5, 3 }));
        Assert.That((12 / Matrix).ToArray<double>(), Is.EqualTo(new[] { 12, 6, 4, 3, 2.4, 2 }));
    }

    [Test]
    public void A_column_and_a_row_broadcast_to_a_table()
    {
        NDArray column = np.array(1.0, 2, 3).reshape(3, 1), row = np.array(10.0, 20);

        NDArray table = column + row;

        Assert.That(table.shape, Is.EqualTo(new long[] { 3, 2 }));
        Assert.That(table.ToArray<double>(), Is.EqualTo(new double[] { 11, 21, 12, 22, 13, 23 }));
    }

    [Test]
    public void Broadcasting_agrees_with_repeating_by_hand_for_every_shape_of_up_to_three_axes()
    {
        int[][] shapes = [[], [1], [3], [2, 1], [1, 3], [2, 3], [4, 1, 3], [4, 2, 1], [1, 2, 3], [4, 2, 3]];
        foreach (int[] x in shapes)
        {
            foreach (int[] y in shapes)
            {
                NDArray a = np.random.rand(new Shape(x)), b = np.random.rand(new Shape(y));
                NDArray difference = a - b;
                int[] dims = [.. difference.shape.Select(d => (int)d)];
                for (int i = 0; i < difference.size; i++)
                    Assert.That(difference.ToArray<double>()[i], Is.EqualTo(At(a, x, dims, i) - At(b, y, dims, i)), $"{a.Shape} - {b.Shape}");
            }
        }

        static double At(NDArray array, int[] own, int[] dims, int flat)
        {
            long[] place = new long[own.Length];
            for (int axis = dims.Length - 1; axis >= 0; axis--)
            {
                int mine = axis - (dims.Length - own.Length);
                if (mine >= 0)
                    place[mine] = own[mine] == 1 ? 0 : flat % dims[axis];
                flat /= dims[axis];
            }

            return array.GetDouble(place);
        }
    }

    [Test]
    public void Views_take_part_like_copies()
    {
        NDArray transposed = Matrix.T, every = np.arange(12.0)["::2"].reshape(3, 2);

        Assert.That((transposed + every).ToArray<double>(), Is.EqualTo(new double[] { 1, 6, 6, 11, 11, 16 }));
        Assert.That((np.exp(transposed) == np.exp(transposed.copy())).ToArray<bool>(), Is.All.True);
    }

    [Test]
    public void Shapes_that_do_not_broadcast_are_both_named()
        => Assert.That(() => Matrix + np.zeros((3, 2)), Throws.ArgumentException
            .With.Message.Contains("x + y").And.Message.Contains("(2, 3)").And.Message.Contains("(3, 2)").And.Message.Contains("3 meets 2"));

    [Test]
    public void Types_meet_as_in_NumPy()
    {
        NDArray floats = np.ones((2, 2), np.float32), ints = np.arange(3), mask = np.array(true, false, true);

        Assert.That((floats * 2.0).dtype, Is.EqualTo(typeof(float)), "a scalar adapts");
        Assert.That((floats * np.ones((2, 2))).dtype, Is.EqualTo(typeof(double)));
        Assert.That((ints + 1).dtype, Is.EqualTo(typeof(long)));
        Assert.That((ints / 2).dtype, Is.EqualTo(typeof(double)));
        Assert.That((ints * 0.5).dtype, Is.EqualTo(typeof(double)));
        Assert.That((ints.astype(np.int32) + floats[0, 0].reshape(1)).dtype, Is.EqualTo(typeof(double)));
        Assert.That((mask * np.array(1.5, 2, 3)).ToArray<double>(), Is.EqualTo(new[] { 1.5, 0, 3 }));
        Assert.That((mask + mask).ToArray<bool>(), Is.EqualTo(new[] { true, false, true }));
        Assert.That(() => mask - mask, Throws.TypeOf<NotSupportedException>().With.Message.Contains("x != y"));
        Assert.That(() => -mask, Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Integer_arithmetic_never_throws()
    {
        NDArray least = np.array(int.MinValue, 7, -7);

        Assert.That((least % np.array(-1, 0, 3)).ToArray<int>(), Is.EqualTo(new[] { 0, 0, 2 }));
        Assert.That(np.abs(least).ToArray<int>(), Is.EqualTo(new[] { int.MinValue, 7, 7 }));
        Assert.That((least / np.array(-1, 1, 0)).ToArray<double>(), Is.EqualTo(new[] { 2147483648.0, 7, double.NegativeInfinity }));
        Assert.That((np.array(-7.5, 7.5) % 2).ToArray<double>(), Is.EqualTo(new[] { .5, 1.5 }));
    }

    [Test]
    public void Comparisons_give_masks_and_NaN_is_unequal_to_everything()
    {
        NDArray a = np.array(1.0, double.NaN, 3), b = np.array(1.0, double.NaN, 2);

        Assert.That((a == b).ToArray<bool>(), Is.EqualTo(new[] { true, false, false }));
        Assert.That((a != b).ToArray<bool>(), Is.EqualTo(new[] { false, true, true }));
        Assert.That((a >= b).ToArray<bool>(), Is.EqualTo(new[] { true, false, true }));
        Assert.That((a < b).ToArray<bool>(), Is.EqualTo(new[] { false, false, false }));
        Assert.That(((a > 0.5) & !(a > 2.0)).ToArray<bool>(), Is.EqualTo(new[] { true, false, false }));
        Assert.That(a.Equals(a), Is.False);
    }

    [Test]
    public void Maximum_minimum_and_clip_keep_NaN()
    {
        NDArray a = np.array(-1.0, double.NaN, 3);

        Assert.That(np.maximum(a, 0).ToArray<double>(), Is.EqualTo(new[] { 0, double.NaN, 3 }));
        Assert.That(np.minimum(0.0, a).ToArray<double>(), Is.EqualTo(new[] { -1, double.NaN, 0 }));
        Assert.That(np.clip(a, -0.5, 2).ToArray<double>(), Is.EqualTo(new[] { -.5, double.NaN, 2 }));
    }

    [Test]
    public void Powers_of_integers_are_integers()
    {
        Assert.That(np.power(np.array(2, 3, -2), 13).ToArray<int>(), Is.EqualTo(new[] { 8192, 1594323, -8192 }));
        Assert.That(np.power(np.array(2, 4), 0.5).ToArray<double>(), Is.EqualTo(new[] { Math.Sqrt(2), 2 }));
        Assert.That(() => np.power(np.array(2, 3), -1), Throws.ArgumentException.With.Message.Contains("make one of them a double"));
    }

    [Test]
    public void Functions_agree_with_the_framework()
    {
        double[] x = [0.1, 0.5, 1, 2.5, 1e-9];

        Assert.That(np.exp(x).ToArray<double>(), Is.EqualTo(x.Select(Math.Exp)));
        Assert.That(np.log(x).ToArray<double>(), Is.EqualTo(x.Select(v => Math.Log(v))));
        Assert.That(np.sqrt(x).ToArray<double>(), Is.EqualTo(x.Select(Math.Sqrt)));
        Assert.That(np.tanh(x).ToArray<double>(), Is.EqualTo(x.Select(Math.Tanh)));
        Assert.That(np.square(x).ToArray<double>(), Is.EqualTo(x.Select(v => v * v)));
        Assert.That((double)np.log1p(1e-9), Is.EqualTo(1e-9 - 5e-19).Within(1e-24));
        Assert.That(np.sign(np.array(-2.0, 0, 5)).ToArray<double>(), Is.EqualTo(new double[] { -1, 0, 1 }));
        Assert.That(np.floor(np.array(-1.5, 1.5)).ToArray<double>(), Is.EqualTo(new double[] { -2, 1 }));
        Assert.That(np.exp(np.arange(2)).dtype, Is.EqualTo(typeof(double)));
        Assert.That(np.exp(np.ones(2, np.float32)).dtype, Is.EqualTo(typeof(float)));
    }

    [Test]
    public void Where_chooses_between_arrays_and_scalars()
    {
        NDArray chosen = np.where(Matrix > 3.5, Matrix, -1.0);

        Assert.That(chosen.ToArray<double>(), Is.EqualTo(new double[] { -1, -1, -1, 4, 5, 6 }));
        Assert.That(np.where(np.array(true, false), np.arange(4).reshape(2, 2), 9).ToArray<int>(), Is.EqualTo(new[] { 0, 9, 2, 9 }));
    }

    [Test]
    public void The_places_of_true_elements_are_an_array_an_axis()
    {
        NDArray[] places = np.where(Matrix > 3.5);

        Assert.That(places.Select(p => p.ToArray<int>()), Is.EqualTo(new[] { new[] { 1, 1, 1 }, new[] { 0, 1, 2 } }));
        Assert.That(np.where(Matrix > 9.0).Select(p => p.size), Is.All.EqualTo(0));
    }

    [Test]
    public void A_named_type_is_computed_in()
    {
        Assert.That(np.exp(Matrix, np.float32).dtype, Is.EqualTo(typeof(float)));
        Assert.That((double)np.sum(np.array(16777216.0, 1, 1), np.float32), Is.EqualTo(16777216));
        Assert.That(np.sum(Matrix, 0, true, np.int32).dtype, Is.EqualTo(typeof(int)));
        Assert.That(np.mean(np.arange(4).reshape(2, 2), 0, np.float32).dtype, Is.EqualTo(typeof(float)));
        Assert.That(np.power(Matrix, 2, np.int64).ToArray<int>(), Is.EqualTo(new[] { 1, 4, 9, 16, 25, 36 }));
        Assert.That(np.maximum(Matrix, 2.5, np.int32).ToArray<int>(), Is.EqualTo(new[] { 2, 2, 3, 4, 5, 6 }));
    }

    [Test]
    public void Closeness_is_relative_to_the_second()
    {
        Assert.That(np.allclose(np.array(1.0, 1e6), np.array(1 + 9e-6, 1e6 + 9)), Is.True);
        Assert.That(np.allclose(1.0, 1 + 1.1e-5), Is.False);
        Assert.That(np.allclose(double.NaN, double.NaN), Is.False);
        Assert.That(np.allclose(double.NaN, double.NaN, equal_nan: true), Is.True);
        Assert.That(np.allclose(double.PositiveInfinity, double.PositiveInfinity), Is.True);
        Assert.That(np.allclose(1.0, double.PositiveInfinity), Is.False);
    }
}
