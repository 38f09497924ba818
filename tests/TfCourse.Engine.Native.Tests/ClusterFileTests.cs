using Tensorflow;

namespace TfCourse.Engine.Native.Tests;

[TestFixture]
public sealed class ClusterFileTests
{
    private const string Text = """{"ps": ["10.0.0.1:2222"], "worker": ["10.0.0.2:2222", "[fd00::3]:2222"]}""";

    [Test]
    public void A_task_learns_of_the_whole_cluster()
    {
        ServerDef server = ClusterFile.Parse(Text, "c.json").Server("worker", 1);
        Assert.Multiple(() =>
        {
            Assert.That(server.JobName, Is.EqualTo("worker"));
            Assert.That(server.TaskIndex, Is.EqualTo(1));
            Assert.That(server.Protocol, Is.EqualTo("grpc"));
            Assert.That(server.Cluster.Job.Single(j => j.Name == "worker").Tasks[1], Is.EqualTo("[fd00::3]:2222"));
            Assert.That(server.Cluster.Job.Single(j => j.Name == "ps").Tasks[0], Is.EqualTo("10.0.0.1:2222"));
        });
    }

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{")]
    [TestCase("""{"ps": []}""")]
    [TestCase("""{"ps": "10.0.0.1:1"}""")]
    [TestCase("""{"ps": ["10.0.0.1"]}""")]
    [TestCase("""{"ps": ["10.0.0.1:0"]}""")]
    [TestCase("""{"ps": ["10.0.0.1:65536"]}""")]
    [TestCase("""{"ps": [1]}""")]
    [TestCase("""{"ps": ["a:1"], "worker": ["a:1"]}""")]
    public void What_is_no_cluster_is_refused_with_its_form(string text)
        => Assert.That(() => ClusterFile.Parse(text, "c.json"), Throws.TypeOf<FormatException>().With.Message.Contains("c.json").And.Message.Contains("10.0.0.2:2222"));

    [Test]
    public void Unknown_jobs_and_tasks_are_refused_with_those_there_are()
    {
        ClusterFile cluster = ClusterFile.Parse(Text, "c.json");
        Assert.Multiple(() =>
        {
            Assert.That(() => cluster.Address("chief", 0), Throws.ArgumentException.With.Message.Contains("ps, worker"));
            Assert.That(() => cluster.Address("worker", 2), Throws.ArgumentException.With.Message.Contains("0 to 1"));
        });
    }

    [TestCase("0.0.0.0:1", true)]
    [TestCase("[::]:1", true)]
    [TestCase("*:1", true)]
    [TestCase("0:1", true)]
    [TestCase("[::ffff:0.0.0.0]:1", true)]
    [TestCase("[::1]:1", false)]
    [TestCase("127.0.0.1:1", false)]
    [TestCase("host:1", false)]
    public void An_address_for_the_whole_network_is_known(string address, bool any) => Assert.That(ClusterFile.IsAnyAddress(address), Is.EqualTo(any));
}
