using System.Diagnostics;
using Tensorflow;
using TfCourse.Engine;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>One thread builds, others run what is there: the graph grows under them with its functions, and an import that fails leaves no trace.</summary>
[TestFixture]
public sealed class GrowingGraphTests
{
    private const int Runners = 2;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Each finished tensor of what the builder makes, with its value for x = 2; runners take them by name.
    private sealed class Made
    {
        private readonly List<(string Name, float Value)> _tensors = [];

        public int Count
        {
            get
            {
                lock (_tensors)
                {
                    return _tensors.Count;
                }
            }
        }

        public void Add(Tensor tensor, float value)
        {
            lock (_tensors)
            {
                _tensors.Add((tensor.name, value));
            }
        }

        public (string Name, float Value) At(int index)
        {
            lock (_tensors)
            {
                return _tensors[index % _tensors.Count];
            }
        }
    }

    [Test]
    public void Functions_are_made_in_one_thread_while_others_run_the_graph()
        => BuildAndRun((x, i, made) =>
        {
            Tensor branch = tf.cond(x > 1f, () => tf.cond(x > i, () => x - i, () => x * i), () => x, name: "branch");
            made.Add(branch, 2 > i ? 2 - i : 2 * i);
            Tensor[] loop = tf.while_loop(v => v[0] < i % 5, v => [v[0] + 1, v[1] + x], [tf.constant(0), tf.constant(0f)]);
            made.Add(loop[1], 2 * (i % 5));
            Tensor sums = tf.reduce_sum(tf.map_fn(e => e * x, tf.constant(new float[] { i, 1 })));
            made.Add(sums, 2 * (i + 1));
        });

    [Test]
    public void Gradients_of_functions_are_made_in_the_threads_that_run_them()
    {
        // Nodes SymbolicGradient, whose functions the session makes when it learns of them.
        BuildAndRun((x, i, made) =>
        {
            var function = new FunctionDef { Signature = new OpDef { Name = $"square{i}", InputArg = { new OpDef.Types.ArgDef { Name = "a", Type = DataType.DtFloat } }, OutputArg = { new OpDef.Types.ArgDef { Name = "b", Type = DataType.DtFloat } } } };
            function.NodeDef.Add(new NodeDef { Name = "s", Op = "Square", Input = { "a" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
            function.Ret.Add("b", "s:y:0");
            x.graph.Import(new GraphDef { Library = new FunctionDefLibrary { Function = { function } } }, name: "");
            var types = new AttrValue { List = new AttrValue.Types.ListValue { Type = { DataType.DtFloat } } };
            var twice = new AttrValue { List = new AttrValue.Types.ListValue { Type = { DataType.DtFloat, DataType.DtFloat } } };
            Operation gradient = x.graph.AddNode("SymbolicGradient", [x, tf.constant((float)i)], [("Tin", twice), ("Tout", types), ("f", new AttrValue { Func = new NameAttrList { Name = function.Signature.Name } })], null);
            made.Add(gradient.outputs[0], 4f * i);
        });
    }

    [Test]
    public void An_import_that_fails_is_never_seen_by_who_runs_the_graph()
        => BuildAndRun((x, i, made) =>
        {
            // The last node is wrong, and is found to be so when the others and the function are there.
            var function = new FunctionDef { Signature = new OpDef { Name = "gone", OutputArg = { new OpDef.Types.ArgDef { Name = "b", Type = DataType.DtFloat } } } };
            function.NodeDef.Add(new NodeDef { Name = "c", Op = "Const", Attr = { ["dtype"] = new AttrValue { Type = DataType.DtFloat }, ["value"] = new AttrValue { Tensor = TensorProtos.Encode(HostTensor.Scalar((float)i)) } } });
            function.Ret.Add("b", "c:output:0");
            var wrong = new GraphDef { Library = new FunctionDefLibrary { Function = { function } } };
            for (int n = 0; n < 20; n++)
            {
                wrong.Node.Add(new NodeDef { Name = $"n{n}", Op = "Const", Attr = { ["dtype"] = new AttrValue { Type = DataType.DtFloat }, ["value"] = new AttrValue { Tensor = TensorProtos.Encode(HostTensor.Scalar(1f)) } } });
            }

            wrong.Node.Add(new NodeDef { Name = "sum", Op = "AddV2", Input = { "n0" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
            Assert.Throws<ValueError>(() => x.graph.Import(wrong, name: ""));
            made.Add(x + i, 2 + i);
        });

    // Some rounds at least and one second at most: a machine that is slow makes fewer, not wrong ones.
    private static void BuildAndRun(Action<Tensor, int, Made> build)
    {
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, Shape.Scalar, "x");
        using var session = new Session(graph);
        var made = new Made();
        var failures = new List<Exception>();
        build(x, 0, made);
        int done = 0, runs = 0;
        Thread[] runners = [.. Enumerable.Range(0, Runners).Select(r => new Thread(() =>
        {
            try
            {
                for (int i = r; Volatile.Read(ref done) == 0 || i < made.Count; i += 1)
                {
                    (string name, float value) = made.At(i);
                    Assert.That((float)session.run(name, ("x:0", 2f)), Is.EqualTo(value), name);
                    Interlocked.Increment(ref runs);
                }
            }
            catch (Exception e)
            {
                lock (failures)
                {
                    failures.Add(e);
                }
            }
        }))];
        foreach (Thread runner in runners)
        {
            runner.Start();
        }

        var clock = Stopwatch.StartNew();
        int rounds = 1;
        for (; rounds < 400 && (rounds < 20 || clock.Elapsed < Second) && failures.Count == 0; rounds++)
        {
            build(x, rounds, made);
        }

        Volatile.Write(ref done, 1);
        foreach (Thread runner in runners)
        {
            runner.Join();
        }

        Assert.That(failures, Is.Empty);
        Assert.That(runs, Is.GreaterThanOrEqualTo(made.Count));
        TestContext.Out.WriteLine($"{rounds} rounds, {runs} runs");
    }
}
