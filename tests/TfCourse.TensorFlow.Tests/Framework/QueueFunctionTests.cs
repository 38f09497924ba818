using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Queues inside of branches and loops: who waits in a function holds up only that function's node, as in the graph itself.</summary>
[TestFixture]
public sealed class QueueFunctionTests : QueueFixture
{
    private Tensor _yes = null!;

    // Nobody knows the branch before the run.
    [SetUp]
    public void MakeCondition() => _yes = tf.placeholder_with_default(tf.constant(true), Shape.Scalar, "yes");

    private static FIFOQueue Ints(int capacity, string name = "q") => tf.FIFOQueue(capacity, [tf.int32], [Shape.Scalar], name: name);

    private static Tensor Take(FIFOQueue queue) => queue.dequeue();

    private Tensor If(Func<Tensor> then) => tf.cond(_yes, then, () => tf.constant(-1));

    private static Tensor After(Operation first, int value)
    {
        using (tf.control_dependencies([first]))
        {
            return tf.identity(tf.constant(value));
        }
    }

    [Test]
    public void A_branch_that_waits_lets_the_node_run_beside_it_that_it_waits_for()
    {
        FIFOQueue queue = Ints(1);
        Tensor taken = If(() => Take(queue) * 2);
        Operation put = queue.enqueue(21);
        Assert.That(Graph.get_operations().Select(o => o.type), Has.Exactly(1).StartsWith("Queue"), "the other is in the branch");
        using Session session = OneThread();
        Assert.That((int)session.run(new object[] { taken, put }, null, Patience)[0], Is.EqualTo(42));
    }

    [Test]
    public void A_branch_that_waits_to_enter_lets_the_node_run_that_makes_room()
    {
        FIFOQueue queue = Ints(1);
        Operation fill = queue.enqueue(1);
        Tensor entered = If(() => After(queue.enqueue(2), 5)), taken = Take(queue);
        using Session session = OneThread();
        session.run(fill);
        NDArray[] values = session.run(new object[] { entered, taken }, null, Patience);
        Assert.That(((int)values[0], (int)values[1]), Is.EqualTo((5, 1)));
        Assert.That((int)session.run(queue.size()), Is.EqualTo(1));
    }

    [Test]
    public void A_loop_waits_again_and_again_while_its_neighbour_fills_the_queue()
    {
        FIFOQueue queue = Ints(1);
        Tensor[] sum = tf.while_loop(v => v[0] < 5, v => [v[0] + 1, v[1] + Take(queue)], [tf.constant(0), tf.constant(0)]);
        Operation put = queue.enqueue_many(tf.constant(new[] { 1, 2, 3, 4, 5 }));
        using Session session = OneThread();
        for (int run = 0; run < 3; run++)
        {
            Assert.That((int)session.run(new object[] { sum[1], put }, null, Patience)[0], Is.EqualTo(15));
        }
    }

    [Test]
    public void The_condition_of_a_loop_may_wait()
    {
        FIFOQueue queue = Ints(1);
        Tensor count = tf.while_loop(n => Take(queue) > 0, n => n + 1, tf.constant(0));
        Operation put = queue.enqueue_many(tf.constant(new[] { 7, 8, 9, 0 }));
        using Session session = OneThread();
        Assert.That((int)session.run(new object[] { count, put }, null, Patience)[0], Is.EqualTo(3));
    }

    [Test]
    public void Two_functions_that_wait_for_each_other_take_turns()
    {
        FIFOQueue there = Ints(1, "there"), back = Ints(1, "back");
        Tensor asks = If(() =>
        {
            Operation ask = there.enqueue(4);
            using (tf.control_dependencies([ask]))
            {
                return Take(back) * 10;
            }
        });
        Tensor answers = If(() =>
        {
            Tensor got = Take(there);
            return After(back.enqueue(got + 1), 6);
        });
        using Session session = OneThread();
        NDArray[] values = session.run(new object[] { answers, asks }, null, Patience);
        Assert.That(((int)values[0], (int)values[1]), Is.EqualTo((6, 50)));
    }

    [Test]
    public void Functions_inside_of_functions_wait_without_holding_up_who_is_around_them()
    {
        FIFOQueue outer = Ints(1, "outer"), inner = Ints(1, "inner");
        Tensor nested = If(() => tf.while_loop(v => v[0] < 3, v => [v[0] + 1, v[1] + tf.cond(v[0] > 0, () => Take(inner), () => Take(outer))], [tf.constant(0), tf.constant(0)])[1]);
        Operation first = outer.enqueue(100), rest = inner.enqueue_many(tf.constant(new[] { 10, 1 }));
        using Session session = OneThread();
        Assert.That((int)session.run(new object[] { nested, rest, first }, null, Patience)[0], Is.EqualTo(111));
    }

    [Test]
    public void A_call_by_number_and_a_map_wait_alike()
    {
        FIFOQueue queue = Ints(1);
        Tensor which = tf.placeholder_with_default(tf.constant(1), Shape.Scalar);
        Tensor chosen = tf.switch_case(which, [() => tf.constant(0), () => Take(queue)]);
        Tensor mapped = tf.map_fn(e => e * Take(queue), tf.constant(new[] { 1, 1, 1 }));
        Operation put = queue.enqueue_many(tf.constant(new[] { 3, 3, 3, 3 }));
        using Session session = OneThread();
        NDArray[] values = session.run(new object[] { chosen, mapped, put }, null, Patience);
        Assert.That((int)values[0], Is.EqualTo(3));
        Assert.That(values[1].ToArray<int>(), Is.EqualTo(new[] { 3, 3, 3 }));
    }

    [Test]
    public void A_function_that_is_called_by_its_name_waits_alike()
    {
        FIFOQueue queue = Ints(1);
        var function = new FunctionDef { Signature = new OpDef { Name = "take", IsStateful = true, InputArg = { new OpDef.Types.ArgDef { Name = "handle", Type = DataType.DtResource } }, OutputArg = { new OpDef.Types.ArgDef { Name = "y", Type = DataType.DtInt32 } } } };
        var types = new AttrValue { List = new AttrValue.Types.ListValue { Type = { DataType.DtInt32 } } };
        function.NodeDef.Add(new NodeDef { Name = "d", Op = "QueueDequeueV2", Input = { "handle" }, Attr = { ["component_types"] = types } });
        function.Ret.Add("y", "d:components:0");
        var calls = new FunctionDef { Signature = function.Signature.Clone(), Ret = { ["y"] = "c:output:0" } };
        calls.Signature.Name = "calls";
        var resource = new AttrValue { List = new AttrValue.Types.ListValue { Type = { DataType.DtResource } } };
        calls.NodeDef.Add(new NodeDef { Name = "c", Op = "StatefulPartitionedCall", Input = { "handle" }, Attr = { ["Tin"] = resource, ["Tout"] = types, ["f"] = new AttrValue { Func = new NameAttrList { Name = "take" } } } });
        Graph.Import(new GraphDef { Library = new FunctionDefLibrary { Function = { function, calls } } }, name: "");
        Tensor taken = Graph.AddNode("calls", [queue.queue_ref], [], "called").outputs[0];
        Operation put = queue.enqueue(8);
        using Session session = OneThread();
        Assert.That((int)session.run(new object[] { taken, put }, null, Patience)[0], Is.EqualTo(8));
    }

    [Test]
    public void Nodes_beside_the_function_that_waits_take_effect_at_once()
    {
        FIFOQueue queue = Ints(1);
        RequireEffectsBeside(If(() => Take(queue)), queue);
    }

    [Test]
    public void A_queue_that_is_closed_fails_the_function_that_waits_and_names_the_node_inside()
    {
        FIFOQueue queue = Ints(1);
        Tensor taken = If(() => queue.dequeue(name: "inside"));
        Operation close = queue.close();
        using Session session = OneThread();
        EngineException closed = Assert.Throws<EngineException>(() => session.run(new object[] { taken, close }, null, Patience))!;
        Assert.That(closed.Code, Is.EqualTo(StatusCode.OutOfRange));
        Assert.That(closed.Message, Does.Contain("inside").And.Contain("is closed"));
        Assert.That((bool)session.run(queue.is_closed()), Is.True);
    }

    [Test]
    public void A_run_that_is_cancelled_gives_back_what_its_functions_had_taken()
    {
        FIFOQueue queue = Ints(10);
        Operation put = queue.enqueue_many(tf.constant(new[] { 1, 2, 3 }));
        Tensor five = If(() => tf.reduce_sum(queue.dequeue_many(5))), three = queue.dequeue_many(3);
        using Session session = OneThread();
        session.run(put);
        using var stop = new CancellationTokenSource(50);
        Assert.That(Assert.Throws<EngineException>(() => session.run(five, null, stop.Token))!.Code, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(session.run(three, null, Patience)[0].ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_time_limit_ends_who_waits_in_a_function()
    {
        FIFOQueue queue = Ints(10);
        Operation put = queue.enqueue(4);
        Tensor taken = tf.while_loop(v => v < 100, v => v + If(() => Take(queue)), tf.constant(0)), size = queue.size();
        using Session session = OneThread();
        Assert.That(Assert.Throws<EngineException>(() => session.run(new object[] { taken, put }, null, new RunOptions { TimeoutInMs = 50 }))!.Code, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That((int)session.run(size), Is.Zero, "the first was taken for good");
        session.run(put);
        Assert.That((int)session.run(size), Is.EqualTo(1), "nobody waits any more");
    }

    [Test]
    public void A_run_that_fails_elsewhere_gives_up_what_its_functions_wait_for()
    {
        FIFOQueue queue = Ints(10);
        Tensor divisor = tf.placeholder(tf.int32, Shape.Scalar), taken = If(() => Take(queue)), fails = tf.floordiv(tf.constant(1), divisor);
        Operation put = queue.enqueue(9);
        using Session session = OneThread();
        Assert.That(Assert.Throws<EngineException>(() => session.run(new object[] { taken, fails }, [(divisor, 0)], Patience))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
        session.run(put);
        Assert.That((int)session.run(queue.size()), Is.EqualTo(1));
        Assert.That((int)session.run(new object[] { taken }, null, Patience)[0], Is.EqualTo(9));
    }

    [Test]
    public void Many_functions_that_wait_are_served_each_once()
    {
        const int Count = 300;
        FIFOQueue queue = Ints(1);
        Tensor[] taken = [.. Enumerable.Range(0, Count).Select(_ => If(() => Take(queue)))];
        Operation put = queue.enqueue_many(tf.range(Count));
        using Session session = OneThread();
        NDArray[] values = session.run(new object[] { taken, put }, null, Patience);
        Assert.That(values.Take(Count).Select(v => (int)v).Order(), Is.EqualTo(Enumerable.Range(0, Count)));
    }
}
