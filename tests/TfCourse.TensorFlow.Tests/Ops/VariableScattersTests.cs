using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class VariableScattersTests : GraphFixture
{
    [Test]
    public void A_row_named_twice_is_added_to_twice()
    {
        ResourceVariable v = tf.Variable(new[,] { { 1f, 2f }, { 3f, 4f } });

        Assert.That(After(tf.scatter_add(v, new[] { 1, 1 }, new[,] { { 10f, 20f }, { 100f, 200f } })), Is.EqualTo(new[] { 1f, 2f, 113f, 224f }));
    }

    [Test]
    public void A_scalar_goes_to_every_named_row()
    {
        ResourceVariable v = tf.Variable(new[,] { { 1f, 2f }, { 3f, 4f } });

        Assert.That(After(tf.scatter_update(v, new[] { 0 }, 7f)), Is.EqualTo(new[] { 7f, 7f, 3f, 4f }));
    }

    [Test]
    public void Coordinates_name_single_elements()
    {
        ResourceVariable v = tf.Variable(new[,] { { 1f, 2f }, { 3f, 4f } });

        Assert.That(After(tf.scatter_nd_sub(v, new[,] { { 0, 1 }, { 1, 0 } }, new[] { 10f, 20f })), Is.EqualTo(new[] { 1f, -8f, -17f, 4f }));
    }

    [Test]
    public void A_tensor_read_before_keeps_its_value()
    {
        ResourceVariable v = tf.Variable(new[] { 1f, 2f });
        Tensor before = tf.identity(v.value());
        Tensor after;
        using (tf.control_dependencies([before]))
        {
            after = tf.scatter_mul(v, new[] { 0, 1 }, new[] { 5f, 6f });
        }

        using var session = new Session(Graph);
        session.run(tf.global_variables_initializer());
        var values = session.run(new[] { before, after });
        Assert.That(values[0].ToArray<float>(), Is.EqualTo(new[] { 1f, 2f }));
        Assert.That(values[1].ToArray<float>(), Is.EqualTo(new[] { 5f, 12f }));
    }

    [Test]
    public void The_least_integer_divided_by_minus_one_stays()
    {
        ResourceVariable v = tf.Variable(new[] { int.MinValue, 7 });

        using var session = new Session(Graph);
        Tensor after = tf.scatter_div(v, new[] { 0, 1 }, new[] { -1, -2 });
        session.run(tf.global_variables_initializer());
        Assert.That(session.run(after).ToArray<int>(), Is.EqualTo(new[] { int.MinValue, -3 }));
    }

    [Test]
    public void Nothing_changes_when_an_index_is_out_of_range()
    {
        ResourceVariable v = tf.Variable(new[] { 1f, 2f });
        Tensor refused = tf.scatter_add(v, new[] { 0, 2 }, new[] { 10f, 10f });
        using var session = new Session(Graph);
        session.run(tf.global_variables_initializer());

        var error = Assert.Throws<Engine.EngineException>(() => session.run(refused));
        Assert.That(error!.Message, Does.Contain("indices[1] = 2 is not in [0, 2)"));
        Assert.That(session.run(v).ToArray<float>(), Is.EqualTo(new[] { 1f, 2f }));
    }

    private float[] After(Tensor value)
    {
        using var session = new Session(Graph);
        session.run(tf.global_variables_initializer());
        return session.run(value).ToArray<float>();
    }
}
