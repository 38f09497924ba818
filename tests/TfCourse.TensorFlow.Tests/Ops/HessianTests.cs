using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Second derivatives, and gradients inside of functions of what lies outside of them.</summary>
[TestFixture]
public sealed class HessianTests : GraphFixture
{
    // y = x₀² x₁ + x₁³: the Hessian is [[2 x₁, 2 x₀], [2 x₀, 6 x₁]].
    [Test]
    public void Hessians_hold_all_second_derivatives()
    {
        Tensor x = tf.constant(new[] { 3.0, 5 });
        Tensor h = tf.hessians((x[0] * x[0] * x[1]) + (x[1] * x[1] * x[1]), x)[0];
        Assert.That(h.shape, Is.EqualTo(new Shape(2, 2)));
        Assert.That(Value(h).ToArray<double>(), Is.EqualTo(new[] { 10.0, 6, 6, 30 }));
    }

    [Test]
    public void A_matrix_has_a_Hessian_of_four_axes_and_a_linear_function_one_of_zeros()
    {
        Tensor x = tf.constant(new[,] { { 1.0, 2 } }), w = tf.constant(new[,] { { 3.0 }, { 4.0 } });
        Tensor product = tf.matmul(x, w);
        Tensor[] h = tf.hessians([product * product], [x]);
        Assert.That(h[0].shape, Is.EqualTo(new Shape(1, 2, 1, 2)));
        Assert.That(Value(h[0]).ToArray<double>(), Is.EqualTo(new double[] { 18, 24, 24, 32 }));
        Assert.That(Value(tf.hessians(product, x)[0]).ToArray<double>(), Is.EqualTo(new double[4]));
        Assert.Throws<ValueError>(() => tf.hessians(product, tf.constant(1.0)));
    }

    [Test]
    public void A_gradient_inside_of_a_branch_goes_through_what_was_computed_outside()
    {
        Tensor x = tf.constant(3.0), y = x * x;
        Tensor d = tf.cond(tf.constant(true), () => tf.gradients(y * 2.0, x)[0], () => tf.constant(0.0));
        Assert.That((double)Value(d), Is.EqualTo(12));
    }

    [Test]
    public void A_gradient_inside_of_a_loop_in_a_loop_goes_through_both()
    {
        Tensor x = tf.constant(2.0), y = x * x * x;
        Tensor sum = tf.while_loop(
            a => a[0] < 2,
            a => [a[0] + 1, a[1] + tf.while_loop(b => b[0] < 3, b => [b[0] + 1, b[1] + tf.gradients(y, x)[0]], [tf.constant(0), tf.constant(0.0)])[1]],
            [tf.constant(0), tf.constant(0.0)])[1];
        Assert.That((double)Value(sum), Is.EqualTo(6 * 12));
    }
}
