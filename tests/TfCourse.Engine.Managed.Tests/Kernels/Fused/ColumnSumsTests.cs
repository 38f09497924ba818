namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class ColumnSumsTests
{
    [Test]
    public void Sums_of_columns_are_right_for_every_width([Values(1, 2, 3, 5, 6, 7, 8, 9, 13, 15, 16, 17, 33, 100)] int columns, [Values(1, 63, 64, 65, 1000, 9999)] int rows)
    {
        var random = new Random(columns);
        float[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.25f)], sums = new float[columns];
        ColumnSums.Of<float>(x, sums);
        double[] wanted = [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => (double)x[(i * columns) + j]))];
        Assert.That(sums, Is.EqualTo(wanted).Within(rows * 3e-7));
    }

    [Test]
    public void Many_rows_have_the_same_bits_for_any_number_of_threads([Values(1, 6, 40, 1500)] int columns)
    {
        var random = new Random(columns);
        int rows = 300_000 / columns;
        float[] x = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.25f)], alone = new float[columns], together = new float[columns];
        ColumnSums.Of<float>(x, alone);
        foreach (int threads in new[] { 2, 4, 8 })
        {
            Workers? before = Workers.Enter(Workers.Of(threads));
            ColumnSums.Of<float>(x, together);
            Workers.Enter(before);
            Assert.That(together, Is.EqualTo(alone));
        }

        double[] wanted = [.. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => (double)x[(i * columns) + j]))];
        Assert.That(alone, Is.EqualTo(wanted).Within(1e-4).Percent);
    }

    [Test]
    public void Integers_wrap()
    {
        int[] x = new int[100 * 3], sums = new int[3];
        Array.Fill(x, int.MaxValue);
        ColumnSums.Of<int>(x, sums);
        Assert.That(sums, Is.All.EqualTo(unchecked(100 * int.MaxValue)));
    }
}
