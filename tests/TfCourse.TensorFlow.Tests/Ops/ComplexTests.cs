using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Complex, Real, Imag, Conj, and sums and products of complex numbers.</summary>
[TestFixture]
public sealed class ComplexTests : GraphFixture
{
    [TestCase(TF_DataType.TF_FLOAT)]
    [TestCase(TF_DataType.TF_DOUBLE)]
    public void Parts_come_back_from_the_number(TF_DataType type)
    {
        Tensor re = tf.constant(new double[,] { { 1, -2 }, { 0.5, 4 } }), im = tf.constant(new[] { 3.0, -5 });
        Tensor z = tf.complex(tf.cast(re, type), tf.cast(im, type));
        Assert.That(z.dtype, Is.EqualTo(type == TF_DataType.TF_FLOAT ? TF_DataType.TF_COMPLEX64 : TF_DataType.TF_COMPLEX128));
        Assert.That(z.shape, Is.EqualTo(new Shape(2, 2)));
        Assert.That(Values(tf.real(z)), Is.EqualTo(new[] { 1, -2, 0.5, 4 }));
        Assert.That(Values(tf.imag(z)), Is.EqualTo(new[] { 3.0, -5, 3, -5 }));
        Assert.That(Values(tf.imag(tf.conj(z))), Is.EqualTo(new[] { -3.0, 5, -3, 5 }));
        Assert.That(Values(tf.real(tf.conj(z))), Is.EqualTo(new[] { 1, -2, 0.5, 4 }));
    }

    [TestCase(TF_DataType.TF_FLOAT)]
    [TestCase(TF_DataType.TF_DOUBLE)]
    public void Sums_and_products_are_those_of_complex_numbers(TF_DataType type)
    {
        Tensor Number(double re, double im) => tf.complex(tf.cast(tf.constant(re), type), tf.cast(tf.constant(im), type));
        Tensor x = Number(2, 3), y = Number(-1, 4);
        (double, double) Parts(Tensor z) => (Values(tf.real(z))[0], Values(tf.imag(z))[0]);
        Assert.That(Parts(x + y), Is.EqualTo((1.0, 7.0)));
        Assert.That(Parts(x - y), Is.EqualTo((3.0, -1.0)));
        Assert.That(Parts(x * y), Is.EqualTo((-14.0, 5.0)));
    }

    [TestCase(TF_DataType.TF_FLOAT)]
    [TestCase(TF_DataType.TF_DOUBLE)]
    public void Size_and_angle_are_those_of_the_plane(TF_DataType type)
    {
        Tensor re = tf.cast(tf.constant(new[] { 3.0, -1, 0, 0, -2 }), type), im = tf.cast(tf.constant(new[] { 4.0, 1, -2, 0, 0 }), type), z = tf.complex(re, im);
        Assert.That(tf.abs(z).dtype, Is.EqualTo(type));
        Assert.That(Values(tf.abs(z)), Is.EqualTo(new[] { 5, Math.Sqrt(2), 2, 0, 2 }).Within(1e-6));
        Assert.That(Values(tf.angle(z)), Is.EqualTo(new[] { Math.Atan2(4, 3), 3 * Math.PI / 4, -Math.PI / 2, 0, Math.PI }).Within(1e-6));
        Assert.That(Values(tf.angle(re)), Is.EqualTo(new[] { 0, Math.PI, 0, 0, Math.PI }).Within(1e-6));
        Tensor[] size = tf.gradients(tf.abs(z), [re, im]);
        Assert.That(Values(size[0]), Is.EqualTo(new[] { 0.6, -Math.Sqrt(0.5), 0, 0, -1 }).Within(1e-6));
        Assert.That(Values(size[1]), Is.EqualTo(new[] { 0.8, Math.Sqrt(0.5), -1, 0, 0 }).Within(1e-6));
        Tensor[] angle = tf.gradients(tf.angle(z), [re, im]);
        Assert.That(Values(angle[0])[..3], Is.EqualTo(new[] { -0.16, -0.5, 0.5 }).Within(1e-6));
        Assert.That(Values(angle[1])[..3], Is.EqualTo(new[] { 0.12, -0.5, 0 }).Within(1e-6));
    }

    [Test]
    public void Empty_and_scalar_tensors_have_parts()
    {
        Tensor none = tf.complex(tf.zeros(new Shape(0, 2)), tf.zeros(Shape.Scalar));
        Assert.That(Value(tf.real(none)).shape, Is.EqualTo(new Shape(0, 2)));
        Assert.That(Values(tf.imag(tf.complex(1.0, 2.0))), Is.EqualTo(new[] { 2.0 }));
    }

    [Test]
    public void Real_numbers_are_their_own_real_parts()
    {
        Tensor x = tf.constant(new[] { 1f, 2 });
        Assert.That(tf.real(x), Is.SameAs(x));
        Assert.That(tf.conj(x), Is.SameAs(x));
        Assert.That(Values(tf.imag(x)), Is.EqualTo(new[] { 0.0, 0 }));
        Assert.Throws<TypeError>(() => tf.complex(tf.constant(1), tf.constant(2)));
    }

    // f(a, b) = sum over re(z)² · 3 + im(conj(z)) · re(z): df/da = 6a − b, df/db = −a, b stretched over two rows.
    [Test]
    public void Gradients_flow_through_the_parts()
    {
        Tensor a = tf.constant(new double[,] { { 1, -2 }, { 0.5, 4 } }), b = tf.constant(new[] { 3.0, -5 });
        Tensor z = tf.complex(a, b), re = tf.real(z);
        Tensor[] d = tf.gradients(tf.reduce_sum((re * re * 3.0) + (tf.imag(tf.conj(z)) * re)), [a, b]);
        Assert.That(Values(d[0]), Is.EqualTo(new[] { 3.0, -7, 0, 29 }));
        Assert.That(Values(d[1]), Is.EqualTo(new[] { -1.5, -2.0 }));
    }

    private double[] Values(Tensor x) => Value(tf.cast(x, TF_DataType.TF_DOUBLE)).ToArray<double>();
}
