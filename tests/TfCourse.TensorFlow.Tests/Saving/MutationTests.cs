using Google.Protobuf;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Damaged graphs, models and examples: imported, loaded and parsed, or refused with typed errors, soon and with little memory.</summary>
[TestFixture]
public sealed class MutationTests
{
    private static readonly FormatLimits Limits = FormatLimits.Default with { MaxTensorBytes = 8 << 20, FreeExpansionBytes = 8 << 20 };

    private static readonly (string Name, Func<Mutator, byte[]> Next, Action<byte[]> Read)[] Readers =
    [
        ("graph import", Bytes("files/graph/*.pb"), b => Import(b)),
        ("graph import, changed by fields", Fields<GraphDef>(Whole("files/graph/*.pb")), b => Import(b)),
        ("saved model load", Fields<SavedModel>(Whole("files/saved_model/tf1_no_variables/saved_model.pb", "files/saved_model/tf2_nested_calls/saved_model.pb")), Load),
        ("examples", Fields<Example>(Examples), Parse),
    ];

    private static IEnumerable<string> Names => Readers.Select(r => r.Name);

    [TestCaseSource(nameof(Names))]
    public void Mutated_inputs_are_read_or_refused(string name) => Mutate(name, 200);

    [TestCaseSource(nameof(Names))]
    [Category("Long")]
    public void Many_mutated_inputs_are_read_or_refused(string name) => Mutate(name, null);

    private static void Mutate(string name, int? count)
    {
        (_, Func<Mutator, byte[]> next, Action<byte[]> read) = Readers.First(r => r.Name == name);
        (int refused, string? failure) = Mutations.Run(name, count, next, read, e => e is EngineException { Code: not StatusCode.Internal } or GraphException);
        Assert.That(failure, Is.Null);
        Assert.That(refused, Is.GreaterThan(20), "refused");
    }

    private static void Import(byte[] bytes)
    {
        using var graph = new Graph();
        graph.Import(GraphFiles.Decode<GraphDef>(bytes, "mutant", Limits), name: "");
    }

    private static void Load(byte[] bytes)
    {
        var files = new MemoryFileSystem();
        files.Set("saved_model.pb", bytes);
        using LoadedModel model = tf.saved_model.load("", limits: Limits, files: files);
    }

    // One graph for all: what is judged is how its node reads, not how it is built.
    private static void Parse(byte[] bytes)
    {
        (Session session, Tensor serialized, Tensor[] outputs) = Parsing.Value!;
        session.Run([.. outputs], [new FeedItem(serialized, new Tensorflow.NumPy.NDArray(new[] { bytes }))]);
    }

    private static readonly ThreadLocal<(Session Session, Tensor Serialized, Tensor[] Outputs)> Parsing = new(() =>
    {
        Graph graph = new Graph().as_default();
        Tensor serialized = tf.placeholder(tf.@string, new Shape(-1L));
        Operation parse = Build.Node(
            "ParseExampleV2", null, [serialized, new Literal(new HostTensor(DataType.DtString, [0])), Keys("s", "v"), Keys("x"), Keys("k"), new Literal(new HostTensor(DataType.DtFloat, [0]))],
            ("Tdense", new[] { TF_DataType.TF_FLOAT }), ("num_sparse", 2), ("sparse_types", new[] { TF_DataType.TF_STRING, TF_DataType.TF_INT64 }),
            ("ragged_value_types", new[] { TF_DataType.TF_INT64 }), ("ragged_split_types", new[] { TF_DataType.TF_INT64 }), ("dense_shapes", new[] { new Shape(-1, 2) }));
        graph.Exit();
        return (new Session(graph), serialized, [.. parse.OutputTensors]);
    });

    private static Literal Keys(params string[] keys) => new(new HostTensor(DataType.DtString, [keys.Length], keys.Select(System.Text.Encoding.UTF8.GetBytes).ToArray()));

    private static byte[][] Whole(params string[] patterns)
        => [.. GoldenStore.Default.List(patterns).Select(f => GoldenStore.Default.ReadBytes(f).ToArray()).Where(b => b.Length is > 0 and < 20_000)];

    private static byte[][] Examples => [.. GoldenFiles.Cases("files/tfrecord/parsing.json").Select(c => c.Entry.GetProperty("serialized")).Where(s => s.ValueKind == System.Text.Json.JsonValueKind.Array)
        .SelectMany(s => s.EnumerateArray()).Select(s => s.GetBytesFromBase64()).Where(b => b.Length > 30)];

    private static Func<Mutator, byte[]> Bytes(string pattern)
    {
        byte[][] corpus = Whole(pattern);
        return mutator => mutator.Next(corpus);
    }

    // Half of the inputs are changed as bytes once more.
    private static Func<Mutator, byte[]> Fields<T>(byte[][] corpus) where T : class, IMessage<T>, IDeepCloneable<T>, new()
    {
        T[] whole = [.. corpus.Select(b =>
        {
            var message = new T();
            message.MergeFrom(b);
            return message;
        })];
        return mutator =>
        {
            byte[] changed = MessageMutator.Changed(whole[mutator.Below(whole.Length)], mutator).ToByteArray();
            return mutator.Below(2) == 0 && changed.Length > 0 ? mutator.Next([changed]) : changed;
        };
    }
}
