using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>What optimizers keep and how they step; variables without values.</content>
public sealed partial class SemanticsTests
{
    private static (ResourceVariable W, Operation Train, Session Session) Training(Optimizer optimizer)
    {
        ResourceVariable w = tf.Variable(1.0, name: "w");
        Operation train = optimizer.minimize(w.AsTensor() * 2.0);
        Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        return (w, train, session);
    }

    private static double After(Optimizer optimizer, int steps)
    {
        (ResourceVariable w, Operation train, Session session) = Training(optimizer);
        using (session)
        {
            for (int i = 0; i < steps; i++)
            {
                session.run(train);
            }

            return (double)session.run(w.GraphElement);
        }
    }

    [Test]
    public void The_powers_of_Adams_betas_are_floats_and_step_after_the_update()
    {
        (_, Operation train, Session session) = Training(tf.train.AdamOptimizer(0.1f));
        using (session)
        {
            IVariableV1 power = tf.global_variables().Single(v => v.Name.StartsWith("beta1_power", StringComparison.Ordinal));
            Assert.That(power.dtype.as_base_dtype(), Is.EqualTo(tf.float32));
            Assert.That((float)session.run(power.GraphElement), Is.EqualTo(0.9f));
            session.run(train);
            Assert.That((float)session.run(power.GraphElement), Is.EqualTo(0.9f * 0.9f));
        }
    }

    [Test]
    public void The_mean_square_of_RMSProp_has_epsilon_inside_the_root_and_starts_at_one()
        => Assert.That(After(tf.train.RMSPropOptimizer(0.1f, 0.9f, 0.5f, 1e-3f), 2), Is.EqualTo(Rms(0.1f, 0.9f, 0.5f, 1e-3f, centered: false)).Within(1e-12));

    [Test]
    public void The_centred_mean_square_subtracts_the_squared_mean()
        => Assert.That(After(tf.train.RMSPropOptimizer(0.1f, 0.9f, 0.5f, 1e-3f, centered: true), 2), Is.EqualTo(Rms(0.1f, 0.9f, 0.5f, 1e-3f, centered: true)).Within(1e-12));

    private static double Rms(double rate, double decay, double momentum, double epsilon, bool centered)
    {
        double w = 1, square = 1, mean = 0, step = 0;
        for (int i = 0; i < 2; i++)
        {
            square += (1 - decay) * (4 - square);
            mean += (1 - decay) * (2 - mean);
            step = (momentum * step) + (rate * 2 / Math.Sqrt(square - (centered ? mean * mean : 0) + epsilon));
            w -= step;
        }

        return w;
    }

    [Test]
    public void Momentum_gathers_gradients_and_multiplies_by_the_rate_when_it_steps()
        => Assert.That(After(tf.train.MomentumOptimizer(0.1f, 0.9f), 2), Is.EqualTo(1 - ((double)0.1f * 2) - ((double)0.1f * (((double)0.9f * 2) + 2))).Within(1e-12));

    [Test]
    public void Adagrad_starts_its_sum_at_a_tenth_and_adds_nothing_to_the_root()
        => Assert.That(After(tf.train.AdagradOptimizer(0.5f), 1), Is.EqualTo(1 - (0.5 * 2 / Math.Sqrt(0.1 + 4))).Within(1e-12), "the tenth is a double in a double model");

    [Test]
    public void The_dual_average_of_Adagrad_forgets_where_it_began()
    {
        double From(double start)
        {
            tf.reset_default_graph();
            ResourceVariable w = tf.Variable(start, name: "w");
            IVariableV1 step = tf.train.get_or_create_global_step();
            Operation train = tf.train.AdagradDAOptimizer(0.5f, step).minimize(w.AsTensor() * 2.0, step);
            using Session session = tf.Session();
            session.run(tf.global_variables_initializer());
            session.run(train);
            return (double)session.run(w.GraphElement);
        }

        Assert.That(From(5), Is.EqualTo(From(-3)));
    }

    [Test]
    public void Rows_named_twice_are_summed_before_Adam_and_one_after_the_other_by_descent()
    {
        float[] Once(Optimizer optimizer, params int[] rows)
        {
            tf.reset_default_graph();
            IVariableV1 table = tf.get_variable("table", initializer: new float[,] { { 1 }, { 1 } });
            Operation train = optimizer.minimize(tf.reduce_sum(tf.nn.embedding_lookup(table, tf.constant(rows))) * 3f);
            using Session session = tf.Session();
            session.run(tf.global_variables_initializer());
            session.run(train);
            return session.run(table.GraphElement).ToArray<float>();
        }

        // Adam's first step is the rate whatever the size of the gradient: twice the row, still one step.
        Assert.That(Once(tf.train.AdamOptimizer(0.1f), 0, 0), Is.EqualTo(Once(tf.train.AdamOptimizer(0.1f), 0)).Within(1e-6f));
        Assert.That(Once(tf.train.GradientDescentOptimizer(0.1f), 0, 0), Is.EqualTo(new[] { 1 - 0.6f, 1 }).Within(1e-6f));
    }

    [Test]
    public void The_common_norm_of_sparse_gradients_counts_each_part_for_itself()
    {
        Tensor x = Vector(1, 2, 3);
        Tensor sparse = tf.gradients(tf.gather(x, tf.constant(new[] { 0, 0 })) * Vector(3, 4), x)[0];
        Assert.That(sparse, Is.InstanceOf<IndexedSlices>());
        Assert.That(Floats(tf.global_norm([sparse]))[0], Is.EqualTo(5f));
    }

    [Test]
    public void Averages_without_bias_keep_the_biased_one_and_count_their_steps()
    {
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x");
        var average = tf.train.ExponentialMovingAverage(0.5f, zero_debias: true);
        average.apply([x]);
        Assert.That(tf.global_variables().Select(v => v.Op.name), Has.Some.EndsWith("/biased").And.Some.EndsWith("/local_step"));
    }

    [Test]
    public void A_resource_without_a_value_is_NotFound_for_its_shape_and_rows_and_Internal_for_an_update()
    {
        IVariableV1 table = tf.get_variable("W", new Shape(3, 2));
        Assert.That(MessageOf(table.AsTensor() + 1f), Does.Contain("Could not find variable W"));
        Assert.That(FailureOf(Build.One("VariableShape", null, [table.Handle])), Is.EqualTo(StatusCode.NotFound));
        Assert.That(FailureOf(Build.One("ResourceGather", null, [table.Handle, tf.constant(new[] { 0 })], ("dtype", tf.float32))), Is.EqualTo(StatusCode.NotFound));
        Operation step = Build.Node("ResourceApplyGradientDescent", null, [table.Handle, 0.1f, tf.ones((3, 2))]);
        using var session = new Session();
        EngineException refused = Assert.Throws<EngineException>(() => session.run(step))!;
        Assert.That(refused.Code, Is.EqualTo(StatusCode.Internal));
        Assert.That(refused.Message, Does.Contain("Invalid variable reference"));
    }

    [Test]
    public void Seeds_are_taken_by_the_largest_prime_of_32_bits_and_count_from_zero()
    {
        tf.set_random_seed(5);
        Tensor[] draws = [tf.random.uniform(new Shape(1)), tf.random.uniform(new Shape(1))];
        Assert.That(draws.Select(d => d.graph.get_operations()).First().Where(o => o.type == "RandomUniform").Select(o => (o.get_attr<long>("seed"), o.get_attr<long>("seed2"))), Is.EqualTo(new[] { (5L, 0L), (5L, 1L) }));
        tf.set_random_seed(int.MaxValue);
        Assert.That(SeedsOf(tf.random.uniform(new Shape(1), seed: 7)), Is.EqualTo((0L, 7L)));
        tf.set_random_seed(0);
        Assert.That(SeedsOf(tf.random.uniform(new Shape(1), seed: int.MaxValue)), Is.EqualTo((0L, (long)int.MaxValue)));
    }

    [Test]
    public void Predicates_that_are_no_scalars_ask_whether_they_are_empty()
    {
        Tensor chosen = tf.placeholder(tf.@bool, Shape.Null);
        Tensor[] made = [tf.cond(tf.placeholder_with_default(true, Array.Empty<int>()), () => tf.constant(1), () => tf.constant(2))];
        Operation conditional = made[0].graph.get_operations().Last(o => o.type is "If" or "StatelessIf");
        Tensor result = Build.Many(conditional.type, null, [chosen, .. conditional.inputs.Skip(1)],
            [.. new[] { "Tcond", "Tin", "Tout", "then_branch", "else_branch", "output_shapes" }.Where(a => a != "Tcond").Select(a => new Attr(a, conditional.get_attr(a))), ("Tcond", tf.@bool)])[0];
        using var session = new Session();
        Assert.That((int)session.run(result, (chosen, new[] { false })), Is.EqualTo(1));
        Assert.That((int)session.run(result, (chosen, Array.Empty<bool>())), Is.EqualTo(2));
    }

    [Test]
    public void Content_wins_over_lists_of_values()
    {
        NodeDef node = Float(Node("c", "Const"), "dtype");
        byte[] content = [.. BitConverter.GetBytes(5f), .. BitConverter.GetBytes(6f)];
        node.Attr.Add("value", new AttrValue { Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = 2 } } }, FloatVal = { 1, 2 }, TensorContent = Google.Protobuf.ByteString.CopyFrom(content) } });
        tf.import_graph_def(new GraphDef { Node = { node } }, name: "");
        Assert.That(Floats(tf.get_default_graph().get_tensor_by_name("c:0")), Is.EqualTo(new[] { 5f, 6 }));
    }

    [Test]
    public void Imported_names_may_differ_in_case_alone_and_wished_ones_never_do()
    {
        var graph = new GraphDef { Node = { Float(Node("a", "Placeholder"), "dtype"), Float(Node("A", "Placeholder"), "dtype") } };
        tf.import_graph_def(graph, name: "");
        Graph now = tf.get_default_graph();
        Assert.That((now.get_operation_by_name("a").name, now.get_operation_by_name("A").name, tf.no_op("a").name), Is.EqualTo(("a", "A", "a_1")));
        Assert.That(() => tf.import_graph_def(new GraphDef { Node = { Float(Node("A", "Placeholder"), "dtype") } }, name: ""), Throws.InstanceOf<ValueError>());
        Assert.That(now.version, Is.EqualTo(3));
    }

    [Test]
    public void Variables_of_both_kinds_have_one_key()
    {
        using var folder = new TemporaryFolder();
        float Restored(bool resource, bool save)
        {
            tf.reset_default_graph();
            IVariableV1 v = tf.get_variable("v", initializer: save ? 3f : 4f, use_resource: resource);
            Saver saver = tf.train.Saver();
            using Session session = tf.Session();
            session.run(tf.global_variables_initializer());
            if (save)
            {
                saver.save(session, folder["model"]);
            }
            else
            {
                saver.restore(session, folder["model"]);
            }

            return (float)session.run(v.GraphElement);
        }

        foreach (bool resource in (bool[])[true, false])
        {
            Restored(resource, save: true);
            Assert.That(Restored(!resource, save: false), Is.EqualTo(3f));
        }
    }
}
