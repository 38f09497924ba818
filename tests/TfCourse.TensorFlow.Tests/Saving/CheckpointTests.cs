using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class CheckpointTests
{
    private Graph _graph = null!;
    private Session _session = null!;

    private static IEnumerable<TestCaseData> Recorded => GoldenFiles.Cases("files/checkpoint/index.json")
        .Where(c => c.Entry.GetProperty("kind").GetString() == "v2_by_object").Select(c => new TestCaseData(c.Entry).SetArgDisplayNames(c.Id));

    [SetUp]
    public void OpenGraph()
    {
        _graph = new Graph().as_default();
        _session = new Session(_graph);
    }

    [TearDown]
    public void LeaveGraph()
    {
        _session.Dispose();
        _graph.Dispose();
    }

    // A program's objects as the recorded graph has them: each variable on the same path.
    [TestCaseSource(nameof(Recorded))]
    public void What_Python_saved_by_objects_is_restored_by_objects(JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/checkpoint");
        string prefix = entry.GetProperty("prefix").GetString()!;
        JsonElement[] nodes = [.. entry.GetProperty("object_graph").EnumerateArray()];
        using BundleReader reader = BundleReader.Open(files, prefix);
        var made = new Dictionary<int, object>();
        var checkpoint = new Checkpoint(files, Children(0));
        CheckpointStatus status = reader.Contains("save_counter/.ATTRIBUTES/VARIABLE_VALUE") ? checkpoint.restore(prefix, _session) : checkpoint.read(prefix, _session);
        Assert.That(status.Unmatched, Is.Empty);
        Assert.Multiple(() =>
        {
            foreach ((int number, object value) in made.Where(m => m.Value is IVariableV1))
            {
                string key = nodes[number].GetProperty("attributes")[0].GetProperty("checkpoint_key").GetString()!;
                HostTensor ours = _session.run(((IVariableV1)value).GraphElement).Host;
                Assert.That(GoldenFiles.Difference(entry.GetProperty("tensors").GetProperty(key), ours), Is.Null, key);
            }
        });

        object Make(int number)
        {
            if (!made.TryGetValue(number, out object? value))
            {
                if (nodes[number].TryGetProperty("attributes", out JsonElement attributes) && attributes[0].GetProperty("name").GetString() == "VARIABLE_VALUE")
                {
                    HostTensor stored = reader.Read(attributes[0].GetProperty("checkpoint_key").GetString()!);
                    value = tf.VariableV1(new Literal(new HostTensor(stored.DataType, stored.Dimensions)), name: $"v{number}");
                }
                else
                {
                    value = Children(number).ToDictionary(c => c.Name, c => c.Value);
                }

                made.Add(number, value);
            }

            return value;
        }

        (string Name, object Value)[] Children(int number)
            => nodes[number].TryGetProperty("children", out JsonElement children)
                ? [.. children.EnumerateArray().Where(c => !(number == 0 && Name(c) == "save_counter") && c.TryGetProperty("node_id", out _)).Select(c => (Name(c), Make(c.GetProperty("node_id").GetInt32())))] : [];

        static string Name(JsonElement child) => child.TryGetProperty("local_name", out JsonElement name) ? name.GetString()! : "";
    }

    [Test]
    public void The_objects_and_keys_are_those_that_Python_writes()
    {
        JsonElement entry = Recorded.Select(c => (JsonElement)c.Arguments[0]!).FirstOrDefault(e => e.GetProperty("id").GetString() == "object_v1_adam");
        if (entry.ValueKind == JsonValueKind.Undefined)
        {
            Assert.Ignore("not among these recordings");
        }

        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/checkpoint");
        string prefix = entry.GetProperty("prefix").GetString()!;
        using BundleReader recorded = BundleReader.Open(files, prefix);
        ResourceVariable Like(string key) => tf.Variable(tf.zeros(new Shape(recorded.Describe(key + "/.ATTRIBUTES/VARIABLE_VALUE").Dimensions), (TF_DataType)recorded.Describe(key + "/.ATTRIBUTES/VARIABLE_VALUE").Type));
        ResourceVariable b = Like("b"), w = Like("w");
        var optimizer = new AdamOptimizer(0.1f);
        optimizer.minimize(tf.reduce_sum(w * w) + tf.reduce_sum(b * b));
        var checkpoint = new Checkpoint(files, ("w", w), ("b", b), ("optimizer", optimizer));
        checkpoint.restore(prefix, _session).assert_consumed();
        Assert.That(GoldenFiles.Difference(entry.GetProperty("tensors").GetProperty("w/.OPTIMIZER_SLOT/optimizer/m/.ATTRIBUTES/VARIABLE_VALUE"), _session.run(optimizer.get_slot(w, "m")!.GraphElement).Host), Is.Null);

        string again = checkpoint.save("again/ckpt", _session);
        using BundleReader ours = BundleReader.Open(files, again);
        Assert.That(ours.Keys, Is.EqualTo(recorded.Keys));
        var saved = TrackableObjectGraph.Parser.ParseFrom(ours.Read("_CHECKPOINTABLE_OBJECT_GRAPH").Values<byte[]>()[0]);
        var theirs = TrackableObjectGraph.Parser.ParseFrom(recorded.Read("_CHECKPOINTABLE_OBJECT_GRAPH").Values<byte[]>()[0]);
        foreach (TrackableObjectGraph.Types.TrackableObject.Types.SerializedTensor attribute in saved.Nodes.Concat(theirs.Nodes).SelectMany(n => n.Attributes))
        {
            // Names of variables are the program's.
            attribute.FullName = "";
        }

        Assert.That(saved, Is.EqualTo(theirs));
    }

    [Test]
    public void Saves_are_counted_and_a_failed_one_is_not()
    {
        var files = new MemoryFileSystem();
        ResourceVariable v = tf.Variable(3f);
        _session.run(tf.global_variables_initializer());
        var checkpoint = new Checkpoint(files, ("v", v));
        Assert.That(checkpoint.save("r/c", _session), Is.EqualTo("r/c-1"));
        Assert.That(checkpoint.save("r/c", _session), Is.EqualTo("r/c-2"));
        var full = new Checkpoint(new QuotaFileSystem(files, 0), ("v", v));
        Assert.Throws<EngineException>(() => full.save("r/c", _session));
        Assert.That((long)_session.run(full.save_counter!.GraphElement), Is.Zero);
        Assert.That(tf.train.Saver([v]).as_saver_def().RestoreOpName, Is.EqualTo("save/restore_all"));
    }

    [Test]
    public void A_checkpoint_of_names_is_restored_by_names()
    {
        var files = new MemoryFileSystem();
        ResourceVariable v = tf.Variable(3f, name: "v");
        _session.run(tf.global_variables_initializer());
        new Saver(files: files).save(_session, "r/m");
        _session.run(v.assign(tf.constant(9f)).op);
        Assert.That(new Checkpoint(files, ("anything", v)).restore("r/m", _session).Unmatched, Is.Empty);
        Assert.That((float)_session.run(v.GraphElement), Is.EqualTo(3f));
    }

    [Test]
    public void What_does_not_fit_is_refused_and_nothing_is_assigned()
    {
        var files = new MemoryFileSystem();
        ResourceVariable a = tf.Variable(tf.constant(new[] { 1f, 2f })), b = tf.Variable(5f);
        _session.run(tf.global_variables_initializer());
        new Checkpoint(files, ("a", a), ("b", b)).write("r/c", _session);
        ResourceVariable otherShape = tf.Variable(tf.constant(new[] { 1f })), otherType = tf.Variable(7), b2 = tf.Variable(8f);
        _session.run(tf.global_variables_initializer());
        Assert.Multiple(() =>
        {
            Assert.Throws<ValueError>(() => new Checkpoint(files, ("a", otherShape), ("b", b2)).restore("r/c", _session));
            Assert.That((float)_session.run(b2.GraphElement), Is.EqualTo(8f));
            Assert.That(Assert.Throws<EngineException>(() => new Checkpoint(files, ("b", otherType)).restore("r/c", _session))!.Code, Is.EqualTo(StatusCode.InvalidArgument));
            Assert.That(Assert.Throws<EngineException>(() => new Checkpoint(files, ("b", b)).restore("r/none", _session))!.Code, Is.EqualTo(StatusCode.NotFound));
            Assert.Throws<AssertionError>(() => new Checkpoint(files, ("b", b), ("new", b2)).restore("r/c", _session).assert_consumed());
        });
    }

    private static IEnumerable<TestCaseData> RestoreErrors => GoldenFiles.Cases("files/checkpoint/restore_errors.json").Where(c => c.Id.StartsWith("object/", StringComparison.Ordinal))
        .Select(c => new TestCaseData(c.Id, c.Entry).SetArgDisplayNames(c.Id));

    [TestCaseSource(nameof(RestoreErrors))]
    public void Objects_that_do_not_fit_are_refused_as_recorded(string id, JsonElement entry)
    {
        MemoryFileSystem files = GoldenFiles.Load(GoldenStore.Default, "files/checkpoint");
        ResourceVariable Of(object value) => tf.Variable(tf.constant(value));
        Checkpoint Holding(params (string, object)[] objects) => new(files, objects);
        const string Written = "object_write/ckpt";
        Exception? thrown = null;
        try
        {
            switch (id["object/".Length..])
            {
                case "restore_missing_assert_consumed": Holding(("v", Of(new[] { 0f, 0f })), ("other", Of(1f))).restore(Written, _session).assert_consumed(); break;
                case "restore_object_without_that_variable": Holding(("other", Of(1f))).restore(Written, _session).assert_existing_objects_matched(); break;
                case "restore_unused_value_assert_consumed": Holding().restore(Written, _session).assert_consumed(); break;
                case "restore_unused_value_assert_existing": Holding().restore(Written, _session).assert_existing_objects_matched(); break;
                case "restore_shape_mismatch": Holding(("v", Of(new[] { 0f }))).restore(Written, _session); break;
                case "restore_dtype_mismatch": Holding(("v", Of(new[] { 0, 0 }))).restore(Written, _session); break;
                case "restore_no_such_path": Holding(("v", Of(new[] { 0f }))).restore("object_write/none", _session); break;
                case "restore_name_based": Holding(("v", Of(new[] { 0f }))).restore("basic/model.ckpt", _session); break;
                default: Assert.Fail($"the recording has the case '{id}', for which there is no call here"); break;
            }
        }
        catch (Exception e) when (e is EngineException or GraphException)
        {
            thrown = e;
        }

        string? difference = entry.TryGetProperty("error", out JsonElement error) ? GoldenErrors.Difference(GoldenError.Parse(error), thrown, false) : thrown?.Message;
        Assert.That(difference, Is.Null);
    }

    [Test]
    public void A_manager_keeps_the_last_few_and_says_so()
    {
        var files = new MemoryFileSystem();
        ResourceVariable v = tf.Variable(3f);
        _session.run(tf.global_variables_initializer());
        var manager = new CheckpointManager(new Checkpoint(files, ("v", v)), "r", 2, "m", files: files);
        for (int i = 0; i < 4; i++)
        {
            manager.save(_session);
        }

        Assert.That(manager.checkpoints, Is.EqualTo(new[] { "r/m-3", "r/m-4" }));
        Assert.That(files.List("r"), Is.EqualTo(new[] { "checkpoint", "m-3.data-00000-of-00001", "m-3.index", "m-4.data-00000-of-00001", "m-4.index" }));
        CheckpointState state = CheckpointStateFile.Read(files, "r")!;
        Assert.That(state.AllModelCheckpointTimestamps, Has.Count.EqualTo(2));
        Assert.That(new CheckpointManager(new Checkpoint(files, ("v", v)), "r", 2, "m", files: files).latest_checkpoint, Is.EqualTo("r/m-4"));
    }
}
