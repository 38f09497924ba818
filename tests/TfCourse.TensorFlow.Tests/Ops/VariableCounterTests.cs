using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class VariableCounterTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void Counting_gives_the_value_before_and_stops_at_the_limit([Values] bool resource)
    {
        IVariableV1 counter = tf.VariableV1(0, use_resource: resource);
        Tensor next = tf.count_up_to(counter, 2);
        Assert.That(next.op.type, Is.EqualTo(resource ? "ResourceCountUpTo" : "CountUpTo"));
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        Assert.That(((int)session.run(next), (int)session.run(next)), Is.EqualTo((0, 1)));
        Assert.That(Assert.Throws<EngineException>(() => session.run(next))!.Code, Is.EqualTo(StatusCode.OutOfRange));
        Assert.That((int)session.run(counter.AsTensor()), Is.EqualTo(2));
        Assert.That(() => tf.count_up_to(tf.VariableV1(0f, use_resource: resource), 2), Throws.InstanceOf<TypeError>());
    }

    [Test]
    public void A_container_names_where_variables_lie()
    {
        IVariableV1 inside, outside;
        using (tf.container("box"))
        {
            inside = tf.VariableV1(1f, use_resource: true);
        }

        outside = tf.VariableV1(2f, use_resource: true);
        Assert.That((inside.Op.get_attr<string>("container"), outside.Op.get_attr<string>("container")), Is.EqualTo(("box", "")));
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        Assert.That((float)session.run(inside.AsTensor()), Is.EqualTo(1f));
    }
}
