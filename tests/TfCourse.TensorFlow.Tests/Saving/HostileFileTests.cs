using Google.Protobuf;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Graphs and models made to harm: typed errors, soon, with little memory. The rows are those of published advisories.</summary>
[TestFixture]
public sealed class HostileFileTests
{
    private static IEnumerable<TestCaseData> Graphs()
    {
        yield return Case("row 4, CVE-2022-23571: a constant of no type", Const("c", new TensorProto { Dtype = (DataType)999, TensorShape = TensorProtos.Shape([1]) }));
        yield return Case("row 5, CVE-2022-23570: an attribute is missing", new NodeDef { Name = "a", Op = "Cast", Input = { "x" } });
        yield return Case("row 9, CVE-2020-26271: an output that is not there", new NodeDef { Name = "n", Op = "Identity", Input = { "x:7" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
        yield return Case("row 2, CVE-2021-41197: sizes beyond 63 bits", Const("c", new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape([4194305, 4194305, 211106198978564]), FloatVal = { 1 } }));
        yield return Case("row 1, CVE-2022-35934: rank 255", Const("c", new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape(new long[255]) }));
        yield return Case("row 3, CVE-2022-23568: 2^32 by 2^32", Const("c", new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape([1L << 32, 1L << 32]), FloatVal = { 1 } }));
        yield return Case("row 14, CVE-2022-23581: an Identity without an input", new NodeDef { Name = "n", Op = "Identity", Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
        yield return Case("row 14, CVE-2022-23579: a Reshape to a shape of another type", new NodeDef { Name = "n", Op = "Reshape", Input = { "x", "x" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat }, ["Tshape"] = new AttrValue { Type = DataType.DtFloat } } });
        yield return Case("row 14, CVE-2022-23581: a Reshape of one value into 2^62", Const("shape", TensorProtos.Encode(HostTensor.Of(new[] { 1L << 31, 1L << 31 }))), new NodeDef { Name = "n", Op = "Reshape", Input = { "x", "shape" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat }, ["Tshape"] = new AttrValue { Type = DataType.DtInt64 } } });
        yield return Case("row 11, CVE-2021-41203: a restore that nothing allows", Text("prefix"), new NodeDef { Name = "n", Op = "RestoreV2", Input = { "prefix", "prefix", "prefix" }, Attr = { ["dtypes"] = new AttrValue { List = new AttrValue.Types.ListValue { Type = { DataType.DtFloat } } } } });
        yield return Case("a terabyte of one value", Const("c", new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorProtos.Shape([1 << 20, 1 << 20]), FloatVal = { 1 } }));
        yield return Case("a cycle", new NodeDef { Name = "n", Op = "Identity", Input = { "n" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
        yield return Case("an unknown op", new NodeDef { Name = "n", Op = "PyFunc" });
    }

    [TestCaseSource(nameof(Graphs))]
    public void A_hostile_graph_is_refused_when_it_is_read_imported_or_run(GraphDef graph) => IsRefused(() => RunLast(graph));

    [Test]
    [Category("Speed")]
    public void By_the_clock_too_hostile_graphs_are_refused_at_once()
    {
        (string? Name, double Passed) slowest = Graphs().Select(g => (g.ArgDisplayNames?[0], RefusalCost.Of(() => RunLast((GraphDef)g.Arguments[0]!)).Passed)).MaxBy(c => c.Passed);
        TestContext.Out.WriteLine(FormattableString.Invariant($"slowest: {slowest.Name}, {slowest.Passed:F2} ms"));
        Assert.That(slowest.Passed, Is.LessThan(RefusalCost.MostMilliseconds), slowest.Name);
    }

    // Types of the kind that TensorFlow 2.7 tried to specialise: unknown ones, with arguments that lead nowhere. They are carried along.
    [Test]
    public void Row_6_CVE_2022_23572_full_types_that_mean_nothing_harm_nothing()
    {
        NodeDef node = Const("c", TensorProtos.Encode(HostTensor.Scalar(1f)));
        node.ExperimentalType = new FullTypeDef { TypeId = (FullTypeId)12345, Args = { new FullTypeDef { TypeId = FullTypeId.TftVar, S = "T" } } };
        var target = new Graph();
        target.Import(GraphFiles.Decode<GraphDef>(new GraphDef { Node = { node } }.ToByteArray(), "hostile.pb"), name: "");
        using var session = new Session(target);
        Assert.That(session.run(target.get_tensor_by_name("c:0")).ToArray<float>(), Is.EqualTo(new[] { 1f }));
    }

    [TestCase(2)]
    [TestCase(50)]
    public void Row_8_CVE_2022_23591_functions_that_call_each_other_in_a_circle_end_in_an_error(int count)
    {
        GraphDef graph = Calling([.. Enumerable.Range(0, count).Select(i => Function(i, (i + 1) % count))]);
        IsRefused(() => Call(graph));
    }

    // Each function calls the next one twice: 2^60 calls, of which a graph's shapes and its plan must not make one each.
    [Test]
    public void Functions_that_double_their_calls_are_read_at_once_and_run_until_they_are_stopped()
    {
        GraphDef graph = Calling([.. Enumerable.Range(0, 60).Select(i => Function(i, i + 1, i + 1)), Function(60)]);
        RefusalCost cost = RefusalCost.Of(() => new Graph().Import(Read(graph), name: ""));
        Assert.That(cost.Error, Is.Null);
        Assert.That(cost.Excess, Is.Null);
        var target = new Graph();
        target.Import(Read(graph), name: "");
        using var session = new Session(target);
        EngineException stopped = Assert.Throws<EngineException>(() => session.run(target.get_tensor_by_name("call:0"), [], new RunOptions { TimeoutInMs = 50 }))!;
        Assert.That(stopped.Code, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [TestCase(500)]
    [TestCase(10_000)]
    public void Functions_inside_of_functions_run_or_are_refused_on_a_small_stack(int depth)
    {
        GraphDef graph = Calling([.. Enumerable.Range(0, depth).Select(i => Function(i, i + 1)), Function(depth)]);
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Call(graph);
                }
                catch (Exception e)
                {
                    thrown = e;
                }
            },
            256 << 10);
        thread.Start();
        thread.Join();
        Assert.That(thrown, Is.Null.Or.InstanceOf<EngineException>().Or.InstanceOf<GraphException>());
    }

    [TestCase("no signature")]
    [TestCase("a result that no node gives")]
    [TestCase("an input that no node gives")]
    [TestCase("an argument without a type")]
    public void Row_7_CVE_2022_23586_a_malformed_function_is_refused(string damage)
    {
        var function = new FunctionDef { Signature = new OpDef { Name = "f", InputArg = { new OpDef.Types.ArgDef { Name = "x", Type = DataType.DtFloat } }, OutputArg = { new OpDef.Types.ArgDef { Name = "y", Type = DataType.DtFloat } } } };
        function.NodeDef.Add(new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat } } });
        function.Ret.Add("y", "n:y:0");
        switch (damage)
        {
            case "no signature": function.Signature = null; break;
            case "a result that no node gives": function.Ret["y"] = "gone:y:7"; break;
            case "an input that no node gives": function.NodeDef[0].Input[0] = "gone:y:0"; break;
            default: function.Signature.InputArg[0].Type = DataType.DtInvalid; break;
        }

        var graph = new GraphDef { Library = new FunctionDefLibrary { Function = { function } }, Node = { Const("x", TensorProtos.Encode(HostTensor.Scalar(1f))), new NodeDef { Name = "call", Op = "f", Input = { "x" } } } };
        IsRefused(() => Call(graph));
    }

    [Test]
    public void Row_8_CVE_2022_23591_a_function_that_calls_itself_ends_in_an_error() => IsRefused(() => Call(Calling(Function(0, 0))));

    [TestCase("inputs", "gone")]
    [TestCase("signature", "serving_default")]
    [TestCase("tags", "serve")]
    [TestCase("init", "gone")]
    [TestCase("asset", "../outside")]
    public void Row_13_CVE_2020_15206_a_model_whose_names_lead_nowhere_is_refused_by_name(string damage, string named)
    {
        if (!GoldenStore.Default.Contains("files/saved_model/tf1_asset_main_op/saved_model.pb"))
        {
            Assert.Ignore("not among these recordings");
        }

        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/saved_model/tf1_asset_main_op");
        var model = GraphFiles.Read<SavedModel>(files, "saved_model.pb");
        MetaGraphDef meta = model.MetaGraphs[0];
        switch (damage)
        {
            case "inputs": meta.SignatureDef["serving_default"].Inputs["q"].Name = "gone:0"; break;
            case "signature": meta.SignatureDef.Remove("serving_default"); break;
            case "tags": meta.MetaInfoDef.Tags[0] = "other"; break;
            case "init": meta.CollectionDef["saved_model_main_op"].NodeList.Value[0] = "gone"; break;
            default: meta.AssetFileDef.Add(new AssetFileDef { Filename = "../outside", TensorInfo = new TensorInfo { Name = "asset_path:0" } }); break;
        }

        files.Set("saved_model.pb", model.ToByteArray());
        Exception refused = IsRefused(() =>
        {
            using LoadedModel loaded = Binding.tf.saved_model.load(".", ["serve"], files: new Here(files));
            loaded.run("serving_default", ("q", new Tensorflow.NumPy.NDArray(new[] { "alpha" })));
        });
        Assert.That(refused.Message, Does.Contain(named));
    }

    private static GraphDef Read(GraphDef graph) => GraphFiles.Decode<GraphDef>(graph.ToByteArray(), "hostile.pb");

    private static void RunLast(GraphDef graph)
    {
        var target = new Graph();
        target.Import(Read(graph), name: "");
        using var session = new Session(target);
        session.Run([target.Nodes[^1].OutputTensors.Length > 0 ? target.Nodes[^1].OutputTensors[0] : target.Nodes[^1]], []);
    }

    private static void Call(GraphDef graph)
    {
        var target = new Graph();
        target.Import(Read(graph), name: "");
        using var session = new Session(target);
        session.run(target.get_tensor_by_name("call:0"));
    }

    // A typed error, at once, with little memory.
    private static Exception IsRefused(Action hostile)
    {
        RefusalCost cost = RefusalCost.Of(hostile);
        Assert.That(cost.Error, Is.InstanceOf<EngineException>().Or.InstanceOf<GraphException>());
        Assert.That(cost.Excess, Is.Null);
        return cost.Error!;
    }

    // The function f<number> of one float; it gives the sum of what it calls, or its argument.
    private static FunctionDef Function(int number, params int[] calls)
    {
        var function = new FunctionDef { Signature = new OpDef { Name = $"f{number}", InputArg = { new OpDef.Types.ArgDef { Name = "x", Type = DataType.DtFloat } }, OutputArg = { new OpDef.Types.ArgDef { Name = "y", Type = DataType.DtFloat } } } };
        var sum = new NodeDef { Name = "sum", Op = "AddN", Attr = { ["T"] = new AttrValue { Type = DataType.DtFloat }, ["N"] = new AttrValue { I = Math.Max(1, calls.Length) } } };
        for (int i = 0; i < calls.Length; i++)
        {
            function.NodeDef.Add(new NodeDef { Name = $"next{i}", Op = $"f{calls[i]}", Input = { "x" } });
            sum.Input.Add($"next{i}:y:0");
        }

        if (calls.Length == 0)
        {
            sum.Input.Add("x");
        }

        function.NodeDef.Add(sum);
        function.Ret.Add("y", "sum:sum:0");
        return function;
    }

    private static GraphDef Calling(params FunctionDef[] functions) => new()
    {
        Library = new FunctionDefLibrary { Function = { functions } },
        Node = { Const("x", TensorProtos.Encode(HostTensor.Scalar(1f))), new NodeDef { Name = "call", Op = "f0", Input = { "x" } } },
    };

    private static NodeDef Text(string name) => Const(name, TensorProtos.Encode(HostTensor.Of(new[] { "/etc/passwd" })));

    private static TestCaseData Case(string name, params NodeDef[] nodes)
    {
        var graph = new GraphDef { Node = { Const("x", TensorProtos.Encode(HostTensor.Scalar(1f))), nodes } };
        return new TestCaseData(graph).SetArgDisplayNames(name);
    }

    private static NodeDef Const(string name, TensorProto value) => new()
    {
        Name = name,
        Op = "Const",
        Attr = { ["dtype"] = new AttrValue { Type = value.Dtype }, ["value"] = new AttrValue { Tensor = value } },
    };

    // "./x" and "x" are one file.
    private sealed class Here(MemoryFileSystem files) : IFileSystem
    {
        public IReadableFile OpenRead(string path) => files.OpenRead(Bare(path));

        public IWritableFile Create(string path) => files.Create(Bare(path));

        public IWritableFile Append(string path) => files.Append(Bare(path));

        public void Rename(string from, string to) => files.Rename(Bare(from), Bare(to));

        public void Delete(string path) => files.Delete(Bare(path));

        public void SyncFolder(string folder) => files.SyncFolder(Bare(folder));

        public void CreateFolder(string folder) => files.CreateFolder(Bare(folder));

        public void DeleteEmptyFolder(string folder) => files.DeleteEmptyFolder(Bare(folder));

        public bool Exists(string path) => files.Exists(Bare(path));

        public IReadOnlyList<string> List(string folder) => files.List(Bare(folder));

        private static string Bare(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}
