using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using TfCourse.Engine.Native.Tests;
using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

/// <summary>Commands on a TensorFlow library that computes nothing: what they hand to it and how they take its answers.</summary>
[TestFixture]
public sealed class NativeEngineCommandsTests
{
    private static readonly string Nowhere = Path.Combine(Path.GetTempPath(), "no-such-tensorflow");

    private static string[][] Commands =>
    [
        ["train", "digits"], ["train", "signs"], ["bench", "steps"], ["bench", "experiments"], ["check", "mlp"], ["check", "--self-test"], ["check", "mine.cs"],
        ["compare", "initializers"], ["lesson", "adam"], ["lesson", "list"], ["tune", "planar", "--study", "study"], ["diagnose", "run"],
        ["model", "show", "m"], ["model", "run", "m"], ["model", "scan", "m"], ["exercise", "list"], ["exercise", "check", "tf1-sigmoid"], ["engines"],
        ["cluster", "serve", "--cluster", "c.json", "--job", "ps", "--task", "0"],
    ];

    [Test]
    public void Every_command_takes_the_engine_and_does_nothing_without_it()
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-engine-").FullName;
        Assert.Multiple(() =>
        {
            foreach (string[] command in Commands)
            {
                CommandLine run = CommandLine.Run(folder, [.. command, "--engine", "native=" + Nowhere]);
                Assert.That(run.ExitCode, Is.EqualTo(3), $"{string.Join(' ', command)}: {run.Error}");
                Assert.That(run.Error, Does.Contain(Nowhere), string.Join(' ', command));
            }

            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        });
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Engines_lists_version_and_devices_of_the_library()
    {
        CommandLine run = CommandLine.Run(null, "engines", "--engine", "native=" + FakeLibrary.Whole("2.21.0"), "--json");
        JsonNode answer = JsonNode.Parse(run.Output)!["native"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["version"], Is.EqualTo("2.21.0"));
            Assert.That((string?)answer["devices"]![0]!["kind"], Is.EqualTo("CPU"));
            Assert.That((int)answer["ops"]!, Is.EqualTo(1));
        });
    }

    [Test]
    public void A_scan_asks_the_library_for_its_kernels_and_says_that_it_asks_nobody()
    {
        CommandLine run = CommandLine.Run(null, "model", "scan", Repository.PathOf("models/fashion-mnist-mlp"), "--engine", "native=" + FakeLibrary.Whole("2.21.0"));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(run.Output, Does.Contain("cannot run here none").And.Contain("asks nobody"));
        });
    }

    [Test]
    public void A_model_is_loaded_by_the_librarys_own_loader()
    {
        // The fake's model has tags and no signature.
        CommandLine run = CommandLine.Run(Repository.PathOf("models"), "model", "run", "fashion-mnist-mlp", "--tags", "serve", "--engine", "native=" + FakeLibrary.Whole("2.21.0"));
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("Could not find SavedModel"));
        });
    }

    [Test]
    public void Training_on_a_cluster_finds_its_tasks()
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-cluster-").FullName;
        CommandLine run = CommandLine.Run(folder, "train", "digits", "--target", "grpc://127.0.0.1:2222", "--engine", "native=" + FakeLibrary.Whole("2.21.0"), "--run", "run");
        Directory.Delete(folder, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(run.Error, Does.Contain("grpc://127.0.0.1:2222: 1 parameter servers, 2 workers, which share each batch"));
            Assert.That(run.Error, Does.Contain("a fake computes nothing"));
            Assert.That(run.ExitCode, Is.EqualTo(2));
        });
    }

    [TestCase(new[] { "--target", "grpc://unreachable:1" }, 3, "failed to connect")]
    [TestCase(new[] { "--target", "10.0.0.1:2222" }, 2, "grpc://HOST:PORT")]
    [TestCase(new[] { "--asynchronous" }, 2, "--target")]
    public void A_cluster_that_is_none_is_refused_and_nothing_is_written(string[] options, int code, string reason)
    {
        string folder = Directory.CreateTempSubdirectory("tfcourse-cluster-").FullName;
        CommandLine run = CommandLine.Run(folder, ["train", "digits", "--run", "run", "--engine", "native=" + FakeLibrary.Whole("2.21.0"), .. options]);
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
            Assert.That(run.Error, Does.Contain(reason));
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        });
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_target_needs_the_native_engine()
    {
        CommandLine run = CommandLine.Run(null, "train", "digits", "--target", "grpc://127.0.0.1:1", "--engine", "managed");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("--engine native"));
        });
    }

    [Test]
    public void A_server_prints_its_target_and_ends_on_SIGTERM()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("tfcourse-serve-").FullName, "cluster.json");
        int port = FreePort();
        File.WriteAllText(file, FormattableString.Invariant($"{{\"worker\": [\"127.0.0.1:{port}\"]}}"));
        string program = Path.Combine(Path.GetDirectoryName(typeof(CommandLine).Assembly.Location)!, "tfcourse.dll");
        using Process server = Process.Start(new ProcessStartInfo("dotnet", [program, "cluster", "serve", "--cluster", file, "--job", "worker", "--task", "0", "--library", FakeLibrary.Whole("2.21.0")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string? target = server.StandardOutput.ReadLine();
        bool own = Connects("127.0.0.1", port), other = Connects("127.0.0.2", port);
        using Process kill = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        bool ended = server.WaitForExit(TimeSpan.FromSeconds(30));
        if (!ended)
        {
            server.Kill();
        }

        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(target, Is.EqualTo(FormattableString.Invariant($"grpc://127.0.0.1:{port}")));
            Assert.That((own, other), Is.EqualTo((true, false)), "reached through its own address, and through another");
            Assert.That(ended);
            Assert.That(server.ExitCode, Is.Zero);
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Connects(string address, int port)
    {
        using var client = new TcpClient();
        return client.ConnectAsync(IPAddress.Parse(address), port).Wait(TimeSpan.FromMilliseconds(400));
    }
}
