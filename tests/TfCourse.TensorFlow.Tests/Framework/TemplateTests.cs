using Tensorflow;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>tf.make_template: one set of variables for all calls, names as TensorFlow 1 gives them.</summary>
[TestFixture]
public sealed class TemplateTests : GraphFixture
{
    private static Tensor Scale(Tensor x) => tf.multiply(x, tf.get_variable("y", Shape.Scalar, initializer: tf.ones_initializer).AsTensor(), name: "mul");

    private static string[] Names(IEnumerable<IVariableV1> variables) => [.. variables.Select(v => v.Name)];

    [Test]
    public void Calls_share_variables_and_have_name_scopes_of_their_own()
    {
        Template<Tensor, Tensor> scale = tf.make_template("scale_by_y", (Tensor x) => Scale(x));
        Assert.That((scale.variable_scope, scale.variables.Length), Is.EqualTo(((VariableScope?)null, 0)));
        Tensor a = scale.Apply(tf.constant(3f)), b = scale.Apply(tf.constant(5f));
        Assert.That(Names(tf.global_variables()), Is.EqualTo(new[] { "scale_by_y/y:0" }));
        Assert.That((a.name, b.name), Is.EqualTo(("scale_by_y/mul:0", "scale_by_y_1/mul:0")));
        Assert.That(scale.variable_scope_name, Is.EqualTo("scale_by_y"));
        using var session = new Session(Graph);
        session.run(tf.global_variables_initializer());
        session.run(tf.assign(scale.trainable_variables[0], 2f));
        Assert.That(((float)session.run(a), (float)session.run(b)), Is.EqualTo((6f, 10f)));
    }

    [Test]
    public void Templates_of_one_name_have_variables_of_their_own()
    {
        Func<Tensor, Tensor> first = tf.make_template("s", (Tensor x) => Scale(x)), second = tf.make_template("s", (Tensor x) => Scale(x));
        first(tf.constant(1f));
        second(tf.constant(1f));
        first(tf.constant(1f));
        Assert.That(Names(tf.global_variables()), Is.EqualTo(new[] { "s/y:0", "s_1/y:0" }));
    }

    [Test]
    public void A_scope_is_entered_where_the_first_call_is_unless_it_is_made_at_once()
    {
        Template<Tensor, Tensor> late, now;
        using (tf.variable_scope("made"))
        {
            late = tf.make_template("late", (Tensor x) => Scale(x));
            now = tf.make_template("now", (Tensor x) => Scale(x), create_scope_now_: true);
        }

        Assert.That(now.variable_scope_name, Is.EqualTo("made/now"));
        using (tf.variable_scope("called"))
        {
            late.Apply(tf.constant(1f));
            now.Apply(tf.constant(1f));
        }

        Assert.That(Names(tf.global_variables()), Is.EqualTo(new[] { "called/late/y:0", "made/now/y:0" }));
        using (tf.variable_scope("elsewhere"))
        {
            Assert.That(late.Apply(tf.constant(1f)).name, Is.EqualTo("elsewhere/late/mul:0"));
        }

        Assert.That(late.variable_scope_name, Is.EqualTo("called/late"));
        Assert.That(tf.global_variables(), Has.Length.EqualTo(2));
    }

    [Test]
    public void Scopes_made_at_once_take_their_names_in_that_order()
    {
        Template<Tensor, Tensor> a = tf.make_template("s", (Tensor x) => Scale(x), create_scope_now_: true), b = tf.make_template("s", (Tensor x) => Scale(x), create_scope_now_: true);
        b.Apply(tf.constant(1f));
        a.Apply(tf.constant(1f));
        Assert.That((a.variable_scope_name, b.variable_scope_name), Is.EqualTo(("s", "s_1")));
        Assert.That(Names(tf.global_variables()), Is.EqualTo(new[] { "s_1/y:0", "s/y:0" }));
    }

    [Test]
    public void A_unique_name_is_taken_as_it_is()
    {
        Template<Tensor, Tensor> one = tf.make_template("s", (Tensor x) => Scale(x), unique_name_: "only"), other = tf.make_template("s", (Tensor x) => Scale(x), unique_name_: "only");
        one.Apply(tf.constant(1f));
        one.Apply(tf.constant(1f));
        Assert.That(Names(one.variables), Is.EqualTo(new[] { "only/y:0" }));
        Assert.That(() => other.Apply(tf.constant(1f)), Throws.InstanceOf<ValueError>().With.Message.Contains("already exists"));
    }

    [Test]
    public void Templates_inside_of_templates_share_too()
    {
        Template<Tensor, Tensor> inner = tf.make_template("inner", (Tensor x) => Scale(x));
        Template<Tensor, Tensor> outer = tf.make_template("outer", (Tensor x) => inner.Apply(inner.Apply(x)));
        outer.Apply(tf.constant(1f));
        outer.Apply(tf.constant(1f));
        Assert.That(Names(tf.global_variables()), Is.EqualTo(new[] { "outer/inner/y:0" }));
        Assert.That(Names(outer.trainable_variables), Is.EqualTo(Names(inner.trainable_variables)));
    }

    [Test]
    public void A_variable_to_be_trained_that_a_later_call_makes_is_an_error_others_are_not()
    {
        Template<bool, Tensor> wrong = tf.make_template("w", (bool trains) => tf.identity(tf.Variable(1f, trainable: trains, name: "v").AsTensor()));
        wrong.Apply(true);
        wrong.Apply(false);
        Assert.That(() => wrong.Apply(true), Throws.InstanceOf<ValueError>().With.Message.Contains("perhaps you used tf.Variable when you meant tf.get_variable"));
    }

    [Test]
    public void A_variable_that_the_first_call_did_not_make_is_missed_by_later_ones()
    {
        Template<string, Tensor> named = tf.make_template("n", (string name) => tf.get_variable(name, Shape.Scalar).AsTensor());
        named.Apply("a");
        Assert.That(() => named.Apply("b"), Throws.InstanceOf<ValueError>().With.Message.Contains("does not exist"));
    }

    [Test]
    public void A_first_call_that_failed_may_be_made_again()
    {
        bool fails = true;
        Template<Tensor> once = tf.make_template("f", () => fails ? throw new ValueError("not yet") : tf.get_variable("v", Shape.Scalar).AsTensor());
        Assert.Throws<ValueError>(() => once.Apply());
        fails = false;
        once.Apply();
        once.Apply();
        Assert.That(Names(once.global_variables), Is.EqualTo(new[] { "f/v:0" }));
        Assert.That(once.local_variables, Is.Empty);
    }

    [Test]
    public void Two_arguments_and_a_name_that_is_none()
    {
        Template<Tensor, Tensor, Tensor> sum = tf.make_template("sum", (Tensor a, Tensor b) => Scale(a + b));
        Assert.That(sum.Apply(tf.constant(1f), tf.constant(2f)).name, Is.EqualTo("sum/mul:0"));
        Assert.Throws<ValueError>(() => tf.make_template(null!, (Tensor x) => x));
    }
}
