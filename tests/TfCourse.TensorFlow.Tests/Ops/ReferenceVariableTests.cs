using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class ReferenceVariableTests : GraphFixture
{
    [Test]
    public void A_read_after_an_update_sees_it_and_a_read_before_does_not()
    {
        (GraphTensor reference, Operation initialize) = Variable([1f, 2f]);
        Tensor before = tf.identity(reference), update, after;
        using (tf.control_dependencies([before]))
        {
            update = Build.One("AssignAdd", null, [reference, new[] { 10f, 10f }]);
        }

        using (tf.control_dependencies([update]))
        {
            after = tf.identity(reference);
        }

        using var session = new Session(Graph);
        session.run(initialize);
        var values = session.run(new[] { before, update, after });
        Assert.That(values[0].ToArray<float>(), Is.EqualTo(new[] { 1f, 2f }));
        Assert.That(values[1].ToArray<float>(), Is.EqualTo(new[] { 11f, 12f }));
        Assert.That(values[2].ToArray<float>(), Is.EqualTo(new[] { 11f, 12f }));
    }

    [Test]
    public void An_uninitialized_reference_is_named_in_the_error()
    {
        (GraphTensor reference, _) = Variable([1f]);
        using var session = new Session(Graph);

        var error = Assert.Throws<EngineException>(() => session.run(reference));
        Assert.That(error!.Code, Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(error.Message, Does.Contain("Attempting to use uninitialized value W"));
    }

    [Test]
    public void Two_sessions_have_variables_of_their_own()
    {
        (GraphTensor reference, Operation initialize) = Variable([1f]);
        Tensor update = Build.One("AssignAdd", null, [reference, new[] { 1f }]);
        using var one = new Session(Graph);
        using var other = new Session(Graph);
        one.run(initialize);
        other.run(initialize);
        one.run(update);

        Assert.That(one.run(reference).ToArray<float>(), Is.EqualTo(new[] { 2f }));
        Assert.That(other.run(reference).ToArray<float>(), Is.EqualTo(new[] { 1f }));
    }

    [Test]
    public void An_update_of_a_fed_reference_is_refused()
    {
        (GraphTensor reference, Operation initialize) = Variable([1f]);
        Tensor update = Build.One("AssignAdd", null, [reference, new[] { 1f }]);
        using var session = new Session(Graph);
        session.run(initialize);

        var error = Assert.Throws<EngineException>(() => session.run(update, new FeedItem(reference, new[] { 5f })));
        Assert.That(error!.Code, Is.EqualTo(StatusCode.InvalidArgument));
    }

    private static (GraphTensor Reference, Operation Initialize) Variable(float[] value)
    {
        GraphTensor reference = Build.One("VariableV2", "W", [], ("dtype", TF_DataType.TF_FLOAT), ("shape", new Shape(value.Length)));
        return (reference, Build.Node("Assign", null, [reference, value]));
    }
}
