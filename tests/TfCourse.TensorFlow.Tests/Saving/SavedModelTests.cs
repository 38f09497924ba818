using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class SavedModelTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void What_was_saved_is_loaded_and_gives_the_same(bool resource)
    {
        using var folder = new TemporaryFolder();
        using Graph graph = new Graph().as_default();
        Tensor x = tf.placeholder(tf.float32, (-1, 2), "x");
        IVariableV1 w = tf.VariableV1(tf.constant(new[,] { { 1f, 2f }, { 3f, 4f } }), name: "w", use_resource: resource);
        Tensor y = tf.matmul(x, w.AsTensor(), name: "y");
        using var session = new Session(graph);
        session.run(tf.global_variables_initializer());
        tf.saved_model.simple_save(session, folder["m"], new() { ["x"] = x }, new() { ["y"] = y });
        Assert.That(Directory.GetFiles(folder["m"], "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder["m"], f)).Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "saved_model.pb", "variables/variables.data-00000-of-00001", "variables/variables.index",
        }));
        using LoadedModel model = tf.saved_model.load(folder["m"]);
        Assert.That(model.run("serving_default", ("x", new float[,] { { 1, 1 } }))["y"].ToArray<float>(), Is.EqualTo(new[] { 4f, 6f }));
        Assert.That(model.MetaGraph.SaverDef.RestoreOpName, Is.EqualTo("save/restore_all"));
    }

    [Test]
    public void Two_graphs_share_variables_and_are_told_apart_by_tags()
    {
        using var folder = new TemporaryFolder();
        using Graph graph = new Graph().as_default();
        ResourceVariable v = tf.Variable(2f, name: "v");
        Tensor twice = tf.multiply(v, tf.constant(2f), name: "twice");
        using var session = new Session(graph);
        session.run(tf.global_variables_initializer());
        SignatureDef signature = tf.saved_model.predict_signature_def([], new() { ["out"] = twice });
        SavedModelBuilder builder = tf.saved_model.Builder(folder["m"]);
        builder.add_meta_graph_and_variables(session, ["train"], new Dictionary<string, SignatureDef> { ["a"] = signature });
        using (new Graph().as_default())
        {
            ResourceVariable same = tf.Variable(0f, name: "v");
            Tensor thrice = tf.multiply(same, tf.constant(3f), name: "thrice");
            builder.add_meta_graph(thrice.graph, ["serve", "cpu"], new Dictionary<string, SignatureDef> { ["b"] = tf.saved_model.predict_signature_def([], new() { ["out"] = thrice }) });
        }

        builder.save();
        using LoadedModel train = tf.saved_model.load(folder["m"], ["train"]), serve = tf.saved_model.load(folder["m"], ["cpu", "serve"]);
        Assert.Multiple(() =>
        {
            Assert.That((float)train.run("a")["out"], Is.EqualTo(4f));
            Assert.That((float)serve.run("b")["out"], Is.EqualTo(6f));
            Assert.That(Assert.Throws<ValueError>(() => tf.saved_model.load(folder["m"]))!.Message, Does.Contain("{train}, {serve, cpu}"));
            Assert.That(Assert.Throws<RuntimeError>(() => tf.saved_model.load(folder["m"], ["serve"]))!.Message, Does.Contain("{train}, {serve, cpu}"));
            Assert.Throws<ValueError>(() => tf.saved_model.Builder(folder["m"]));
            Assert.That(Assert.Throws<KeyError>(() => serve.run("c"))!.Message, Does.Contain("there are b"));
            Assert.That(Assert.Throws<TypeError>(() => serve.run("b", ("x", 1f)))!.Message, Does.Contain("no input 'x'"));
            Assert.That(Assert.Throws<EngineException>(() => tf.saved_model.load(folder["none"]))!.Code, Is.EqualTo(StatusCode.NotFound));
        });
    }

    [Test]
    public void Text_and_limits_and_damage()
    {
        using var folder = new TemporaryFolder();
        using Graph graph = new Graph().as_default();
        Tensor c = tf.constant(5f, name: "c");
        using var session = new Session(graph);
        SavedModelBuilder builder = tf.saved_model.Builder(folder["m"]);
        builder.add_meta_graph_and_variables(session, ["serve"], new Dictionary<string, SignatureDef> { ["s"] = tf.saved_model.predict_signature_def([], new() { ["c"] = c }) });
        string file = builder.save(as_text: true);
        using (LoadedModel model = tf.saved_model.load(folder["m"]))
        {
            Assert.That((float)model.run("s")["c"], Is.EqualTo(5f));
        }

        Assert.That(Assert.Throws<EngineException>(() => tf.saved_model.load(folder["m"], limits: FormatLimits.Default with { MaxNodes = 0 }))!.Message, Does.Contain("MaxNodes"));
        Assert.That(Assert.Throws<EngineException>(() => tf.saved_model.load(folder["m"], limits: FormatLimits.Default with { MaxGraphBytes = 10 }))!.Code, Is.EqualTo(StatusCode.ResourceExhausted));
        System.IO.File.WriteAllText(file, "meta_graphs {");
        Assert.That(Assert.Throws<EngineException>(() => tf.saved_model.load(folder["m"]))!.Code, Is.EqualTo(StatusCode.DataLoss));
    }

    [Test]
    public void A_trained_graph_is_exported_imported_and_trained_on()
    {
        using var folder = new TemporaryFolder();
        string prefix = folder["model"];
        float[] expected;
        using (Graph graph = new Graph().as_default())
        {
            Tensor x = tf.placeholder(tf.float32, (-1, 2), "x");
            ResourceVariable w = tf.Variable(tf.constant(new[,] { { 1f }, { 2f } }), name: "w");
            Operation train = tf.train.AdamOptimizer(0.1f).minimize(tf.reduce_sum(tf.square(tf.matmul(x, w))));
            using var session = new Session(graph);
            session.run(tf.global_variables_initializer());
            session.run(train, new FeedItem(x, new float[,] { { 1, 2 } }));
            tf.train.Saver().save(session, prefix);
            session.run(train, new FeedItem(x, new float[,] { { 1, 2 } }));
            expected = w.eval(session).ToArray<float>();
        }

        using (Graph graph = new Graph().as_default())
        {
            Saver saver = tf.train.import_meta_graph(prefix + ".meta")!;
            using var session = new Session(graph);
            saver.restore(session, tf.train.latest_checkpoint(folder.Path)!);
            Operation train = graph.get_collection<Operation>(GraphKeys.TRAIN_OP)[0];
            session.run(train, new FeedItem("x:0", new float[,] { { 1, 2 } }));
            Assert.That(session.run(graph.get_collection<IVariableV1>(GraphKeys.TRAINABLE_VARIABLES)[0].GraphElement).ToArray<float>(), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Random_streams_go_on_where_a_checkpoint_left_them()
    {
        var files = new MemoryFileSystem();
        using Graph graph = new Graph().as_default();
        tf.Variable(1f, name: "v");
        Tensor drawn = tf.random.uniform(new Shape(4), seed: 7);
        using var session = new Session(graph);
        session.run(tf.global_variables_initializer());
        session.run(drawn);
        session.SaveAll("r/c", tf.global_variables(), new Dictionary<string, NDArray>(), files);
        float[] next = session.run(drawn).ToArray<float>();
        using var other = new Session(graph);
        other.run(drawn);
        other.run(drawn);
        other.RestoreAll("r/c", tf.global_variables(), [], files);
        Assert.That(other.run(drawn).ToArray<float>(), Is.EqualTo(next));
    }
}
