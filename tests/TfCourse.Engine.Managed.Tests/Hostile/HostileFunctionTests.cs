using System.Diagnostics;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Functions that call themselves, bodies that do not fit their signatures, and loops without end.</summary>
[TestFixture]
public sealed class HostileFunctionTests
{
    private static readonly AttrValue Float = new() { Type = DataType.DtFloat };
    private static readonly string[] Ops = ["Placeholder", "PartitionedCall", "Identity", "Neg", "While", "Less", "Enter", "Merge", "LoopCond", "Switch", "NextIteration", "Exit", "Const", "GreaterEqual", "Abs"];

    private static IEnumerable<TestCaseData> Libraries()
    {
        static TestCaseData Case(string what, params FunctionDef[] functions) => new TestCaseData(new FunctionDefLibrary { Function = { functions } }).SetArgDisplayNames(what);
        yield return Case("a function that calls itself (CVE-2022-23591)", Calling("f", "f"));
        yield return Case("functions that call each other", Calling("f", "g"), Calling("g", "f"));
        yield return Case("a function that calls nobody", Calling("f", "nobody"));
        yield return Case("a result that nothing makes (CVE-2022-23586)", Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "m:y:0"));
        yield return Case("an input that nothing makes", Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "z" }, Attr = { ["T"] = Float } }, "n:y:0"));
        yield return Case("an output of another name", Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "n:z:0"));
        yield return Case("an output of another number", Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "n:y:5"));
        yield return Case("a body that waits for itself", Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "n:y:0" }, Attr = { ["T"] = Float } }, "n:y:0"));
        yield return Case("two functions of one name that differ", Calling("f", "g"), Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "n:y:0"));
        FunctionDef without = Body("f", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "n:y:0");
        without.Ret.Clear();
        yield return Case("no results said", without);
    }

    [TestCaseSource(nameof(Libraries))]
    public void Hostile_function_is_refused_at_once_and_without_memory(FunctionDefLibrary library) => Refusal.Of(() =>
    {
        using IEngineSession session = Open(library,
            HostileGraphTests.Node("x", "Placeholder", [], ("dtype", Float)),
            HostileGraphTests.Node("y", "PartitionedCall", ["x"], ("Tin", HostileGraphTests.Types(DataType.DtFloat)), ("Tout", HostileGraphTests.Types(DataType.DtFloat)), ("f", HostileGraphTests.Function("f"))));
        session.Prepare(new RunSignature(["x:0"], ["y:0"], [])).Run([HostTensor.Scalar(1f)], new HostTensor[1]);
    });

    [Test]
    public void A_While_without_end_is_cancelled()
        => IsCancelled(
            new FunctionDefLibrary { Function = { Body("go", new NodeDef { Name = "n", Op = "GreaterEqual", Input = { "a:y:0", "a:y:0" }, Attr = { ["T"] = Float } }, "n:z:0", DataType.DtBool, Absolute), Body("on", new NodeDef { Name = "n", Op = "Neg", Input = { "x" }, Attr = { ["T"] = Float } }, "n:y:0") } },
            HostileGraphTests.Node("x", "Placeholder", [], ("dtype", Float)),
            HostileGraphTests.Node("y", "While", ["x"], ("T", HostileGraphTests.Types(DataType.DtFloat)), ("cond", HostileGraphTests.Function("go")), ("body", HostileGraphTests.Function("on"))));

    [Test]
    public void A_loop_of_frames_without_end_is_cancelled()
    {
        var frame = new AttrValue { S = Google.Protobuf.ByteString.CopyFromUtf8("loop") };
        IsCancelled(
            null,
            HostileGraphTests.Node("x", "Placeholder", [], ("dtype", Float)),
            HostileGraphTests.Node("enter", "Enter", ["x"], ("T", Float), ("frame_name", frame)),
            HostileGraphTests.Node("merge", "Merge", ["enter", "next"], ("T", Float), ("N", new AttrValue { I = 2 })),
            HostileGraphTests.Node("goes", "GreaterEqual", ["merge", "merge"], ("T", Float)),
            HostileGraphTests.Node("cond", "LoopCond", ["goes"]),
            HostileGraphTests.Node("switch", "Switch", ["merge", "cond"], ("T", Float)),
            HostileGraphTests.Node("next", "NextIteration", ["switch:1"], ("T", Float)),
            HostileGraphTests.Node("y", "Exit", ["switch"], ("T", Float)));
    }

    private static NodeDef Absolute => new() { Name = "a", Op = "Abs", Input = { "x" }, Attr = { ["T"] = Float } };

    // It goes on until it is told to stop, and then stops soon.
    private static void IsCancelled(FunctionDefLibrary? library, params NodeDef[] nodes)
    {
        using IEngineSession session = Open(library, nodes);
        IEngineCall call = session.Prepare(new RunSignature(["x:0"], ["y:0"], []));
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        long start = Stopwatch.GetTimestamp();
        EngineException? error = Assert.Throws<EngineException>(() => call.Run([HostTensor.Scalar(1f)], new HostTensor[1], source.Token));
        Assert.Multiple(() =>
        {
            Assert.That(error!.Code, Is.EqualTo(StatusCode.Cancelled));
            Assert.That(Stopwatch.GetElapsedTime(start).TotalSeconds, Is.LessThan(10));
        });
    }

    private static IEngineSession Open(FunctionDefLibrary? library, params NodeDef[] nodes)
    {
        IEngineSession session = ManagedEngine.Instance.Open();
        session.Extend(new GraphDef { Node = { nodes }, Library = library ?? new FunctionDefLibrary() }, [.. Ops.Select(OpDeclarations.Of)]);
        return session;
    }

    private static FunctionDef Calling(string name, string other)
        => Body(name, new NodeDef { Name = "n", Op = "PartitionedCall", Input = { "x" }, Attr = { ["Tin"] = HostileGraphTests.Types(DataType.DtFloat), ["Tout"] = HostileGraphTests.Types(DataType.DtFloat), ["f"] = HostileGraphTests.Function(other) } }, "n:output:0");

    private static FunctionDef Body(string name, NodeDef node, string result, DataType type = DataType.DtFloat, params NodeDef[] others) => new()
    {
        Signature = new OpDef
        {
            Name = name,
            InputArg = { new OpDef.Types.ArgDef { Name = "x", Type = DataType.DtFloat } },
            OutputArg = { new OpDef.Types.ArgDef { Name = "out", Type = type } },
        },
        NodeDef = { others.Append(node) },
        Ret = { ["out"] = result },
    };
}
