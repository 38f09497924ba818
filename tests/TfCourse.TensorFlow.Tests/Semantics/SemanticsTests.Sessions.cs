using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <content>Graphs, sessions, control flow.</content>
public sealed partial class SemanticsTests
{
    [Test]
    public void A_tensor_fetched_twice_runs_once_and_an_operation_gives_nothing()
    {
        Tensor random = tf.random.uniform(new Shape(3));
        using Session session = tf.Session();
        NDArray[] values = session.run(new object[] { random, random, tf.no_op() });
        Assert.That(values[0].ToArray<float>(), Is.EqualTo(values[1].ToArray<float>()));
        Assert.That(values[2].size, Is.EqualTo(0UL));
    }

    [Test]
    public void Any_tensor_may_be_fed_in_its_shape()
    {
        Tensor x = tf.placeholder(tf.float32, (-1, 3), "x"), middle = x * 2f, y = middle + 1f;
        using Session session = tf.Session();
        Assert.That(session.run(y, (middle, new float[1, 3])).ToArray<float>(), Is.EqualTo(new[] { 1f, 1, 1 }));
        Assert.That(Assert.Throws<ValueError>(() => session.run(y, (x, new float[2, 4])))!.Message, Is.EqualTo("Cannot feed value of shape (2, 4) for Tensor x:0, which has shape (None, 3)"));
    }

    [Test]
    public void A_placeholder_without_a_value_is_named_with_its_type_and_shape()
        => Assert.That(MessageOf(tf.placeholder(tf.float32, (-1, 4), "x") + 1f), Does.Contain("You must feed a value for placeholder tensor 'x' with dtype float and shape [?,4]"));

    [Test]
    public void A_variable_without_a_value_fails_by_how_it_is_used()
    {
        ResourceVariable w = tf.Variable(1f, name: "W");
        IVariableV1 legacy = tf.VariableV1(1f, use_resource: false, name: "V");
        Assert.That(FailureOf(w.value()), Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(MessageOf(legacy.AsTensor() + 1f), Does.Contain("Attempting to use uninitialized value V"));
        using var session = new Session();
        Assert.That(Assert.Throws<EngineException>(() => session.run(w.assign_add(1f).op))!.Code, Is.EqualTo(StatusCode.NotFound));
    }

    [Test]
    public void What_no_fetch_needs_does_not_run_and_control_dependencies_order_what_does()
    {
        ResourceVariable counter = tf.Variable(0, name: "counter");
        Operation raise = counter.assign_add(1).op;
        Tensor after;
        using (tf.control_dependencies([raise]))
        {
            after = tf.identity(counter.value());
        }

        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        Assert.That((int)session.run(tf.constant(5)), Is.EqualTo(5));
        Assert.That((int)session.run(after), Is.EqualTo(1));
    }

    [Test]
    public void Seeds_repeat_a_stream_in_a_new_session_and_each_run_continues_it()
    {
        tf.set_random_seed(5);
        Tensor random = tf.random.uniform(new Shape(2), seed: 7);
        float[] first, second, again;
        using (var session = new Session())
        {
            (first, second) = (session.run(random).ToArray<float>(), session.run(random).ToArray<float>());
        }

        using (var session = new Session())
        {
            again = session.run(random).ToArray<float>();
        }

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(again, Is.EqualTo(first));
    }

    [Test]
    public void Names_clash_whatever_their_case_and_scopes_are_entered_anew_unless_a_slash_ends_them()
    {
        Assert.That(new[] { tf.constant(1, name: "a").op.name, tf.constant(1, name: "A").op.name, tf.constant(1, name: "a").op.name }, Is.EqualTo(new[] { "a", "A_1", "a_2" }));
        string captured;
        using (ops.NameScope scope = tf.name_scope("s"))
        {
            captured = scope;
        }

        using (tf.name_scope("s"))
        {
            Assert.That(tf.no_op("x").name, Is.EqualTo("s_1/x"));
        }

        using (tf.name_scope(captured))
        {
            Assert.That(tf.no_op("x").name, Is.EqualTo("s/x"));
        }
    }

    [Test]
    public void Name_scopes_do_not_name_variables_and_a_reusing_scope_cannot_be_told_not_to()
    {
        using (tf.name_scope("n"))
        using (tf.variable_scope("v"))
        {
            Assert.That(tf.get_variable("w", new Shape(1)).Name, Is.EqualTo("v/w:0"));
        }

        using (tf.variable_scope("v", reuse: true))
        using (tf.variable_scope("inner", reuse: false))
        {
            Assert.That(() => tf.get_variable("absent", new Shape(1)), Throws.InstanceOf<ValueError>());
        }
    }

    [Test]
    public void Gradients_that_no_path_leads_to_are_null_and_those_that_meet_add_up()
    {
        Tensor x = Vector(2), other = Vector(3);
        Assert.That(tf.gradients(x * x, other)[0], Is.Null);
        Assert.That(tf.gradients(tf.stop_gradient(x) * 2f, x)[0], Is.Null);
        Assert.That(tf.gradients(tf.cast(tf.cast(x, tf.int32), tf.float32), x)[0], Is.Null);
        Assert.That(Floats(tf.gradients([x * x, x * 3f], [x])[0])[0], Is.EqualTo(7f));
    }

    [Test]
    public void The_gradient_of_a_gather_names_its_rows() => Assert.That(tf.gradients(tf.gather(Vector(1, 2, 3), tf.constant(new[] { 0, 0 })), tf.get_default_graph().get_tensor_by_name("Const:0"))[0], Is.InstanceOf<IndexedSlices>());

    [Test]
    public void Only_the_chosen_branch_runs()
    {
        ResourceVariable a = tf.Variable(0, name: "a"), b = tf.Variable(0, name: "b");
        Tensor choose = tf.placeholder(tf.@bool, Shape.Scalar);
        Operation one = tf.cond(choose, () => a.assign_add(1).op, () => b.assign_add(1).op);
        using Session session = tf.Session();
        session.run(tf.global_variables_initializer());
        session.run(one, (choose, true));
        session.run(one, (choose, false));
        session.run(one, (choose, true));
        Assert.That(((int)a.eval(), (int)b.eval()), Is.EqualTo((2, 1)));
    }

    [Test]
    public void A_number_out_of_range_chooses_the_last_branch()
    {
        Tensor which = tf.placeholder(tf.int32, Shape.Scalar);
        Tensor chosen = tf.switch_case(which, [() => tf.constant(10), () => tf.constant(20), () => tf.constant(30)]);
        using Session session = tf.Session();
        Assert.That(new[] { 1, 3, -1 }.Select(i => (int)session.run(chosen, (which, i))), Is.EqualTo(new[] { 20, 30, 30 }));
    }

    [Test]
    public void Loops_repeat_until_their_condition_fails_and_have_gradients()
    {
        Tensor x = tf.constant(1.5f);
        Tensor[] last = tf.while_loop(v => v[0] < 4, v => [v[0] + 1, v[1] * x], [tf.constant(0), tf.constant(2f)]);
        Tensor slope = tf.gradients(last[1], x)[0];
        using Session session = tf.Session();
        Assert.That((float)session.run(last[1]), Is.EqualTo(2 * MathF.Pow(1.5f, 4)).Within(1e-5));
        Assert.That((float)session.run(slope), Is.EqualTo(8 * MathF.Pow(1.5f, 3)).Within(1e-4));
        Assert.That(() => tf.while_loop(v => v < 4, v => tf.stack([v, v]), tf.constant(0)), Throws.InstanceOf<ValueError>());
    }

    [Test]
    public void Folds_and_maps_go_part_by_part()
    {
        Tensor x = Vector(1, 2, 3);
        using Session session = tf.Session();
        Assert.That(session.run(tf.map_fn(t => t * t, x)).ToArray<float>(), Is.EqualTo(new[] { 1f, 4, 9 }));
        Assert.That(session.run(tf.scan((a, t) => a + t, x)).ToArray<float>(), Is.EqualTo(new[] { 1f, 3, 6 }));
        Assert.That(session.run(tf.scan((a, t) => a + t, x, 10f, reverse: true)).ToArray<float>(), Is.EqualTo(new[] { 16f, 15, 13 }));
        Assert.That((float)session.run(tf.foldl((a, t) => (a * 2f) + t, x)), Is.EqualTo(11f));
        Assert.That((float)session.run(tf.foldr((a, t) => (a * 2f) + t, x)), Is.EqualTo(17f));
    }

    [Test]
    public void Strings_are_bytes()
    {
        byte[] text = [0, 0xff, 65];
        var host = new HostTensor(DataType.DtString, [1], new[] { text });
        using Session session = tf.Session();
        Assert.That(((byte[][])session.run(tf.identity(tf.constant(host))).Host.Elements)[0], Is.EqualTo(text));
    }

    [Test]
    public void A_finished_graph_takes_no_more_nodes()
    {
        tf.get_default_graph().finalize();
        Assert.That(() => tf.constant(1), Throws.InstanceOf<RuntimeError>());
    }
}
