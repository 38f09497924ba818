namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed unsafe class BiasRowsTests
{
    [Test]
    public void Biases_are_added_to_rows_of_every_width([Range(1, 40)] int columns, [Values(1, 15, 16, 17, 64, 101)] int rows)
    {
        var random = new Random(columns);
        float[] y = [.. Enumerable.Range(0, (rows * columns) + 9).Select(_ => random.NextSingle())], bias = [.. Enumerable.Range(0, columns).Select(_ => random.NextSingle())];
        float[] wanted = [.. y.Select((x, i) => i < rows * columns ? x + bias[i % columns] : x)];
        fixed (float* py = y, pb = bias)
        {
            BiasRows.Add(py, pb, rows, columns);
        }

        Assert.That(y, Is.EqualTo(wanted));
    }
}
