namespace NumSharp.Tests;

public sealed class ProductTests
{
    [Test]
    public void A_product_of_matrices_equals_the_sums_written_out([Values(1, 2, 7, 16)] int m, [Values(1, 3, 8)] int k, [Values(1, 5, 19)] int n)
    {
        np.random.seed(4);
        NDArray a = np.random.randn(m, k), b = np.random.randn(n, k).T;
        NDArray product = np.dot(a, b);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = Enumerable.Range(0, k).Sum(p => a.GetDouble(i, p) * b.GetDouble(p, j));
                Assert.That(product.GetDouble(i, j), Is.EqualTo(sum).Within(1e-14));
            }
        }
    }

    [Test]
    public void Vectors_are_rows_on_the_left_and_columns_on_the_right()
    {
        NDArray matrix = np.arange(6.0).reshape(2, 3), three = np.array(1.0, 2, 3), two = np.array(1.0, 10);

        Assert.That(np.dot(matrix, three).ToArray<double>(), Is.EqualTo(new double[] { 8, 26 }));
        Assert.That(np.dot(two, matrix).ToArray<double>(), Is.EqualTo(new double[] { 30, 41, 52 }));
        Assert.That((double)np.dot(three, three), Is.EqualTo(14));
        Assert.That(np.dot(2.0, three).ToArray<double>(), Is.EqualTo(new double[] { 2, 4, 6 }));
    }

    [Test]
    public void Types_meet_in_a_product()
    {
        Assert.That(np.dot(np.ones((2, 2), np.float32), np.ones((2, 2), np.float32)).dtype, Is.EqualTo(typeof(float)));
        Assert.That(np.dot(np.arange(4).reshape(2, 2), np.ones((2, 2))).dtype, Is.EqualTo(typeof(double)));
    }

    [Test]
    public void Inner_sizes_that_differ_are_named_with_both_shapes()
    {
        Assert.That(() => np.dot(np.zeros((64, 100)), np.zeros((50, 10))), Throws.ArgumentException
            .With.Message.Contains("np.dot").And.Message.Contains("(64, 100)").And.Message.Contains("(50, 10)").And.Message.Contains("100 meets 50"));
        Assert.That(() => np.matmul(1.0, np.zeros(2)), Throws.ArgumentException.With.Message.Contains("Use *"));
        Assert.That(() => np.dot(np.zeros((1, 2, 3)), np.zeros(3)), Throws.ArgumentException.With.Message.Contains("two axes"));
    }
}
