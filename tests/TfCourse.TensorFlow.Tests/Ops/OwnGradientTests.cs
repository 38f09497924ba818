using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class OwnGradientTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void A_function_may_bring_its_own_gradient()
    {
        // Twice the value, but the slope of one half.
        Func<Tensor[], Tensor[]> twice = tf.custom_gradient(x => ([x[0] * 2f], dys => [dys[0] * 0.5f]));
        Tensor x = tf.constant(new[] { 3f, 4f }), y = twice([x])[0];
        using var session = new Session();
        Assert.That(session.run(y).ToArray<float>(), Is.EqualTo(new[] { 6f, 8 }));
        Assert.That(session.run(tf.gradients(y * y, x)[0]).ToArray<float>(), Is.EqualTo(new[] { 6f, 8 }));
    }

    [Test]
    public void An_operation_may_take_the_gradient_registered_under_another_name()
    {
        string name = $"Straight-{Guid.NewGuid()}";
        tf.RegisterGradient(name, (op, dys) => [dys[0]]);
        Tensor x = tf.constant(new[] { 1.4f, -1.6f }), rounded;
        using (tf.get_default_graph().gradient_override_map(new() { ["Round"] = name }))
        {
            rounded = tf.round(x);
        }

        using var session = new Session();
        Assert.That(session.run(tf.gradients(rounded * 3f, x)[0]).ToArray<float>(), Is.EqualTo(new[] { 3f, 3 }));
        Assert.That(() => tf.RegisterGradient(name, (op, dys) => [dys[0]]), Throws.InstanceOf<KeyError>());
        Assert.That(tf.gradients(tf.round(x), x)[0], Is.Null);
    }

    [Test]
    public void A_name_that_nobody_registered_is_a_LookupError()
    {
        Tensor x = tf.constant(1f), y;
        using (tf.get_default_graph().gradient_override_map(new() { ["Exp"] = "NoSuchGradient" }))
        {
            y = tf.exp(x);
        }

        Assert.That(() => tf.gradients(y, x), Throws.InstanceOf<LookupError>());
    }
}
