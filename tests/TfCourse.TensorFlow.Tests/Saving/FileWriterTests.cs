using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class FileWriterTests
{
    [Test]
    public void TensorBoard_finds_graph_scalars_histograms_and_hyperparameters()
    {
        var files = new MemoryFileSystem();
        using Graph graph = new Graph().as_default();
        tf.constant(1f, name: "c");
        using (var writer = new FileWriter("logs", graph, files: files))
        {
            writer.add_scalar("loss", 0.25f, 3);
            writer.add_histogram("w", [1, 2, 3], 3);
            writer.add_hparams("run", new Dictionary<string, object> { ["lr"] = 0.1 });
            writer.flush();
        }

        Event[] events = [.. EventFile.Read(files, files.Paths.Single())];
        Assert.Multiple(() =>
        {
            Assert.That(events[0].FileVersion, Is.EqualTo("brain.Event:2"));
            Assert.That(GraphDef.Parser.ParseFrom(events[1].GraphDef).Node[0].Name, Is.EqualTo("c"));
            Assert.That((events[2].Step, events[2].Summary.Value[0].Tag, events[2].Summary.Value[0].SimpleValue), Is.EqualTo((3L, "loss", 0.25f)));
            Assert.That(events[3].Summary.Value[0].Histo.Num, Is.EqualTo(3));
            Assert.That(HParams.Read(events[4].Summary.Value[0])!.SessionStartInfo.GroupName, Is.EqualTo("run"));
            Assert.That(events.Select(e => e.WallTime), Is.All.GreaterThan(1.6e9));
        });
    }
}
