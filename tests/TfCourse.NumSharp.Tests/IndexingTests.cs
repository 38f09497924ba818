namespace NumSharp.Tests;

public sealed class IndexingTests
{
    private static NDArray Table() => np.arange(12.0).reshape(3, 4);

    [TestCase("1:, ::2", new double[] { 4, 6, 8, 10 })]
    [TestCase(":, -1", new double[] { 3, 7, 11 })]
    [TestCase("1", new double[] { 4, 5, 6, 7 })]
    [TestCase("..., 0", new double[] { 0, 4, 8 })]
    [TestCase("::-1, 0", new double[] { 8, 4, 0 })]
    [TestCase("2:0:-1, 1:3", new double[] { 9, 10, 5, 6 })]
    [TestCase(":, 10:", new double[0])]
    [TestCase("-2:100, 3", new double[] { 7, 11 })]
    [TestCase("::4000000000, 0", new double[] { 0 })]
    [TestCase("::-4000000000, 0", new double[] { 8 })]
    public void Python_notation_names_the_same_elements(string slice, double[] expected)
        => Assert.That(Table()[slice].ToArray<double>(), Is.EqualTo(expected));

    [Test]
    public void Slices_agree_with_a_walk_over_positions_for_every_start_stop_and_step()
    {
        NDArray five = np.arange(5);
        long?[] ends = [null, -7, -5, -3, -1, 0, 2, 4, 5, 9];
        foreach (long? start in ends)
        {
            foreach (long? stop in ends)
            {
                foreach (long step in new long[] { -7, -2, -1, 1, 2, 7 })
                    Assert.That(five[new Slice(start, stop, step)].ToArray<int>(), Is.EqualTo(Walk(start, stop, step)), $"{start}:{stop}:{step}");
            }
        }

        static List<int> Walk(long? start, long? stop, long step)
        {
            long At(long? end, long whenOpen) => end is not { } e ? whenOpen : Math.Clamp(e < 0 ? e + 5 : e, step > 0 ? 0 : -1, step > 0 ? 5 : 4);
            List<int> walk = [];
            for (long i = At(start, step > 0 ? 0 : 4), end = At(stop, step > 0 ? 5 : -1); step > 0 ? i < end : i > end; i += step)
                walk.Add((int)i);
            return walk;
        }
    }

    [Test]
    public void A_slice_shares_elements_with_its_array()
    {
        NDArray table = Table();
        table["1:, 1"][":"] = 50;
        table.T[3, 0] = -1;

        Assert.That(table.ToArray<double>(), Is.EqualTo(new double[] { 0, 1, 2, -1, 4, 50, 6, 7, 8, 50, 10, 11 }));
    }

    [Test]
    public void Assigning_broadcasts_and_converts()
    {
        NDArray table = Table();
        table["1:, ::2"] = np.array(100, 200);
        table[0] = np.array(9.0).reshape(1, 1)[0];

        Assert.That(table.ToArray<double>(), Is.EqualTo(new double[] { 9, 9, 9, 9, 100, 5, 200, 7, 100, 9, 200, 11 }));
        Assert.That(() => table["0"] = np.zeros(3), Throws.ArgumentException.With.Message.Contains("(3,)").And.Message.Contains("(4,)"));
    }

    [Test]
    public void Assigning_a_reversed_view_of_itself_reads_before_it_writes()
    {
        NDArray a = np.arange(4);
        a["::-1"] = a;

        Assert.That(a.ToArray<int>(), Is.EqualTo(new[] { 3, 2, 1, 0 }));
    }

    [Test]
    public void A_mask_selects_and_assigns()
    {
        NDArray table = Table();

        Assert.That(table[table > 8.5].ToArray<double>(), Is.EqualTo(new double[] { 9, 10, 11 }));
        table[table > 8.5] = 0;
        Assert.That((double)np.sum(table), Is.EqualTo(36));
        table[table < 2.0] = np.arange(5) * 10;
        Assert.That(table.ToArray<double>(), Is.EqualTo(new double[] { 0, 10, 2, 3, 4, 5, 6, 7, 8, 20, 30, 40 }));
        Assert.That(table[np.array(false, true, false)].shape, Is.EqualTo(new long[] { 1, 4 }), "rows");
        Assert.That(() => table[np.array(true, false)], Throws.ArgumentException.With.Message.Contains("(2,)").And.Message.Contains("(3, 4)"));
    }

    [Test]
    public void Integer_arrays_gather_rows_and_columns()
    {
        NDArray table = Table(), order = np.array(2, 0);

        Assert.That(table[order].ToArray<double>(), Is.EqualTo(new double[] { 8, 9, 10, 11, 0, 1, 2, 3 }));
        Assert.That(table[":", order].ToArray<double>(), Is.EqualTo(new double[] { 2, 0, 6, 4, 10, 8 }));
        Assert.That(np.take(table, np.array(-1), 1).ToArray<double>(), Is.EqualTo(new double[] { 3, 7, 11 }));
        Assert.That(np.take(table, np.array(new[,] { { 0, 5 }, { 7, 11 } })).shape, Is.EqualTo(new long[] { 2, 2 }));
        table[":", order] = np.array(new double[,] { { -2, 0 }, { -6, -4 }, { -10, -8 } });
        Assert.That(table.ToArray<double>(), Is.EqualTo(new double[] { 0, 1, -2, 3, -4, 5, -6, 7, -8, 9, -10, 11 }));
        table[order] = 0;
        Assert.That(np.sum(table, 1).ToArray<double>(), Is.EqualTo(new double[] { 0, 2, 0 }));
    }

    [Test]
    public void Positions_outside_an_axis_are_named_with_the_shape()
    {
        Assert.That(() => Table()[3, 0], Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("(3, 4)").And.Message.Contains("0 to 2"));
        Assert.That(() => Table()[0, 0, 0], Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("2 axes, but 3"));
        Assert.That(() => Table()[np.array(0.5)], Throws.ArgumentException.With.Message.Contains("integers"));
        Assert.That(() => Table()["1;2"], Throws.TypeOf<FormatException>().With.Message.Contains("'1;2'"));
        Assert.That(() => new Slice(0, 1, 0), Throws.ArgumentException.With.Message.Contains("step"));
    }

    [Test]
    public void Elements_are_cast_out_and_set()
    {
        NDArray table = Table();
        table.SetDouble(7.5, 0, 0);

        Assert.That((double)table[0, 0], Is.EqualTo(7.5));
        Assert.That((int)table[0, 0], Is.EqualTo(7));
        Assert.That(table.GetValue<float>(-1, -1), Is.EqualTo(11f));
        Assert.That(() => (double)table, Throws.ArgumentException.With.Message.Contains("(3, 4)"));
        Assert.That(() => (double)table["0:1, 0:1"], Throws.ArgumentException.With.Message.Contains("(1, 1)"), "as in NumSharp");
    }
}
