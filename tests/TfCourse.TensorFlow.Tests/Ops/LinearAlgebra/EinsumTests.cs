using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.Differences;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class EinsumTests
{
    // Each equation with the shapes of its factors; x is the first.
    private static readonly object[][] Equations =
    [
        ["ab,bc->ca", 3, 4, new[] { 4, 5 }],
        ["ab,ab->b", 3, 4, new[] { 3, 4 }],
        ["ab,ca->cb", 3, 4, new[] { 2, 3 }],
        ["aa,ab->b", 3, 3, new[] { 3, 4 }],
        ["ab,c->cba", 3, 4, new[] { 2 }],
        ["ab,b->", 3, 4, new[] { 4 }],
        ["ab,->ba", 3, 4, Array.Empty<int>()],
        ["ab,cd->ad", 3, 4, new[] { 2, 5 }],
        ["...b,bc->...c", 3, 4, new[] { 4, 5 }],
        ["b...,bc->c...", 3, 4, new[] { 3, 5 }],
        ["ab,...b->a...", 3, 4, new[] { 2, 5, 4 }],
        ["...b,...b->...", 1, 4, new[] { 5, 4 }],
        ["ab...,...a->b...", 3, 4, new[] { 2, 3 }],
        ["ab,bb->ab", 3, 4, new[] { 4, 4 }],
    ];

    [TestCaseSource(nameof(Equations))]
    public void Gradients_of_both_factors_are_those_of_differences(string equation, int rows, int columns, int[] other)
    {
        double[,] x = Matrix(rows, columns, 1);
        double[] numbers = [.. Matrix(1, other.Aggregate(1, (a, b) => a * b), 2).Cast<double>()];
        Tensor Loss(Tensor a, Tensor b)
        {
            Tensor z = tf.einsum(equation, a, b);
            return tf.reduce_sum(z * z * z) + tf.reduce_sum(z);
        }

        Assert.That(WorstGradient(a => Loss(a, tf.reshape(tf.constant(numbers), new Shape(other))), x), Is.LessThan(1e-6));
        Assert.That(WorstGradient(b => Loss(tf.constant(x), tf.reshape(b, new Shape(other))), numbers), Is.LessThan(1e-6));
    }

    [TestCase("ab->")]
    [TestCase("ab->ba")]
    [TestCase("ab->b")]
    [TestCase("aa->a")]
    [TestCase("aa->")]
    [TestCase("...a->...")]
    [TestCase("...->...")]
    public void Gradient_of_one_factor_is_that_of_differences(string equation)
        => Assert.That(WorstGradient(a => tf.einsum(equation, a) is var z ? tf.reduce_sum(z * z * z) : z, Matrix(3, 3, 3)), Is.LessThan(1e-6));

    [Test]
    public void A_factor_of_unknown_sizes_gets_its_gradient_all_the_same()
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor x = tf.placeholder(tf.float64, Shape.Null), y = tf.placeholder(tf.float64, Shape.Null);
            Tensor loss = tf.reduce_sum(tf.einsum("...ab,...bc->...ac", x, y));
            Tensor[] gradients = tf.gradients(loss, [x, y]);
            using var session = new Session(graph);
            double[,,] a = { { { 1, 2 } }, { { 3, 4 } } };
            double[,] b = { { 5 }, { 6 } };
            var values = session.run(gradients, (x, new Tensorflow.NumPy.NDArray(a)), (y, new Tensorflow.NumPy.NDArray(b)));

            Assert.That(values[0].ToArray<double>(), Is.EqualTo(new double[] { 5, 6, 5, 6 }));
            Assert.That(values[1].ToArray<double>(), Is.EqualTo(new double[] { 4, 6 }));
        }
        finally
        {
            graph.Exit();
        }
    }

    [Test]
    public void Many_factors_multiply_in_any_order()
    {
        double[][] values = Values(
            x =>
            {
                Tensor a = tf.constant(Matrix(4, 2, 5)), b = tf.constant(Matrix(2, 6, 6)), c = tf.constant(Matrix(6, 3, 7));
                return [tf.einsum("ij,jk,kl,lm->im", x, a, b, c), tf.matmul(tf.matmul(tf.matmul(x, a), b), c)];
            },
            Matrix(3, 4, 4));

        Assert.That(values[0], Is.EqualTo(values[1]).Within(1e-14));
    }
}
