using Tensorflow;
using static Tensorflow.Binding;
using static TfCourse.TensorFlow.Tests.Differences;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Decompositions whose vectors have free signs: judged by what they multiply to.</summary>
[TestFixture]
public sealed class DecompositionTests
{
    private static Tensor Norm(Tensor x) => tf.reduce_max(tf.abs(x));

    private static Tensor Identity(int n) => tf.constant(Unit(n));

    private static double[,] Unit(int n)
    {
        var unit = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            unit[i, i] = 1;
        }

        return unit;
    }

    private static GraphTensor Diagonal(Tensor s) => Build.One("MatrixDiag", null, [s]);

    [TestCase(3, 3)]
    [TestCase(7, 4)]
    [TestCase(4, 7)]
    [TestCase(40, 12)]
    [TestCase(1, 5)]
    [TestCase(5, 1)]
    public void Singular_vectors_are_orthonormal_and_multiply_to_the_matrix(int m, int n)
    {
        int p = Math.Min(m, n);
        double[][] norms = Values(
            x =>
            {
                Tensor[] parts = tf.linalg.svd(x);
                (Tensor s, Tensor u, Tensor v) = (parts[0], parts[1], parts[2]);
                return
                [
                    Norm(tf.matmul(u, tf.matmul(Diagonal(s), v, transpose_b: true)) - x), Norm(tf.matmul(u, u, transpose_a: true) - Identity(p)),
                    Norm(tf.matmul(v, v, transpose_a: true) - Identity(p)), s,
                ];
            },
            Matrix(m, n, 1));

        Assert.That(norms[0][0] + norms[1][0] + norms[2][0], Is.LessThan(1e-13));
        Assert.That(norms[3], Is.Ordered.Descending);
    }

    [TestCase(4, 3)]
    [TestCase(3, 4)]
    [TestCase(5, 2)]
    public void Full_singular_vectors_are_square_and_orthonormal(int m, int n)
    {
        double[][] norms = Values(
            x =>
            {
                Tensor[] parts = tf.linalg.svd(x, full_matrices: true);
                return [Norm(tf.matmul(parts[1], parts[1], transpose_a: true) - Identity(m)), Norm(tf.matmul(parts[2], parts[2], transpose_a: true) - Identity(n))];
            },
            Matrix(m, n, 2));

        Assert.That(norms[0][0] + norms[1][0], Is.LessThan(1e-13));
    }

    [Test]
    public void Singular_vectors_of_a_matrix_of_low_rank_are_orthonormal_all_the_same()
    {
        double[,] x = { { 1, 2, 3 }, { 2, 4, 6 }, { -1, -2, -3 }, { 0, 0, 0 } };
        double[][] norms = Values(
            a =>
            {
                Tensor[] parts = tf.linalg.svd(a);
                return [Norm(tf.matmul(parts[1], parts[1], transpose_a: true) - Identity(3)), Norm(tf.matmul(parts[2], parts[2], transpose_a: true) - Identity(3)), parts[0]];
            },
            x);

        Assert.That(norms[0][0] + norms[1][0], Is.LessThan(1e-13));
        Assert.That(norms[2], Is.EqualTo(new[] { Math.Sqrt(84), 0, 0 }).Within(1e-13));
    }

    // c weighs the columns apart, so that a wrong sign or order of one shows.
    [TestCase(3, 3)]
    [TestCase(4, 3)]
    [TestCase(3, 4)]
    public void Gradient_through_singular_values_and_vectors_is_that_of_differences(int m, int n)
    {
        int p = Math.Min(m, n);
        Tensor Loss(Tensor x)
        {
            Tensor[] parts = tf.linalg.svd(x);
            Tensor c = Diagonal(tf.constant(Enumerable.Range(1, p).Select(i => i * 0.7).ToArray()));
            Tensor mixed = tf.matmul(parts[1], tf.matmul(c, parts[2], transpose_b: true));
            return tf.reduce_sum(mixed * tf.constant(Matrix(m, n, 5))) + tf.reduce_sum(parts[0] * parts[0] * parts[0]);
        }

        Assert.That(WorstGradient(Loss, Matrix(m, n, 3)), Is.LessThan(1e-7));
    }

    [Test]
    public void Gradient_through_singular_values_alone_is_that_of_differences()
        => Assert.That(WorstGradient(x => tf.reduce_sum(tf.pow(tf.linalg.svd(x, compute_uv: false)[0], 3)), Matrix(3, 4, 4)), Is.LessThan(1e-7));

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(30)]
    public void Eigenvectors_are_orthonormal_and_belong_to_their_values(int n)
    {
        double[][] norms = Values(
            x =>
            {
                Tensor symmetric = x + tf.transpose(x);
                Tensor[] parts = tf.linalg.eigh(symmetric);
                return
                [
                    Norm(tf.matmul(symmetric, parts[1]) - (parts[1] * tf.expand_dims(parts[0], 0))),
                    Norm(tf.matmul(parts[1], parts[1], transpose_a: true) - Identity(n)), parts[0],
                ];
            },
            Matrix(n, n, 6));

        Assert.That(norms[0][0] + norms[1][0], Is.LessThan(1e-12));
        Assert.That(norms[2], Is.Ordered.Ascending);
    }

    [Test]
    public void Gradient_through_eigenvalues_and_eigenvectors_is_that_of_differences()
    {
        static Tensor Loss(Tensor x)
        {
            Tensor[] parts = tf.linalg.eigh(x);
            Tensor c = Diagonal(tf.constant(new[] { 0.3, -1.1, 0.8, 2.0 }));
            Tensor mixed = tf.matmul(parts[1], tf.matmul(c, parts[1], transpose_b: true));
            return tf.reduce_sum(mixed * tf.constant(Matrix(4, 4, 8))) + tf.reduce_sum(tf.pow(parts[0], 3));
        }

        Assert.That(WorstGradient(Loss, Matrix(4, 4, 7)), Is.LessThan(1e-7));
    }

    [Test]
    public void Gradient_through_eigenvalues_alone_is_that_of_differences()
        => Assert.That(WorstGradient(x => tf.reduce_sum(tf.pow(tf.linalg.eigvalsh(x), 3)), Matrix(4, 4, 9)), Is.LessThan(1e-7));

    [TestCase(3, 3)]
    [TestCase(5, 3)]
    [TestCase(3, 5)]
    public void Gradient_through_q_and_r_is_that_of_differences(int m, int n)
    {
        Tensor Loss(Tensor x)
        {
            Tensor[] parts = tf.linalg.qr(x);
            int p = Math.Min(m, n);
            return tf.reduce_sum(parts[0] * tf.constant(Matrix(m, p, 11))) + tf.reduce_sum(parts[1] * parts[1] * tf.constant(Matrix(p, n, 12)));
        }

        Assert.That(WorstGradient(Loss, Matrix(m, n, 10)), Is.LessThan(1e-7));
    }

    [Test]
    public void Q_of_all_columns_has_no_gradient_and_says_why()
        => Assert.That(
            () => WorstGradient(x => tf.reduce_sum(tf.linalg.qr(x, full_matrices: true)[0]), Matrix(4, 2, 13)),
            Throws.TypeOf<ValueError>().With.Message.Contains("full_matrices"));

    [Test]
    public void Logarithm_of_a_determinant_has_its_gradient_and_sign()
    {
        double[,] x = Matrix(4, 4, 14);
        double[][] values = Values(a => [.. tf.linalg.slogdet(a), tf.linalg.det(a)], x);

        Assert.That(values[0][0] * Math.Exp(values[1][0]), Is.EqualTo(values[2][0]).Within(1e-14));
        Assert.That(WorstGradient(a => tf.linalg.slogdet(a)[1], x), Is.LessThan(1e-7));
    }

    [Test]
    public void Logarithm_of_a_large_determinant_does_not_overflow()
    {
        double[,] x = Unit(200);
        for (int i = 0; i < 200; i++)
        {
            x[i, i] = -1e3;
        }

        double[][] values = Values(a => tf.linalg.slogdet(a), x);
        Assert.That(values[0][0], Is.EqualTo(1));
        Assert.That(values[1][0], Is.EqualTo(200 * Math.Log(1e3)).Within(1e-9));
    }

    [Test]
    public void Cholesky_of_a_matrix_that_is_not_positive_definite_is_NaN_below_and_zero_above()
    {
        double[] l = Values(a => [tf.linalg.cholesky(a)], new double[,] { { 1, 2 }, { 2, 1 } })[0];
        Assert.That(l, Is.EqualTo(new[] { double.NaN, 0, double.NaN, double.NaN }));
    }
}
