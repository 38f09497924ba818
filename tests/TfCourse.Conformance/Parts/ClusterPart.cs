using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.Conformance;

/// <summary>Two servers on the loopback interface; a network whose variables live in one and whose gradients are made in the other.</summary>
internal static class ClusterPart
{
    private const int Steps = 50;
    private const int StartSeconds = 60;

    public static void Run(EngineComparison comparison, NativeEngine native, string? library, Action<string> progress)
    {
        if (!comparison.Begin("cluster", "two workers", "two workers", GoldenTolerance.Within(1e-5, 1e-6)))
        {
            return;
        }

        string folder = Directory.CreateTempSubdirectory("tfcourse-cluster-").FullName;
        string file = Path.Combine(folder, "cluster.json");
        int[] ports = FreePorts(2);
        File.WriteAllText(file, new JsonObject { ["worker"] = new JsonArray([.. ports.Select(p => JsonValue.Create($"127.0.0.1:{p}"))]) }.ToJsonString());
        Process[] servers = [];
        IEngine before = Session.DefaultEngine;
        Session.DefaultEngine = ManagedEngine.Instance; // what trains here, to be compared with the cluster
        try
        {
            progress("cluster: starting two servers");
            servers = [.. Enumerable.Range(0, 2).Select(task => Start(file, task, library))];
            string target = servers.Select(Target).ToArray()[0];
            var plain = new RecordedSettings(native);
            progress($"cluster: training through {target}");
            float[] local = Train(ManagedEngine.Instance, ""), single = Train(plain, ""), cluster = Train(plain, target);
            comparison.Compare("losses on one machine", HostTensor.Of(local), HostTensor.Of(single));
            comparison.Compare("losses of the cluster", HostTensor.Of(local), HostTensor.Of(cluster));
            TrainingResult alone = Train(null), replicas = Train(new ClusterTraining(target, ClusterLayout.Of(native.Devices(target))) { Engine = plain });
            comparison.Compare("losses of replicas that share each batch", Losses(alone), Losses(replicas));
            TrainingResult asynchronous = Train(new ClusterTraining(target, ClusterLayout.Of(native.Devices(target)), Asynchronous: true) { Engine = plain });
            if (asynchronous.History.Count != alone.History.Count || !(asynchronous.History[^1].Loss < asynchronous.History[0].Loss))
            {
                comparison.Find($"replicas that do not wait do not learn: losses {string.Join(", ", asynchronous.History.Select(h => h.Loss))}");
            }

            if (native.Devices(target).Count(d => d.Kind == "CPU") < 2)
            {
                comparison.Find("the session does not see the devices of both servers");
            }
        }
        catch (Exception e) when (e is EngineException or ArgumentException)
        {
            comparison.Find($"the cluster fails: {e.Message}");
        }
        catch (IOException e)
        {
            comparison.Find(e.Message);
        }
        finally
        {
            Session.DefaultEngine = before;
            foreach (Process server in servers)
            {
                server.Kill(entireProcessTree: true);
                server.Dispose();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The losses of a small network under gradient descent, on data made by a formula.</summary>
    internal static float[] Train(IEngine engine, string target)
    {
        using Graph graph = new Graph().as_default();
        string variables = target.Length == 0 ? "" : "/job:worker/task:0", work = target.Length == 0 ? "" : "/job:worker/task:1";
        var parameters = new List<ResourceVariable>();
        tf_with(tf.device(variables), _ =>
        {
            parameters.Add(tf.Variable(tf.constant(Values(4, 8, 0.3)), name: "W1"));
            parameters.Add(tf.Variable(tf.zeros(8), name: "b1"));
            parameters.Add(tf.Variable(tf.constant(Values(8, 3, 0.5)), name: "W2"));
            parameters.Add(tf.Variable(tf.zeros(3), name: "b2"));
        });
        Tensor? loss = null;
        tf_with(tf.device(work), _ =>
        {
            Tensor x = tf.constant(Values(32, 4, 1)), y = tf.constant(Enumerable.Range(0, 32).Select(i => i % 3).ToArray());
            Tensor a = tf.tanh(tf.nn.bias_add(tf.matmul(x, parameters[0]), parameters[1]));
            Tensor z = tf.nn.bias_add(tf.matmul(a, parameters[2]), parameters[3]);
            loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: y, logits: z));
        });
        Operation step = tf.train.GradientDescentOptimizer(0.5f).minimize(loss!), initialize = tf.global_variables_initializer();
        using var session = new Session(graph, engine: engine, target: target);
        session.run(initialize);
        return [.. Enumerable.Range(0, Steps).Select(_ => (float)session.run((loss!, step)).Item1)];
    }

    // The command's own trainer, on data made by a formula: here, or with replicas on the workers.
    internal static TrainingResult Train(ClusterTraining? cluster)
        => new Trainer(new TrainingSettings(Epochs: 5, BatchSize: 30, LearningRate: 0.01, Hidden: 8, Seed: 2, Threads: 1), DatasetCatalog.Load("moons"), cluster).Run();

    private static HostTensor Losses(TrainingResult result) => HostTensor.Of(result.History.Select(h => h.Loss).ToArray());

    private static float[,] Values(int rows, int columns, double scale)
    {
        var values = new float[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                values[i, j] = (float)(scale * Math.Sin((i * 1.7) + (j * 0.9) + 0.3));
            }
        }

        return values;
    }

    private static Process Start(string file, int task, string? library)
    {
        return Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!,
            [.. Supervision.Program(), "serve", "--cluster", file, "--task", task.ToString(System.Globalization.CultureInfo.InvariantCulture), .. library is null ? [] : (string[])["--library", library]])
        {
            RedirectStandardInput = true, // at whose end a server ends, so that none outlives this process
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
    }

    private static string Target(Process server)
    {
        Task<string?> line = server.StandardOutput.ReadLineAsync();
        return line.Wait(TimeSpan.FromSeconds(StartSeconds)) && line.Result is { } target ? target
            : throw new IOException($"a server did not start within {StartSeconds} s");
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            return [.. listeners.Select(l =>
            {
                l.Start();
                return ((IPEndPoint)l.LocalEndpoint).Port;
            })];
        }
        finally
        {
            Array.ForEach(listeners, l => l.Dispose());
        }
    }
}
