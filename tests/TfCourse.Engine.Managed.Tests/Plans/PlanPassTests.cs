using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace TfCourse.Engine.Managed.Tests.Plans;

/// <summary>What each pass makes of small graphs: the steps that are left, and the values, which stay.</summary>
internal sealed class PlanPassTests : GraphFixture
{
    [Test]
    public void Constants_are_folded()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(2));
        Tensor y = x * (tf.constant(2f) + tf.exp(tf.constant(0f)));
        using var session = new PlannedSession(Graph);
        Assert.That(session.Session.run(y, (x, new float[] { 1, 2 })).ToArray<float>(), Is.EqualTo(new float[] { 3, 6 }));
        Assert.That(session.Steps, Is.EqualTo(new[] { "Mul" }));
    }

    [Test]
    public void A_constant_that_fails_fails_in_the_run_under_its_name()
    {
        Tensor bad = tf.reshape(tf.constant(new float[] { 1, 2, 3 }), tf.placeholder_with_default(tf.constant(new[] { 2, 2 }), new Shape(2)), name: "bad");
        using var session = new PlannedSession(Graph);
        Assert.That(() => session.Session.run(bad), Throws.InstanceOf<EngineException>().With.Message.Contains("bad"));
    }

    [Test]
    public void What_a_folded_constant_waits_for_still_happens()
    {
        ResourceVariable count = tf.Variable(0);
        Tensor two;
        using (tf.control_dependencies(new ITensorOrOperation[] { count.assign_add(1) }))
        {
            two = tf.constant(2f);
        }

        Tensor four = two * two;
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        for (int i = 1; i <= 3; i++)
        {
            Assert.That((float)session.Session.run(four), Is.EqualTo(4));
            Assert.That((int)session.Session.run(count), Is.EqualTo(i));
        }
    }

    [Test]
    public void A_fetched_constant_stays_for_the_next_run()
    {
        Tensor c = tf.constant(2f) * tf.constant(3f);
        using var session = new PlannedSession(Graph);
        for (int i = 0; i < 3; i++)
        {
            Assert.That((float)session.Session.run(c), Is.EqualTo(6));
        }

        Assert.That(session.Steps, Is.Empty);
    }

    [Test]
    public void Identities_are_passed_over()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(2));
        Tensor y = tf.tanh(tf.identity(tf.identity(x)));
        using var session = new PlannedSession(Graph);
        session.Session.run(y, (x, new float[] { 1, 2 }));
        Assert.That(session.Steps, Is.EqualTo(new[] { "Tanh" }));
    }

    [Test]
    public void A_fetched_identity_still_waits_for_what_it_gates()
    {
        var v = tf.Variable(1f, use_resource: true);
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar);
        Tensor add = v.assign_add(x);
        Tensor gate;
        using (tf.control_dependencies([add.op]))
        {
            gate = tf.identity(x);
        }

        Tensor after = gate + 1f;
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        session.Session.run(gate, (x, 5f));
        session.Session.run(after, (x, 5f));
        Assert.That((float)session.Session.run(v.AsTensor()), Is.EqualTo(11));
    }

    [Test]
    public void Equal_nodes_are_computed_once()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(2, 2));
        Tensor y = tf.matmul(tf.transpose(x), x) + tf.matmul(tf.transpose(x), x);
        using var session = new PlannedSession(Graph);
        session.Session.run(y, (x, new float[,] { { 1, 2 }, { 3, 4 } }));
        Assert.That(session.Steps.Count(s => s == "Transpose"), Is.EqualTo(1));
    }

    [Test]
    public void Equal_random_nodes_are_different()
    {
        Tensor y = tf.random.uniform(new Shape(8), seed: 1) - tf.random.uniform(new Shape(8), seed: 1);
        using var session = new PlannedSession(Graph);
        session.Session.run(y);
        Assert.That(session.Steps.Count(s => s == "RandomUniform"), Is.EqualTo(2));
    }

    [Test]
    public void Reads_on_both_sides_of_a_write_stay_two()
    {
        var v = tf.Variable(1f, use_resource: true);
        Tensor before = v.value(), again = v.value();
        Tensor after;
        using (tf.control_dependencies([v.assign(tf.constant(7f) + before).op]))
        {
            after = v.value();
        }

        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        NDArray[] values = session.Session.run(new[] { before, again, after });
        Assert.That(values.Select(x => (float)x), Is.EqualTo(new[] { 1f, 1f, 8f }));
        Assert.That(session.Steps.Count(s => s == "ReadVariableOp"), Is.EqualTo(2));
    }

    [Test]
    public void What_nobody_takes_is_left_out()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(2));
        Tensor y;
        using (tf.control_dependencies([tf.exp(x).op]))
        {
            y = tf.tanh(x);
        }

        using var session = new PlannedSession(Graph);
        session.Session.run(y, (x, new float[] { 1, 2 }));
        Assert.That(session.Steps, Is.EqualTo(new[] { "Tanh" }));
    }

    [Test]
    public void A_dense_layer_is_one_step()
    {
        Tensor x = tf.placeholder(tf.float32, new Shape(-1, 3));
        Tensor y = tf.tanh(tf.nn.bias_add(tf.matmul(x, tf.constant(new float[3, 5])), tf.constant(new float[] { 1, 2, 3, 4, 5 })));
        using var session = new PlannedSession(Graph);
        NDArray value = session.Session.run(y, (x, new float[2, 3]));
        Assert.That(session.Steps, Is.EqualTo(new[] { "MatMul+BiasAdd+Tanh" }));
        Assert.That(value.ToArray<float>()[9], Is.EqualTo(MathF.Tanh(5)).Within(1e-6f));
    }

    [Test]
    public void An_error_inside_a_joined_step_names_the_node()
    {
        Tensor x = tf.placeholder(tf.float32), b = tf.placeholder(tf.float32);
        Tensor y = tf.tanh(tf.nn.bias_add(tf.matmul(x, tf.constant(new float[3, 5]), name: "product"), b, name: "bias"));
        using var session = new PlannedSession(Graph);
        Assert.Multiple(() =>
        {
            Assert.That(() => session.Session.run(y, (x, new float[2, 4]), (b, new float[5])), Throws.InstanceOf<EngineException>().With.Message.Contains("product"));
            Assert.That(() => session.Session.run(y, (x, new float[2, 3]), (b, new float[4])), Throws.InstanceOf<EngineException>().With.Message.Contains("bias"));
        });
        Assert.That(session.Session.run(y, (x, new float[2, 3]), (b, new float[5])).dims, Is.EqualTo(new long[] { 2, 5 }));
    }

    [Test]
    public void Element_wise_nodes_are_one_step_for_any_shapes()
    {
        Tensor x = tf.placeholder(tf.float32), y = tf.placeholder(tf.float32);
        Tensor z = tf.exp(-x) * y + tf.square(y);
        using var session = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        foreach (long[][] shapes in new long[][][] { [[7], [7]], [[3000], [3000]], [[2, 3], [3]], [[], [4]], [[5], [1]], [[2, 1], [1, 2]], [[0], [0]], [[40000], []] })
        {
            (FeedItem, FeedItem) feeds = ((x, Ramp(shapes[0])), (y, Ramp(shapes[1])));
            NDArray one = session.Session.run(z, feeds.Item1, feeds.Item2), other = plain.Session.run(z, feeds.Item1, feeds.Item2);
            Assert.That(one.dims, Is.EqualTo(other.dims));
            Assert.That(one.ToArray<float>(), Is.EqualTo(other.ToArray<float>()));
        }

        Assert.That(session.Steps, Has.Length.EqualTo(1));
        Assert.That(plain.Steps.Length, Is.GreaterThan(3));
    }

    [Test]
    public void A_chain_does_not_reach_over_nodes_whose_order_counts()
    {
        var v = tf.Variable(new float[] { 1, 2 }, use_resource: true);
        var w = tf.Variable(new float[] { 3, 4 }, use_resource: true);
        Tensor a = tf.tanh(tf.square(v.value()));
        Tensor b = a;
        using (tf.control_dependencies([v.assign(a).op]))
        {
            // Reads after the write: only the order of effects holds it behind.
            b = tf.exp(a) * tf.identity(w.value());
        }

        using var session = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        foreach (PlannedSession any in new[] { session, plain })
        {
            any.Session.run(tf.global_variables_initializer());
        }

        Assert.That(session.Session.run(b).ToArray<float>(), Is.EqualTo(plain.Session.run(b).ToArray<float>()));
        Assert.That(session.Session.run(v.AsTensor()).ToArray<float>(), Is.EqualTo(plain.Session.run(v.AsTensor()).ToArray<float>()));
    }

    [Test]
    public void Updates_of_all_variables_are_one_step()
    {
        var w = tf.Variable(new float[] { 1, 2, 3 }, use_resource: true);
        var b = tf.Variable(0.5f, use_resource: true);
        Operation train = tf.train.AdamOptimizer(0.1f).minimize(tf.reduce_sum(tf.square(w.AsTensor() * b.AsTensor())));
        using var session = new PlannedSession(Graph);
        session.Session.run(tf.global_variables_initializer());
        session.Session.run(train);
        Assert.That(session.Steps.Count(s => s == "ResourceApplyAdam+ResourceApplyAdam"), Is.EqualTo(1));
    }

    [Test]
    public void Reads_of_variables_between_which_nothing_writes_are_one_step()
    {
        var v = tf.Variable(1f, use_resource: true);
        var w = tf.Variable(2f, use_resource: true);
        Tensor before = tf.exp(v.value()) * w.value();
        Tensor after;
        using (tf.control_dependencies([v.assign(before).op, w.assign(3f).op]))
        {
            after = tf.tanh(v.value() - w.value());
        }

        using var session = new PlannedSession(Graph);
        using var plain = new PlannedSession(Graph, [.. PlanPasses.Names]);
        foreach (PlannedSession any in new[] { session, plain })
        {
            any.Session.run(tf.global_variables_initializer());
        }

        Assert.That(session.Session.run(new[] { before, after }).Select(x => (float)x), Is.EqualTo(plain.Session.run(new[] { before, after }).Select(x => (float)x)));
        Assert.That(session.Steps.Count(s => s == "ReadVariableOp+ReadVariableOp"), Is.EqualTo(2));
    }

    [Test]
    public void A_read_among_others_of_a_variable_without_value_says_its_name()
    {
        var v = tf.Variable(1f, use_resource: true, name: "set");
        var w = tf.Variable(2f, use_resource: true, name: "unset");
        Tensor sum = v.value() + w.value();
        using var session = new PlannedSession(Graph);
        session.Session.run(v.initializer);
        Assert.That(() => session.Session.run(sum), Throws.InstanceOf<EngineException>().With.Message.Contains("unset"));
        Assert.That(session.Steps, Does.Contain("ReadVariableOp+ReadVariableOp"));
        session.Session.run(w.initializer);
        Assert.That((float)session.Session.run(sum), Is.EqualTo(3));
    }

    [Test]
    public void A_name_of_no_pass_is_refused()
        => Assert.That(() => PlanOptions.Of("fold,fuse"), Throws.ArgumentException.With.Message.Contains("'fuse'").And.Message.Contains("chains"));

    private static HostTensor Ramp(long[] shape)
    {
        long count = shape.Aggregate(1L, (a, b) => a * b);
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (i % 17 * 0.25f) - 2;
        }

        return new HostTensor(DataType.DtFloat, shape, values);
    }
}
