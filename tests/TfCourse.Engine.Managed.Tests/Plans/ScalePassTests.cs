using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>Variables that a step multiplies as one step: when they are one, and that their values are those of the single nodes.</summary>
internal sealed class ScalePassTests : GraphFixture
{
    private const string Joined = "Mul+AssignVariableOp+Mul+AssignVariableOp";

    [Test]
    public void The_powers_of_an_optimizer_are_one_step_with_the_same_bits()
    {
        ResourceVariable w = tf.Variable(new float[] { 1, -2, 3 }, use_resource: true);
        Operation train = tf.train.AdamOptimizer(0.01f).minimize(tf.reduce_sum(w.AsTensor() * w.AsTensor()));
        using var session = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        foreach (PlannedSession each in new[] { session, plain })
        {
            each.Session.run(tf.global_variables_initializer());
            for (int i = 0; i < 7; i++)
            {
                each.Session.run(train);
            }
        }

        session.Session.run(train);
        Assert.That(session.Steps.Count(s => s == Joined), Is.EqualTo(1), string.Join(' ', session.Steps));
        plain.Session.run(train);
        foreach (ResourceVariable variable in tf.global_variables().Cast<ResourceVariable>())
        {
            Assert.That(session.Session.run(variable.AsTensor()).ToArray<float>(), Is.EqualTo(plain.Session.run(variable.AsTensor()).ToArray<float>()), variable.Name);
        }
    }

    [Test]
    public void Variables_that_are_no_scalars_and_of_both_types_are_set_as_well()
    {
        ResourceVariable one = tf.Variable(new float[] { 2, 3 }, use_resource: true), other = tf.Variable(5.0, use_resource: true), third = tf.Variable(2f, use_resource: true);
        Operation all = tf.group(new[] { one.assign(one.AsTensor() * 2f).op, other.assign(other.AsTensor() * 0.5).op, third.assign(third.AsTensor() * third.AsTensor()).op });
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        session.Session.run(all);
        session.Session.run(all);
        Assert.Multiple(() =>
        {
            Assert.That(session.Session.run(one.AsTensor()).ToArray<float>(), Is.EqualTo(new float[] { 8, 12 }));
            Assert.That((double)session.Session.run(other.AsTensor()), Is.EqualTo(1.25));
            Assert.That((float)session.Session.run(third.AsTensor()), Is.EqualTo(16));
        });
    }

    [Test]
    public void Who_reads_between_reads_what_stood_there()
    {
        ResourceVariable one = tf.Variable(2f, use_resource: true), other = tf.Variable(3f, use_resource: true);
        Tensor first = one.assign(one.AsTensor() * 2f), between;
        using (tf.control_dependencies([first.op]))
        {
            between = one.value();
        }

        Tensor second;
        using (tf.control_dependencies([between.op]))
        {
            second = other.assign(other.value() * between);
        }

        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        NDArray[] values = session.Session.run(new[] { between, second });
        Assert.That(values.Select(v => (float)v), Is.EqualTo(new[] { 4f, 12f }));
        Assert.That(session.Steps, Has.None.EqualTo(Joined));
    }

    [Test]
    public void A_variable_without_a_value_gets_its_first()
    {
        ResourceVariable one = tf.Variable(2f, use_resource: true), other = tf.Variable(3f, use_resource: true);
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar);
        Operation all = tf.group(new[] { one.assign(x * 2f).op, other.assign(x * 3f).op });
        using var session = new PlannedSession(Graph);
        session.Session.run(all, (x, 5f));
        session.Session.run(all, (x, 7f));
        Assert.That(session.Steps, Has.One.EqualTo(Joined));
        Assert.That(session.Session.run(new[] { one.AsTensor(), other.AsTensor() }).Select(v => (float)v), Is.EqualTo(new[] { 14f, 21f }));
    }

    [Test]
    public void What_was_read_before_keeps_its_value()
    {
        ResourceVariable one = tf.Variable(2f, use_resource: true), other = tf.Variable(3f, use_resource: true);
        Tensor read = one.value();
        Operation all = tf.group(new[] { one.assign(read * 2f).op, other.assign(read * 3f).op });
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        var values = session.Session.run(new ITensorOrOperation[] { read, all });
        Assert.That((float)values[0], Is.EqualTo(2));
        Assert.That(session.Session.run(new[] { one.AsTensor(), other.AsTensor() }).Select(v => (float)v), Is.EqualTo(new[] { 4f, 6f }));
    }
}
