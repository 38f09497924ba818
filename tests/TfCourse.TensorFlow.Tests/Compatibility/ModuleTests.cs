using System.Reflection;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>What TensorFlow.NET's own tests and examples use beside its signatures: modules by their Python names, conversions, assignments to parts of arrays.</summary>
[TestFixture]
public sealed class ModuleTests
{
    [SetUp]
    public void NewGraph() => tf.reset_default_graph();

    [Test]
    public void Modules_of_Python_make_the_same_nodes()
    {
        Tensor a = constant_op.constant(new[,] { { 1f, 2f }, { 3f, 4f } }, name: "a"), b = array_ops.identity(a);
        Tensor sum = math_ops.reduce_sum(math_ops.square(math_ops.add(math_ops.matmul(a, b), gen_math_ops.mat_mul(a, b))), 0);
        Tensor turned = gen_array_ops.reverse_v2(array_ops.concat([a, b], 1), 1);
        Tensor biased = nn_ops.bias_add(array_ops.slice(turned, new[] { 0, 0 }, new[] { 1, 2 }), new[] { 10f, 20f });
        Tensor whole = gen_math_ops.floor_div(math_ops.cast(array_ops.gather(sum, 1), dtypes.int32), 7);
        Tensor equal = math_ops.equal(a, array_ops.stop_gradient(b)), less = gen_math_ops.less(a, ops.convert_to_tensor(2f));
        Tensor chosen = control_flow_ops.cond(tf.constant(true), () => whole, () => whole + 1);
        Tensor counted = control_flow_ops.while_loop(i => i < 10, i => i * 2, tf.constant(1));
        Tensor running = functional_ops.scan((x, y) => x + y, a);
        Tensor slope = gradients_impl.gradients([sum], [a])[0];
        using var sess = tf.Session();
        Assert.That(sess.run(sum).ToArray<float>(), Is.EqualTo(new[] { (4f * 49) + (4 * 225), (4f * 100) + (4 * 484) }));
        Assert.That(sess.run(turned).ToArray<float>(), Is.EqualTo(new[] { 2f, 1, 2, 1, 4, 3, 4, 3 }));
        Assert.That(sess.run(biased).ToArray<float>(), Is.EqualTo(new[] { 12f, 21 }));
        Assert.That(sess.run(new[] { whole, chosen, counted }).Select(v => (int)v), Is.EqualTo(new[] { 333, 333, 16 }));
        Assert.That(sess.run(equal).ToArray<bool>(), Has.All.True);
        Assert.That(sess.run(less).ToArray<bool>(), Is.EqualTo(new[] { true, false, false, false }));
        Assert.That(sess.run(running).ToArray<float>(), Is.EqualTo(new[] { 1f, 2, 4, 6 }));
        Assert.That(sess.run(slope), Is.Not.Null);
        Assert.That(a.name, Is.EqualTo("a:0"));
    }

    [Test]
    public void What_waits_for_operations_runs_after_them()
    {
        var count = tf.Variable(0);
        Tensor read = control_flow_ops.with_dependencies([count.assign_add(1).op], tf.constant(5), name: "after");
        using var sess = tf.Session();
        sess.run(tf.global_variables_initializer());
        Assert.That((int)sess.run(read), Is.EqualTo(5));
        Assert.That((int)sess.run(count.AsTensor()), Is.EqualTo(1));
        Assert.That(read.name, Is.EqualTo("after:0"));
    }

    [Test]
    public void An_operation_stands_for_its_first_tensor()
    {
        tf.placeholder(tf.float32, name: "x");
        Tensor x = tf.get_default_graph().OperationByName("x");
        Assert.That(x.name, Is.EqualTo("x:0"));
        Assert.That(() => { Tensor none = tf.no_op("nothing"); }, Throws.TypeOf<ValueError>().With.Message.Contains("nothing"));
    }

    [Test]
    public void A_tensor_of_constants_is_cast_to_its_number()
    {
        Tensor sum = tf.constant(2.5) + tf.constant(0.5);
        Assert.That(((int)sum, (long)sum, (float)sum, (double)sum, (byte)sum), Is.EqualTo((3, 3L, 3f, 3.0, (byte)3)));
        Assert.That((bool)tf.less(sum, 4.0), Is.True);
        Assert.That((string)tf.constant("Grüße"), Is.EqualTo("Grüße"));
        Assert.That(tf.constant(new[] { "a", "b" }).StringData(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(() => (int)tf.constant(new[] { 1, 2 }), Throws.TypeOf<ValueError>());
        Assert.That(() => (int)tf.placeholder(tf.int32), Throws.TypeOf<ValueError>());
    }

    [Test]
    public void Parts_of_arrays_are_assigned()
    {
        NDArray a = np.ndarray((2, 3), np.int32);
        a[0] = 5;
        a[1, 2] = 7;
        a[":", "1"] = np.array(8, 9);
        Assert.That(a.ToArray<int>(), Is.EqualTo(new[] { 5, 8, 5, 0, 9, 7 }));
        a[Slice.All, new Slice(2, 3)] = 1.9;
        Assert.That(a.ToArray<int>(), Is.EqualTo(new[] { 5, 8, 1, 0, 9, 1 }), "what is assigned is cast and broadcast");
        a[a > 6] = 0;
        a[np.array(-1)] = np.array(1, 2, 3);
        Assert.That(a.ToArray<int>(), Is.EqualTo(new[] { 5, 0, 1, 1, 2, 3 }));
        Assert.That(a[np.array(1, -2)].ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3, 5, 0, 1 }));
        int rows = 0;
        foreach (NDArray row in a)
        {
            Assert.That(row.shape, Is.EqualTo(new Shape(3)));
            rows++;
        }

        Assert.That(rows, Is.EqualTo(2));
        Assert.That(() => a[2] = 0, Throws.TypeOf<ValueError>());
        Assert.That(() => a[0, 0, 0], Throws.TypeOf<ValueError>());
        Assert.That(() => a[0] = np.array(1, 2), Throws.Exception);
        Assert.That(a.ToArray<int>(), Is.EqualTo(new[] { 5, 0, 1, 1, 2, 3 }), "what is refused changes nothing");
    }

    [Test]
    public void Strings_and_bytes_come_out_of_arrays()
    {
        using var sess = tf.Session();
        NDArray text = tf.strings.substr(tf.constant("123 heythere 123 "), 4, 8).eval(sess);
        Assert.That(text.StringData(), Is.EqualTo(new[] { "heythere" }));
        Assert.That(text.ToByteArray(), Is.EqualTo("heythere"u8.ToArray()));
        Assert.That(np.array(1, 258).ToByteArray(), Is.EqualTo(new byte[] { 1, 0, 0, 0, 2, 1, 0, 0 }));
        Assert.That(() => np.array(1).StringData(), Throws.TypeOf<TypeError>());
    }

    [Test]
    public void Distinct_values_come_with_the_places_of_all()
    {
        var (values, inverse) = np.unique(np.array(3, 1, 3, 2));
        Assert.That(values.ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(inverse.ToArray<int>(), Is.EqualTo(new[] { 2, 0, 2, 1 }));
        Assert.That(len(values), Is.EqualTo(3));
    }

    [Test]
    public void Graphs_are_imported_from_files_and_bytes()
    {
        tf.add(tf.placeholder(tf.float32, name: "x"), 1f, name: "y");
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            GraphDef def = tf.get_default_graph().as_graph_def();
            string path = tf.train.write_graph(def, folder, "g.pb", as_text: false);
            var graph = new Graph();
            Assert.That(graph.Import(path));
            Assert.That(graph.Import(Google.Protobuf.MessageExtensions.ToByteArray(def), prefix: "again"));
            Assert.That(graph.get_operations().Select(o => o.name), Is.EqualTo(new[] { "x", "y/y", "y", "again/x", "again/y/y", "again/y" }));
            Assert.That(() => graph.Import(Path.Combine(folder, "none.pb")), Throws.TypeOf<TfCourse.Engine.EngineException>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_model_that_serves_is_a_session()
    {
        using Session sess = Session.LoadFromSavedModel(Repository.PathOf("models/digits"));
        Assert.That(sess.graph.get_operations(), Is.Not.Empty);
        Assert.That(() => Session.LoadFromSavedModel(Repository.PathOf("models")), Throws.Exception);
    }

    [Test]
    public void The_collections_of_tf_are_those_of_TensorFlow()
    {
        string[] Names(IEnumerable<(string Name, object? Value)> members) => [.. members.Select(m => $"{m.Name}={m.Value}").Order(StringComparer.Ordinal)];
        Assert.That(
            Names(typeof(GraphKeysOfTf).GetProperties().Select(p => (p.Name, p.GetValue(tf.GraphKeys)))),
            Is.EqualTo(Names(typeof(GraphKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (f.Name, f.GetRawConstantValue())))));
    }

    [Test]
    public void A_thread_has_no_graph_until_it_asks_for_one()
    {
        Graph? before = null, after = null;
        int first = ops.uid();
        var thread = new Thread(() =>
        {
            before = tf.peak_default_graph();
            tf.get_default_graph();
            after = tf.peak_default_graph();
        });
        thread.Start();
        thread.Join();
        Assert.That((before, after is null), Is.EqualTo(((Graph?)null, false)));
        Assert.That(ops.uid(), Is.GreaterThan(first));
        Assert.That(tf.get_default_session(), Is.Null);
        using (tf.name_scope("scope1"))
        {
            Assert.That(tf.get_default_graph()._name_stack, Is.EqualTo("scope1"));
        }
    }

    [Test]
    public void TensorFlow_1_names_stay()
    {
        Tensor t = tf.constant(new[,] { { 1, 5, 2 } });
        using var sess = tf.Session();
        Assert.That((long)sess.run(tf.arg_max(t, 1)), Is.EqualTo(1));
        Assert.That((long)sess.run(tf.arg_min(t, 1)), Is.EqualTo(0));
        Assert.That(t[tf.newaxis, tf.ellipsis].shape, Is.EqualTo(new Shape(1, 1, 3)));
        Assert.That(sess.run(tf.batch_to_space_nd(tf.constant(new[, , ,] { { { { 1 } } }, { { { 2 } } }, { { { 3 } } }, { { { 4 } } } }), new[] { 2, 2 }, new[,] { { 0, 0 }, { 0, 0 } })).ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(new[] { AggregationMethod.ADD_N, AggregationMethod.DEFAULT, AggregationMethod.EXPERIMENTAL_TREE, AggregationMethod.EXPERIMENTAL_ACCUMULATE_N }, Is.EqualTo(new[] { 0, 0, 1, 2 }));
    }

    [Test]
    public void Arrays_take_a_shape_and_lists_Pythons_functions()
    {
        Assert.That(new NDArray(new[] { 1, 2, 3, 4 }, new Shape(2, 2)).shape, Is.EqualTo(new Shape(2, 2)));
        Assert.That(new NDArray(new Shape(2), tf.int32).ToArray<int>(), Is.EqualTo(new[] { 0, 0 }));
        Assert.That(() => new NDArray(new[] { 1, 2, 3 }, new Shape(2, 2)), Throws.TypeOf<ValueError>());
        Shape four = (2L, 3L, 4L, 5L), three = (2L, 3L, 4L);
        Assert.That((four.size, three.size), Is.EqualTo((120L, 24L)));
        Assert.That((all([true, false]), any([true, false]), all([]), any([])), Is.EqualTo((false, true, true, false)));
        Assert.That((sum([1, 2, 3]), min(2f, 1f), max(2, 3)), Is.EqualTo((6, 1f, 3)));
        Assert.That(reversed([1, 2, 3]), Is.EqualTo(new[] { 3, 2, 1 }));
        Assert.That(tf.byte8, Is.EqualTo(tf.uint8));
    }

    [Test]
    public void Arrays_are_equal_by_type_shape_and_elements()
    {
        NDArray same = np.array(1, 2);
        Assert.That(np.array(1, 2), Is.EqualTo(same));
        Assert.That(np.array(1, 2), Is.Not.EqualTo(np.array(1L, 2)));
        Assert.That(np.array(1, 2), Is.Not.EqualTo(np.array(1, 3)));
        Assert.That(np.array(1, 2), Is.Not.EqualTo(np.array(1, 2).reshape((1, 2))));
        Assert.That(np.array(double.NaN).Equals(np.array(double.NaN)));
        Assert.That(np.array(-0.0).Equals(0.0));
        Assert.That(np.array(5f).Equals(5f) && np.array(5f).Equals(new[] { 5f }) && !np.array(5f).Equals(5.0) && !np.array(5f).Equals(new object()));
        Assert.That(tf.constant("a").numpy().Equals("a"));
        Assert.That(np.array(1, 2).GetHashCode(), Is.EqualTo(same.GetHashCode()));
    }

    [Test]
    public void Lists_in_lists_are_fetched_one_after_the_other_and_names_keep_theirs()
    {
        Tensor a = tf.constant(1), b = tf.constant(2), c = tf.constant(3);
        using var sess = tf.Session();
        Assert.That(sess.run(new object[] { new[] { a, b }, new object[] { new List<object> { c } }, "Const:0" }).Select(v => (int)v), Is.EqualTo(new[] { 1, 2, 3, 1 }));
        OrderedDictionary<string, NDArray> named = sess.run(new Dictionary<string, Tensor> { ["second"] = b, ["first"] = a });
        Assert.That(named.Select(n => (n.Key, (int)n.Value)), Is.EqualTo(new[] { ("second", 2), ("first", 1) }));
        var itself = new object[1];
        itself[0] = itself;
        Assert.That(() => sess.run(itself), Throws.TypeOf<TypeError>().With.Message.Contains("deeper"));
        Assert.That(() => sess.run(new object?[] { a, null }!), Throws.TypeOf<TypeError>());
    }

    [Test]
    public void A_queue_of_single_tensors_takes_one_type_and_gives_what_counts_as_a_tensor()
    {
        var queue = tf.FIFOQueue(2, tf.int32);
        var init = queue.enqueue_many(new[] { 10, 20 });
        var x = queue.dequeue();
        var inc = queue.enqueue(x + 1);
        using var sess = tf.Session();
        init.run();
        (int dequeued, _) = sess.run((x, inc));
        Assert.That(dequeued, Is.EqualTo(10));
        (dequeued, _) = sess.run((x, inc));
        Assert.That(dequeued, Is.EqualTo(20));
        Assert.That((int)sess.run(x), Is.EqualTo(11));
        Assert.That((int)sess.run(x * 2 - 2), Is.EqualTo(40));

        var padded = tf.PaddingFIFOQueue(10, tf.int32, new Shape(-1));
        var rows = padded.dequeue_many(n: 2);
        sess.run(padded.enqueue(tf.constant(new[] { 1 })));
        sess.run(padded.enqueue(tf.constant(new[] { 2, 3 })));
        Assert.That(sess.run(rows[0]).ToArray<int>(), Is.EqualTo(new[] { 1, 0, 2, 3 }));

        var priorities = tf.PriorityQueue(3, tf.@string);
        sess.run(priorities.enqueue_many(new[] { 4L, 2L, 3L }, new[] { "p1", "p2", "p3" }));
        Tensors first = priorities.dequeue();
        Assert.That(sess.run(new object[] { first })[1].StringData(), Is.EqualTo(new[] { "p2" }), "all components of what left together");
        var shuffled = tf.RandomShuffleQueue(3, min_after_dequeue: 0, dtype: tf.int64);
        sess.run(shuffled.enqueue(5L));
        Assert.That((long)sess.run(shuffled.dequeue()), Is.EqualTo(5));
    }
}
