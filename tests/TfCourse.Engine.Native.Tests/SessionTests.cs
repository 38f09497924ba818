using System.Diagnostics;
using Tensorflow;

namespace TfCourse.Engine.Native.Tests;

[TestFixture]
public sealed class SessionTests
{
    [Test]
    public void A_fed_tensor_comes_back_as_it_was([Values] bool split)
    {
        NativeEngine engine = NativeEngine.Load(split ? FakeLibrary.Split() : FakeLibrary.Whole());
        using IEngineSession session = Open(engine, "x");
        HostTensor[] back = new HostTensor[1];
        session.Prepare(new RunSignature(["x:0"], ["x:1"], [])).Run([HostTensor.Of(new[,] { { 1.5f, -2 }, { 3, float.NaN } })], back);
        Assert.Multiple(() =>
        {
            Assert.That(back[0].Dimensions.ToArray(), Is.EqualTo(new long[] { 2, 2 }));
            Assert.That(back[0].Elements, Is.EqualTo(new[] { 1.5f, -2, 3, float.NaN }));
        });
    }

    [Test]
    public void Strings_come_back_in_both_layouts([Values("1.15.5", "2.3.4", "2.4.0", "2.21.0")] string version)
    {
        string file = FakeLibrary.Whole(version);
        NativeEngine engine = NativeEngine.Load(file);
        byte[][] strings = [[], [1, 0, 2], new byte[127], new byte[128], new byte[40000]];
        using (IEngineSession session = Open(engine, "x"))
        {
            HostTensor[] back = new HostTensor[1];
            session.Prepare(new RunSignature(["x:0"], ["x:1"], [])).Run([new HostTensor(DataType.DtString, [5], strings)], back);
            Assert.That(back[0].Values<byte[]>().ToArray(), Is.EqualTo(strings));
        }

        Assert.That(FakeLibrary.Live(file, FakeLibrary.Kind.Strings), Is.Zero);
    }

    [Test]
    public void No_handle_leaks_over_100000_sessions()
    {
        string file = FakeLibrary.Whole("2.20.1");
        NativeEngine engine = NativeEngine.Load(file);
        HostTensor[] feeds = [HostTensor.Scalar(1f)], fetches = new HostTensor[1];
        for (int i = 0; i < 100_000; i++)
        {
            using IEngineSession session = Open(engine, i % 10 == 0 ? ["x", "fails"] : ["x"]);
            session.Prepare(new RunSignature(["x:0"], ["x:1"], [])).Run(feeds, fetches);
            if (i % 10 == 0)
            {
                Assert.That(() => session.Prepare(new RunSignature(["x:0"], ["x:1"], ["fails"])).Run(feeds, fetches), Throws.TypeOf<EngineException>());
            }
        }

        Assert.That(Enum.GetValues<FakeLibrary.Kind>().Where(k => k != FakeLibrary.Kind.Mappings && FakeLibrary.Live(file, k) != 0), Is.Empty);
    }

    [Test]
    public void A_status_becomes_the_exception_of_its_code()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "x", "fails");
        Assert.Multiple(() =>
        {
            Assert.That(Error(() => session.Prepare(new RunSignature([], [], ["fails"])).Run([], [])), Is.EqualTo(StatusCode.OutOfRange));
            Assert.That(Error(() => session.Prepare(new RunSignature([], ["x:0"], [])).Run([], new HostTensor[1])), Is.EqualTo(StatusCode.Unimplemented));
            Assert.That(Error(() => session.Prepare(new RunSignature([], ["y:0"], []))), Is.EqualTo(StatusCode.NotFound));
            Assert.That(Error(() => session.Prepare(new RunSignature([], ["x:2"], []))), Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(Error(() => session.Prepare(new RunSignature(["x:-1"], [], []))), Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(Error(() => session.Extend(Graph("refused"), [])), Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(Error(() => NativeEngine.Load(FakeLibrary.Whole()).Open(null, "grpc://unreachable:1")), Is.EqualTo(StatusCode.Unavailable));
        });
    }

    [Test]
    public void A_loss_that_comes_in_the_middle_is_told_and_the_session_goes_on()
    {
        string file = FakeLibrary.Whole("2.14.0");
        using IEngineSession session = Open(NativeEngine.Load(file), "x");
        IEngineCall call = session.Prepare(new RunSignature(["x:0"], ["x:1"], []));
        FakeLibrary.FailRuns(file, StatusCode.Unavailable, count: 2, after: 1);
        Assert.That(
            Enumerable.Range(0, 4).Select(_ => Error(() => call.Run([HostTensor.Scalar(1f)], new HostTensor[1]))),
            Is.EqualTo(new StatusCode?[] { null, StatusCode.Unavailable, StatusCode.Unavailable, null }));
    }

    [Test]
    public void Nodes_added_later_find_those_added_before()
    {
        string file = FakeLibrary.Whole("2.19.0");
        using IEngineSession session = Open(NativeEngine.Load(file), "x");
        GraphDef more = Graph("y", "z");
        more.Node[0].Input.Add(["x:1", "^x"]);
        more.Node[1].Input.Add(["y", "x:1"]);
        session.Extend(more, []);
        GraphDef lost = Graph("w");
        lost.Node[0].Input.Add("nowhere");
        Assert.Multiple(() =>
        {
            Assert.That(FakeLibrary.Live(file, FakeLibrary.Kind.Mappings), Is.EqualTo(2));
            Assert.That(Error(() => session.Extend(lost, [])), Is.EqualTo(StatusCode.InvalidArgument));
        });
    }

    [Test]
    public void What_is_fed_may_be_fetched_though_TensorFlow_refuses_that()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "x");
        HostTensor fed = HostTensor.Of(new[] { 1f, 2 });
        HostTensor[] fetches = new HostTensor[3];
        session.Prepare(new RunSignature(["x:0"], ["x:0", "x:1", "x:0"], [])).Run([fed], fetches);
        HostTensor[] alone = new HostTensor[1];
        session.Prepare(new RunSignature(["x:0"], ["x:0"], [])).Run([fed], alone);
        session.Prepare(new RunSignature(["x:0"], [], [])).Run([fed], []);
        Assert.Multiple(() =>
        {
            Assert.That(fetches.Concat(alone).Select(f => f.Elements), Has.All.EqualTo(fed.Elements));
            Assert.That(fetches[0].Elements, Is.Not.SameAs(fed.Elements));
        });
    }

    [Test]
    public void A_node_may_have_the_name_of_a_scope_though_an_import_refuses_that()
    {
        string file = FakeLibrary.Whole("2.13.0");
        using IEngineSession session = Open(NativeEngine.Load(file), "train/step", "train_1/x");
        GraphDef more = Graph("train", "after");
        more.Node[1].Input.Add(["train:1", "^train", "train/step"]);
        more.Node[1].Attr["_class"] = new AttrValue { List = new AttrValue.Types.ListValue { S = { Google.Protobuf.ByteString.CopyFromUtf8("loc:@train") } } };
        session.Extend(more, []);
        GraphDef last = Graph("last");
        last.Node[0].Input.Add(["train", "^after"]);
        session.Extend(last, []);
        GraphDef given = GraphDef.Parser.ParseFrom(FakeLibrary.Last(file, FakeLibrary.Kept.Graph));
        HostTensor[] back = new HostTensor[1];
        session.Prepare(new RunSignature(["train:0"], ["train:1"], ["train"])).Run([HostTensor.Scalar(3f)], back);
        Assert.Multiple(() =>
        {
            Assert.That(given.Node[0].Input, Is.EqualTo(new[] { "train_1_1", "^after" }));
            Assert.That(back[0].Elements, Is.EqualTo(new[] { 3f }));
            Assert.That(Error(() => session.Extend(Graph("train"), [])), Is.EqualTo(StatusCode.InvalidArgument), "a name that a node has is refused");
            Assert.That(Error(() => session.Extend(Graph("after"), [])), Is.EqualTo(StatusCode.InvalidArgument));
        });
    }

    [Test]
    public void A_slow_run_ends_soon_after_its_cancellation_and_says_that_the_session_is_closed()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "slow");
        IEngineCall call = session.Prepare(new RunSignature([], [], ["slow"]));
        using var cancellation = new CancellationTokenSource(50);
        var watch = Stopwatch.StartNew();
        Assert.That(Error(() => call.Run([], [], cancellation.Token)), Is.EqualTo(StatusCode.Cancelled));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(() => call.Run([], []), Throws.TypeOf<EngineException>().With.Message.Contains("open another"));
    }

    [Test]
    public async Task A_session_may_be_disposed_while_it_runs()
    {
        string file = FakeLibrary.Whole("2.18.0");
        NativeEngine engine = NativeEngine.Load(file);
        int refused = 0;
        for (int i = 0; i < 500; i++)
        {
            IEngineSession session = Open(engine, "x");
            IEngineCall call = session.Prepare(new RunSignature(["x:0"], ["x:1"], []));
            Task run = Task.Run(() =>
            {
                HostTensor[] fetches = new HostTensor[1];
                for (int k = 0; k < 20; k++)
                {
                    call.Run([HostTensor.Scalar(k)], fetches);
                }
            });
            session.Dispose();
            try
            {
                await run;
            }
            catch (ObjectDisposedException)
            {
                refused++;
            }
        }

        TestContext.Out.WriteLine($"{refused} of 500 sessions were disposed before their runs had ended");
        Assert.That(FakeLibrary.Live(file, FakeLibrary.Kind.Sessions), Is.Zero);
    }

    [Test]
    public void A_run_allocates_nothing_beside_its_results()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "x");
        Assert.That(Runs(session).Allocated, Is.LessThan(100)); // reading the clock and the loop, not 41,000 runs
    }

    [Test]
    [Category("Speed")]
    public void A_run_costs_less_than_3_microseconds()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "x");
        double[] times = Runs(session).Microseconds;
        TestContext.Out.WriteLine(FormattableString.Invariant($"a run with one feed of 10 floats over a library that does nothing: {times[0]:0.00} us at best, {times[20]:0.00} us in the median"));
        Assert.That(times[20], Is.LessThan(3));
    }

    private static (double[] Microseconds, long Allocated) Runs(IEngineSession session)
    {
        IEngineCall call = session.Prepare(new RunSignature(["x:0"], [], ["x"]));
        HostTensor[] feeds = [HostTensor.Of(new float[10])];
        var times = new double[41];
        for (int i = 0; i < 1000; i++)
        {
            call.Run(feeds, []);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int t = 0; t < times.Length; t++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 1000; i++)
            {
                call.Run(feeds, []);
            }

            times[t] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / 1000;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(times);
        return (times, allocated);
    }

    [Test]
    public void Devices_are_listed()
        => Assert.That(NativeEngine.Load(FakeLibrary.Whole()).Devices(), Is.EqualTo(new[] { new EngineDevice("/job:localhost/replica:0/task:0/device:CPU:0", "CPU", 268435456) }));

    [Test]
    public void Target_and_configuration_reach_the_library_and_the_devices_are_those_of_the_cluster()
    {
        string file = FakeLibrary.Whole("2.17.0");
        NativeEngine engine = NativeEngine.Load(file);
        var config = new ConfigProto { IntraOpParallelismThreads = 3 };
        config.DeviceFilters.Add("/job:ps");
        using IEngineSession session = engine.Open(config, "grpc://127.0.0.1:2222");
        Assert.Multiple(() =>
        {
            Assert.That(System.Text.Encoding.UTF8.GetString(FakeLibrary.Last(file, FakeLibrary.Kept.Target)), Is.EqualTo("grpc://127.0.0.1:2222"));
            Assert.That(ConfigProto.Parser.ParseFrom(FakeLibrary.Last(file, FakeLibrary.Kept.Config)), Is.EqualTo(config));
            Assert.That(session.Devices.Select(d => d.Name), Is.EqualTo(new[] { "/job:ps/replica:0/task:0/device:CPU:0", "/job:worker/replica:0/task:0/device:CPU:0", "/job:worker/replica:0/task:1/device:CPU:0" }));
        });
    }

    [Test]
    public void A_graph_reaches_the_library_as_it_is()
    {
        string file = FakeLibrary.Whole("2.21.0", "-DOTHER");
        using IEngineSession session = NativeEngine.Load(file).Open();
        GraphDef graph = Graph("a", "b");
        graph.Node[0].Device = "/job:worker/task:1/device:CPU:0";
        session.Extend(graph, []);
        Assert.That(GraphDef.Parser.ParseFrom(FakeLibrary.Last(file, FakeLibrary.Kept.Graph)), Is.EqualTo(graph));
    }

    [Test]
    public void A_run_that_takes_too_long_leaves_its_session_usable()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "slow", "x");
        Assert.That(Error(() => session.Prepare(new RunSignature([], [], ["slow"])).Run([], [], 20, default)), Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(() => session.Prepare(new RunSignature(["x:0"], ["x:1"], [])).Run([HostTensor.Scalar(1f)], new HostTensor[1]), Throws.Nothing);
    }

    [Test]
    public void Resources_and_variants_stay_in_their_process()
    {
        string file = FakeLibrary.Whole("2.16.0");
        using (IEngineSession session = Open(NativeEngine.Load(file), "resource", "variant", "x"))
        {
            Assert.Multiple(() =>
            {
                Assert.That(Error(() => session.Prepare(new RunSignature([], ["resource:0"], [])).Run([], new HostTensor[1])), Is.EqualTo(StatusCode.Unimplemented));
                Assert.That(Error(() => session.Prepare(new RunSignature([], ["variant:0"], [])).Run([], new HostTensor[1])), Is.EqualTo(StatusCode.Unimplemented));
                Assert.That(Error(() => session.Prepare(new RunSignature(["x:0"], [], [])).Run([new HostTensor(DataType.DtVariant, [])], [])), Is.EqualTo(StatusCode.Unimplemented));
            });
        }

        Assert.That(FakeLibrary.Live(file, FakeLibrary.Kind.Tensors), Is.Zero);
    }

    [Test]
    public void A_value_takes_the_place_of_one_of_its_type_and_shape()
    {
        using IEngineSession session = Open(NativeEngine.Load(FakeLibrary.Whole()), "x");
        IEngineCall call = session.Prepare(new RunSignature(["x:0"], ["x:1"], []));
        HostTensor there = HostTensor.Of(new float[2]);
        HostTensor[] fetches = [there];
        call.Run([HostTensor.Of(new[] { 1f, 2 })], fetches);
        Assert.That(fetches[0], Is.SameAs(there));
        Assert.That(there.Elements, Is.EqualTo(new[] { 1f, 2 }));
        call.Run([HostTensor.Of(new[] { 1f, 2, 3 })], fetches);
        Assert.That(fetches[0], Is.Not.SameAs(there));
    }

    [Test]
    public void A_SavedModel_is_loaded_by_the_library_with_its_tags()
    {
        string file = FakeLibrary.Whole("2.15.0");
        NativeEngine engine = NativeEngine.Load(file);
        using (NativeModel model = engine.LoadModel("some/model", ["serve", "gpu"]))
        {
            Assert.That(model.MetaGraph.MetaInfoDef.Tags, Is.EqualTo(new[] { "serve", "gpu" }));
            Assert.That(() => model.Session.Prepare(new RunSignature(["x:0"], ["x:1"], [])).Run([HostTensor.Scalar(1f)], new HostTensor[1]), Throws.Nothing);
        }

        Assert.That(Error(() => engine.LoadModel("elsewhere", ["serve"])), Is.EqualTo(StatusCode.NotFound));
        Assert.That(Enum.GetValues<FakeLibrary.Kind>().Where(k => FakeLibrary.Live(file, k) != 0), Is.Empty);
    }

    [Test]
    public void Ops_and_their_kernels_are_listed()
    {
        NativeEngine engine = NativeEngine.Load(FakeLibrary.Whole());
        Assert.Multiple(() =>
        {
            Assert.That(engine.Ops.Keys, Is.EqualTo(new[] { "NoOp" }));
            Assert.That(engine.Kernels("MatMul").Select(k => (k.Op, k.DeviceType)), Is.EqualTo(new[] { ("MatMul", "CPU") }));
            Assert.That(engine.Kernels("UnknownOp"), Is.Empty);
        });
    }

    private static IEngineSession Open(NativeEngine engine, params string[] nodes)
    {
        IEngineSession session = engine.Open();
        session.Extend(Graph(nodes), []);
        return session;
    }

    private static GraphDef Graph(params string[] nodes)
    {
        var graph = new GraphDef();
        graph.Node.AddRange(nodes.Select(n => new NodeDef { Name = n, Op = "Placeholder" }));
        return graph;
    }

    private static StatusCode? Error(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (EngineException e)
        {
            return e.Code;
        }
    }
}
