using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Integer and float arithmetic, ties and NaN.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void Floor_division_rounds_down_and_the_rest_has_the_divisors_sign()
    {
        Tensor x = tf.constant(new[] { -7, 7 }), y = tf.constant(new[] { 5, -5 });
        Assert.That((Ints(tf.floordiv(x, y)), Ints(tf.math.floormod(x, y)), Ints(tf.truncatediv(x, y))), Is.EqualTo((new[] { -2, -2 }, new[] { 3, -3 }, new[] { -1, -1 })));
    }

    [Test]
    public void The_lowest_integer_by_minus_one_stays_what_it_is()
    {
        Tensor lowest = tf.constant(int.MinValue), minus = tf.constant(-1);
        Assert.That((Ints(tf.floordiv(lowest, minus))[0], Ints(tf.math.floormod(lowest, minus))[0]), Is.EqualTo((int.MinValue, 0)));
    }

    [Test]
    public void Floor_division_of_floats_is_the_floor_of_the_quotient()
    {
        float quotient = Floats(tf.floordiv(Vector(-1), Vector(Inf)))[0];
        Assert.That((quotient, float.IsNegative(quotient), Floats(tf.math.floormod(Vector(-1), Vector(Inf)))[0]), Is.EqualTo((0f, true, Inf)));
    }

    [Test]
    public void True_division_of_integers_is_done_in_floats_of_their_width()
    {
        Assert.That((tf.constant(1) / tf.constant(2)).dtype, Is.EqualTo(tf.float64));
        Assert.That((tf.cast(tf.constant(1), tf.int8) / tf.cast(tf.constant(2), tf.int8)).dtype, Is.EqualTo(tf.float32));
        Assert.That(() => tf.constant(1) / tf.constant(2f), Throws.InstanceOf<TypeError>());
    }

    [Test]
    public void An_integer_by_zero_is_InvalidArgument_a_float_infinite_and_DivNoNan_zero()
    {
        Tensor zero = tf.placeholder(tf.int32, Shape.Scalar);
        Assert.That(MessageOf(tf.floordiv(tf.constant(1), zero), (zero, 0)), Does.Contain("ivision by zero"));
        Assert.That(Floats(Vector(1, 0) / Vector(0, 0)), Is.EqualTo(new[] { Inf, Nan }));
        Assert.That(Floats(tf.div_no_nan(Vector(1, Nan), Vector(0, 0))), Is.EqualTo(new[] { 0f, 0 }));
    }

    [Test]
    public void Integers_wrap_and_have_no_negative_powers()
    {
        Assert.That(Ints(tf.constant(int.MaxValue) + 1)[0], Is.EqualTo(int.MinValue));
        Assert.That(FailureOf(tf.pow(tf.constant(2), tf.constant(-1))), Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void Products_of_bools_are_conjunctions_sums_are_refused()
    {
        Assert.That((bool)(tf.constant(true) * tf.constant(true)).numpy());
        Assert.That(() => tf.constant(true) + tf.constant(true), Throws.InstanceOf<TypeError>());
    }

    [Test]
    public void Casting_floats_to_integers_cuts_them() => Assert.That(Ints(tf.cast(Vector(2.9f, -2.9f), tf.int32)), Is.EqualTo(new[] { 2, -2 }));

    [Test]
    public void Halves_round_to_the_even_neighbour() => Assert.That(Floats(tf.round(Vector(0.5f, 1.5f, -0.5f, 2.5f))), Is.EqualTo(new[] { 0f, 2, -0f, 2 }));

    [Test]
    public void Outside_of_their_domain_functions_give_NaN_and_infinity()
        => Assert.That((Floats(tf.sqrt(Vector(-1)))[0], Floats(tf.log(Vector(0)))[0]), Is.EqualTo((Nan, -Inf)));

    [Test]
    public void The_roots_gradient_is_infinite_at_zero_and_clean_behind_a_choice()
    {
        Assert.That(Slope(x => tf.sqrt(x), 0), Is.EqualTo(new[] { Inf }));
        Assert.That(Slope(x => tf.where_v2(x > 0f, tf.sqrt(x), tf.zeros_like(x)), 0, 4), Is.EqualTo(new[] { 0f, 0.25f }));
        Assert.That(Slope(x => tf.where_v2(x > 0f, tf.log(x), tf.zeros_like(x)), 0), Is.EqualTo(new[] { Nan }));
    }

    [Test]
    public void The_power_of_zero_by_zero_has_a_gradient_of_NaN_and_zero()
    {
        Tensor x = Vector(0), y = Vector(0);
        Tensor[] slopes = tf.gradients(tf.pow(x, y), [x, y]);
        Assert.That((Floats(slopes[0])[0], Floats(slopes[1])[0]), Is.EqualTo((Nan, 0f)));
    }

    [Test]
    public void Ranges_multiply_their_step()
    {
        float[] steps = Floats(tf.range(0f, 1f, 0.1f));
        Assert.That(steps, Is.EqualTo(Enumerable.Range(0, steps.Length).Select(i => i * 0.1f).ToArray()));
    }

    [Test]
    public void The_gradient_of_products_is_right_with_zeros()
        => Assert.That(Slope(x => tf.reduce_prod(x), 2, 0, 3), Is.EqualTo(new[] { 0f, 6, 0 }));

    [Test]
    public void Rectifiers_have_no_slope_at_zero_and_at_NaN()
    {
        Assert.That(Slope(x => tf.nn.relu(x), 0, Nan, 1), Is.EqualTo(new[] { 0f, 0, 1 }));
        Assert.That(Slope(x => tf.nn.relu6(x), 0, 6, 3), Is.EqualTo(new[] { 0f, 0, 1 }));
        Assert.That(Slope(x => tf.abs(x), 0), Is.EqualTo(new[] { 0f }));
    }

    [Test]
    public void Signs_have_a_gradient_of_zeros_rounding_none()
    {
        Tensor x = Vector(1.5f);
        Assert.That(Floats(tf.gradients(tf.sign(x), x)[0]), Is.EqualTo(new[] { 0f }));
        Assert.That((tf.gradients(tf.round(x), x)[0], tf.gradients(tf.floor(x), x)[0]), Is.EqualTo(((Tensor?)null, (Tensor?)null)));
    }

    [Test]
    public void Of_equal_operands_the_first_takes_the_whole_gradient_of_equal_elements_each_its_share()
    {
        Tensor x = Vector(1, Nan), y = Vector(1, 1);
        Tensor[] slopes = tf.gradients(tf.maximum(x, y), [x, y]);
        Assert.That((Floats(slopes[0]), Floats(slopes[1])), Is.EqualTo((new[] { 1f, 0 }, new[] { 0f, 1 })));
        Assert.That(Slope(t => tf.reduce_max(t), 3, 3, 1), Is.EqualTo(new[] { 0.5f, 0.5f, 0 }));
    }

    [Test]
    public void Clipped_values_have_their_full_gradient_at_the_bounds()
        => Assert.That(Slope(x => tf.clip_by_value(x, -1f, 1f), -2, -1, 0, 1, 2), Is.EqualTo(new[] { 0f, 1, 1, 1, 0 }));

    [Test]
    public void The_place_of_the_largest_is_the_first_and_never_that_of_NaN()
    {
        Assert.That((long)tf.argmax(Vector(1, 3, 3), 0).numpy(), Is.EqualTo(1));
        Assert.That((long)tf.argmax(Vector(Nan, 1, 2), 0).numpy(), Is.EqualTo(2));
        Assert.That((long)tf.argmax(Vector(Nan, Nan), 0).numpy(), Is.EqualTo(0));
    }

    [Test]
    public void NaN_passes_through_maxima_and_rectifiers_but_not_through_pooling()
    {
        Assert.That(new[] { Floats(tf.maximum(Vector(Nan), Vector(1)))[0], Floats(tf.reduce_max(Vector(Nan, 1)))[0], Floats(tf.nn.relu(Vector(Nan)))[0] }, Is.All.NaN);
        Tensor image = tf.reshape(Vector(Nan, 1, 2, 3), new Shape(1, 2, 2, 1));
        Assert.That(Floats(tf.nn.max_pool(image, new[] { 1, 2, 2, 1 }, new[] { 1, 2, 2, 1 }, "VALID"))[0], Is.EqualTo(3f));
    }

    [Test]
    public void Every_NaN_is_unique_and_both_zeros_are_one()
        => Assert.That(Floats(tf.unique(Vector(Nan, Nan, 0, -0f)).y), Has.Length.EqualTo(3));
}
