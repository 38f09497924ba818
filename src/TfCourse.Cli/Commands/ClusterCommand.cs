using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>tfcourse cluster serve: one task of a cluster, on TensorFlow's own server.</summary>
internal static class ClusterCommand
{
    public static Command Create() => new("cluster", "clusters of TensorFlow's own servers; see src/TfCourse.Engine.Native/Clusters/README.md") { Serve() };

    private static Command Serve()
    {
        var cluster = new Option<string>("--cluster") { Description = "a JSON file with the addresses of all tasks: {\"ps\": [\"10.0.0.1:2222\"], \"worker\": [\"10.0.0.2:2222\"]}", HelpName = "FILE", Required = true };
        var job = new Option<string>("--job") { Description = "the job of this task, e.g. worker or ps", Required = true };
        var task = new Option<int>("--task") { Description = "the number of this task in its job, from 0", Required = true };
        var library = new Option<string?>("--library") { Description = "TensorFlow's library: a file, its folder, or a Python environment", HelpName = "PATH" };
        var any = new Option<bool>("--allow-any-address") { Description = "serve through every address of this machine, not only the one of the file, which may then be 0.0.0.0; the protocol has no authentication" };
        var command = new Command("serve", "serve a task until SIGTERM or Ctrl+C; prints what sessions connect to") { cluster, job, task, library, any };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, token) =>
        {
            ClusterFile file = ClusterFile.Read(parsed.GetRequiredValue(cluster));
            string address = file.Address(parsed.GetRequiredValue(job), parsed.GetValue(task));
            if (ClusterFile.IsAnyAddress(address) && !parsed.GetValue(any))
            {
                throw new ArgumentException(
                    $"The address {address} would serve every network that this machine is on, and whoever reaches it can run any op, also those that read and write files. "
                    + "Give the address of a private network, or add --allow-any-address.");
            }

            NativeEngine engine = NativeEngine.Load(parsed.GetValue(library));
            NativeServer server = NativeServer.Start(engine, file.Server(parsed.GetRequiredValue(job), parsed.GetValue(task)), parsed.GetValue(any));
            terminal.Output.WriteLine(parsed.GetValue(CommonOptions.Json) ? new JsonObject { ["target"] = server.Target }.ToJsonString() : server.Target);
            terminal.Output.Flush();
            terminal.Error.WriteLine($"{engine.Name} serves /job:{parsed.GetRequiredValue(job)}/task:{parsed.GetValue(task)}; the protocol has no authentication: keep it in a private network");
            Wait(token);
            terminal.Output.Flush();
            terminal.Error.Flush();
            NativeServer.EndProcess(ExitCodes.Done);
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    // The server's threads serve; this one waits to be told that it is enough. Ending the process closes the port.
    private static void Wait(CancellationToken cancellation)
    {
        using var enough = new ManualResetEventSlim();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            enough.Set();
        });
        using CancellationTokenRegistration interrupt = cancellation.Register(enough.Set);
        enough.Wait(CancellationToken.None);
    }
}
