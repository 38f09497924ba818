using Tensorflow;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class ClusterTrainingTests
{
    private const string Target = "grpc://10.0.0.1:2222";
    private static readonly TrainingSettings Small = new(Epochs: 3, BatchSize: 50, LearningRate: 0.005, Hidden: 16, Seed: 3, Threads: 1);
    private static readonly Lazy<DatasetSplit> Digits = new(() => DatasetCatalog.Load("digits"));
    private static readonly Lazy<TrainingResult> OneMachine = new(() => new Trainer(Small, Digits.Value).Run());

    [TestCase(1, 1)]
    [TestCase(1, 3)]
    [TestCase(2, 7)]
    [TestCase(0, 2)]
    public void Replicas_that_wait_for_each_other_train_as_one_machine(int servers, int workers)
    {
        var cluster = new LocalCluster(servers, workers);
        Assert.Multiple(() => RequireNear(new Trainer(Small, Digits.Value, Plan(cluster)).Run()));
    }

    [Test]
    public void A_batch_smaller_than_the_number_of_replicas_leaves_some_without_examples()
    {
        // The last batch has one or two examples for three replicas.
        TrainingSettings settings = Small with { BatchSize = (Digits.Value.Train.Count - 1) / 2, Epochs = 2 };
        TrainingResult alone = new Trainer(settings, Digits.Value).Run(), replicas = new Trainer(settings, Digits.Value, Plan(new LocalCluster(1, 3))).Run();
        Assert.That(replicas.History.Select(h => h.Loss), Is.EqualTo(alone.History.Select(h => h.Loss)).Within(1e-5));
    }

    [Test]
    public void Variables_go_to_the_parameter_servers_in_turn_and_the_work_to_the_workers()
    {
        var cluster = new LocalCluster(2, 3);
        new Trainer(Small with { Epochs = 1 }, Digits.Value, Plan(cluster)).Run();
        string[] variables = [.. cluster.Graph.Node.Where(n => n.Op == "VarHandleOp" && n.Name.StartsWith("layer", StringComparison.Ordinal) && n.Name.Count(c => c == '/') == 1).Select(n => n.Device)];
        Assert.Multiple(() =>
        {
            Assert.That(cluster.Target, Is.EqualTo(Target));
            Assert.That(cluster.Config!.OperationTimeoutInMs, Is.EqualTo(120_000));
            Assert.That(variables, Is.EqualTo(new[] { "/job:ps/task:0", "/job:ps/task:1", "/job:ps/task:0", "/job:ps/task:1" }));
            Assert.That(cluster.Graph.Node.Where(n => n.Op == "MatMul").Select(n => n.Device).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(new[] { "/job:worker/task:0", "/job:worker/task:1", "/job:worker/task:2" }));
            Assert.That(cluster.Graph.Node.Where(n => n.Op.StartsWith("ResourceApply", StringComparison.Ordinal)).Select(n => n.Device), Has.All.StartsWith("/job:ps/task:"));
            Assert.That(cluster.Graph.Node.Where(n => n.Op == "AddN" && n.Attr.ContainsKey("_class")).Select(n => n.Device), Has.All.StartsWith("/job:ps/task:").And.Exactly(4).Items);
            Assert.That(cluster.Graph.Node.Where(n => n.Device.Length > 0).Select(n => n.Device.Split('/')[1]).Distinct(), Is.EquivalentTo(new[] { "job:ps", "job:worker" }));
        });
    }

    [Test]
    public void Replicas_that_do_not_wait_see_every_example_once_an_epoch_and_learn()
    {
        TrainingResult result = new Trainer(Small with { Epochs = 12 }, Digits.Value, Plan(new LocalCluster(1, 4)) with { Asynchronous = true }).Run();
        Assert.Multiple(() =>
        {
            Assert.That(result.History, Has.Count.EqualTo(12));
            Assert.That(result.History[^1].Steps, Is.EqualTo(12 * ((Digits.Value.Train.Count + 49) / 50)));
            Assert.That(result.TestAccuracy, Is.GreaterThan(0.8));
        });
    }

    [TestCase(StatusCode.Unavailable)]
    [TestCase(StatusCode.Aborted)]
    [TestCase(StatusCode.DeadlineExceeded)]
    public void After_the_loss_of_a_task_training_goes_on_from_the_last_checkpoint(StatusCode code)
    {
        var cluster = new LocalCluster(1, 2);
        cluster.Lose(afterRuns: 60, times: 2, code);
        var from = new List<string?>();
        var files = new MemoryFileSystem();
        TrainingResult result = new Trainer(Small, Digits.Value, Plan(cluster) with { StepsBetweenCheckpoints = 10, Lost = (_, checkpoint) => from.Add(checkpoint) })
            .Run(checkpoints: new RunCheckpoints("run", files: files));
        Assert.Multiple(() =>
        {
            Assert.That(from, Has.Count.EqualTo(2).And.All.StartsWith("run/step-"));
            Assert.That(cluster.Opened, Is.EqualTo(3));
            RequireNear(result);
        });
    }

    [Test]
    public void Without_a_checkpoint_yet_training_begins_again()
    {
        var cluster = new LocalCluster(1, 2);
        cluster.Lose(afterRuns: 3, times: 1, StatusCode.Unavailable);
        TrainingResult result = new Trainer(Small, Digits.Value, Plan(cluster)).Run(checkpoints: new RunCheckpoints("run", files: new MemoryFileSystem()));
        Assert.Multiple(() => RequireNear(result));
    }

    [Test]
    public void What_comes_back_too_often_and_what_is_no_loss_ends_training()
    {
        var cluster = new LocalCluster(1, 2);
        cluster.Lose(afterRuns: 3, times: int.MaxValue, StatusCode.Unavailable);
        Assert.That(
            Assert.Throws<EngineException>(() => new Trainer(Small, Digits.Value, Plan(cluster) with { Attempts = 4 }).Run(checkpoints: new RunCheckpoints("run", files: new MemoryFileSystem())))!.Code,
            Is.EqualTo(StatusCode.Unavailable));
        Assert.That(cluster.Opened, Is.EqualTo(4));
        cluster.Lose(afterRuns: 3, times: 1, StatusCode.InvalidArgument);
        Assert.That(
            Assert.Throws<EngineException>(() => new Trainer(Small, Digits.Value, Plan(cluster)).Run(checkpoints: new RunCheckpoints("run", files: new MemoryFileSystem())))!.Code,
            Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public void An_error_of_one_client_ends_them_all()
    {
        var cluster = new LocalCluster(1, 4);
        cluster.Lose(afterRuns: 20, times: 1, StatusCode.Internal);
        Assert.That(
            Assert.Throws<EngineException>(() => new Trainer(Small, Digits.Value, Plan(cluster) with { Asynchronous = true }).Run())!.Code, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public void The_devices_tell_the_tasks()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ClusterLayout.Of(new LocalCluster(2, 3).Devices), Is.EqualTo(new ClusterLayout(2, 3)));
            Assert.That(ClusterLayout.Of([.. new LocalCluster(1, 1).Devices, new EngineDevice("/job:worker/replica:0/task:0/device:GPU:0", "GPU", 0)]), Is.EqualTo(new ClusterLayout(1, 1)));
            Assert.That(() => ClusterLayout.Of(EngineDevice.OneProcessor), Throws.ArgumentException.With.Message.Contains("no job 'worker'"));
            Assert.That(() => ClusterLayout.Of(new LocalCluster(1, 3).Devices.Where((_, i) => i != 2).ToArray()), Throws.ArgumentException.With.Message.Contains("task:1"));
        });
    }

    private static ClusterTraining Plan(LocalCluster cluster) => new(Target, ClusterLayout.Of(cluster.Devices)) { Engine = cluster, Pause = TimeSpan.Zero };

    // Another order of additions: near, not equal.
    private static void RequireNear(TrainingResult result)
    {
        Assert.That(result.History.Select(h => h.Loss), Is.EqualTo(OneMachine.Value.History.Select(h => h.Loss)).Within(1e-5));
        Assert.That(result.History.Select(h => h.Steps), Is.EqualTo(OneMachine.Value.History.Select(h => h.Steps)));
        foreach ((string name, Tensorflow.NumPy.NDArray value) in OneMachine.Value.Parameters)
        {
            Assert.That(result.Parameters[name].ToArray<float>(), Is.EqualTo(value.ToArray<float>()).Within(1e-4), name);
        }
    }
}
