using System.CommandLine;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Conformance;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;
using TfCourse.TestKit;

const int Agree = 0, Differ = 1, Usage = 2, NoLibrary = 3;

var library = new Option<string?>("--library") { Description = "TensorFlow's library: a file, its folder, or a Python environment; else it is looked for where people have it", HelpName = "PATH" };
var ops = new Option<bool>("--ops") { Description = "every recorded call and every sample of every op, with gradients, and random streams" };
var training = new Option<bool>("--training") { Description = "every recorded graph, every exercise's graph, and every training run, step by step" };
var files = new Option<bool>("--files") { Description = "recorded SavedModels, graphs, MetaGraphs and checkpoints, read and run on both engines; checkpoints from each to the other" };
var cluster = new Option<bool>("--cluster") { Description = "training through two of TensorFlow's servers on the loopback interface" };
var bench = new Option<bool>("--bench") { Description = "training steps of five networks on both engines in turn; not judged, and not part of all" };
var write = new Option<string?>("--write") { Description = "write one of each of our files into this folder, with manifest.json of what a foreign reader must find, and do nothing else; needs no library", HelpName = "FOLDER" };
var self = new Option<bool>("--self") { Description = "compare the managed engine with itself instead: shows that this program works where it runs" };
var json = new Option<string?>("--json") { Description = "write the report as JSON as well", HelpName = "FILE" };
var golden = new Option<string?>("--golden") { Description = "recorded values from there, in place of those that this program carries", HelpName = "FOLDER" };
var supervised = new Option<string?>(Supervision.Option) { Hidden = true };
var root = new RootCommand(
    """
    Runs the same graphs on the managed engine and on TensorFlow's own library and compares them: every op, every recorded graph.
    Without --ops, --training, --files, --cluster or --bench all but the last. Exit codes: 0 all within tolerance; 1 not; 2 wrong usage; 3 no usable library.
    """)
{
    library, ops, training, files, cluster, bench, write, self, json, golden, supervised, Serve(library),
};
root.SetAction(parsed =>
{
    if (parsed.GetValue(write) is { } folder)
    {
        return Write(folder);
    }

    GoldenStore store;
    try
    {
        store = parsed.GetValue(golden) is { } recorded ? GoldenStore.Open(recorded) : EmbeddedGolden.Store();
    }
    catch (DirectoryNotFoundException e)
    {
        Console.Error.WriteLine("error: " + e.Message);
        return Usage;
    }

    NativeEngine? native = parsed.GetValue(self) ? null : Load(parsed.GetValue(library));
    if (native is null && !parsed.GetValue(self))
    {
        return NoLibrary;
    }

    if (native is not null && parsed.GetValue(supervised) is null)
    {
        return Supervision.Run(args, [Agree, Differ, Usage, NoLibrary], Differ);
    }

    using Supervision.Journal? journal = parsed.GetValue(supervised) is { } notes ? new Supervision.Journal(notes) : null;
    bool all = !new[] { ops, training, files, cluster, bench }.Any(parsed.GetValue);
    GoldenExceptions.Lines = EmbeddedGolden.Exceptions;
    var comparison = new EngineComparison { IsOlderLibrary = native is not null && native.Version < LibraryVersion.Recorded, Journal = journal };
    Session.DefaultEngine = new PairEngine(ManagedEngine.Instance, native is null ? ManagedEngine.Instance : new RecordedSettings(native), comparison);
    Console.Error.WriteLine(Session.DefaultEngine.Name);
    Action<string> progress = Progress();
    if (all || parsed.GetValue(ops))
    {
        OpsPart.Run(comparison, store, progress);
        RandomPart.Run(comparison, store, progress);
    }

    if (all || parsed.GetValue(training))
    {
        ProgramsPart.Run(comparison, store, "programs", ["control", "state", "ops/composed"], progress);
        ExercisesPart.Run(comparison, progress);
        ProgramsPart.Run(comparison, store, "training", ["training"], progress);
    }

    if (all || parsed.GetValue(files))
    {
        FilesPart.Run(comparison, store, native, progress);
    }

    if (native is not null && (all || parsed.GetValue(cluster)))
    {
        ClusterPart.Run(comparison, native, parsed.GetValue(library), progress);
    }

    List<Speed> speeds = parsed.GetValue(bench) ? BenchPart.Run(ManagedEngine.Instance, native ?? (IEngine)ManagedEngine.Instance, progress) : [];
    Report.Print(Console.Out, comparison);
    Report.Print(Console.Out, speeds);
    if (parsed.GetValue(json) is { } file)
    {
        JsonObject report = Report.Json(comparison);
        report["engines"] = Session.DefaultEngine.Name;
        report["bench"] = Report.Json(speeds);
        File.WriteAllText(file, report.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    int code = Report.Agrees(comparison) ? Agree : Differ;
    if (journal is not null)
    {
        // The report is written: what TensorFlow does while a process takes itself apart shall not count as an end in the last case.
        Console.Out.Flush();
        NativeServer.EndProcess(code);
    }

    return code;
});
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine("error: " + error.Message);
    }

    return Usage;
}

return parsed.Invoke();

static int Write(string folder)
{
    try
    {
        WrittenFiles.Write(folder);
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException or EngineException)
    {
        Console.Error.WriteLine("error: " + e.Message);
        return Usage;
    }

    Console.Out.WriteLine(Path.Combine(folder, Manifest.FileName));
    return Agree;
}

static NativeEngine? Load(string? path)
{
    NativeEnvironment.Prepare();
    try
    {
        return NativeEngine.Load(path);
    }
    catch (NativeLibraryException e)
    {
        Console.Error.WriteLine("error: " + e.Message);
        Console.Error.WriteLine("Here it is named with --library PATH.");
        return null;
    }
}

// A line every few seconds: a log stays readable, a person sees that it goes on.
static Action<string> Progress()
{
    long last = 0;
    return text =>
    {
        if (Environment.TickCount64 - last > 5000)
        {
            last = Environment.TickCount64;
            Console.Error.WriteLine(text);
        }
    };
}

// The servers of --cluster are processes of this program.
static Command Serve(Option<string?> library)
{
    var cluster = new Option<string>("--cluster") { Required = true };
    var task = new Option<int>("--task") { Required = true };
    var command = new Command("serve", "one worker of the cluster that --cluster starts") { cluster, task, library };
    command.Hidden = true;
    command.SetAction(parsed =>
    {
        if (Load(parsed.GetValue(library)) is not { } engine)
        {
            return NoLibrary;
        }

        NativeServer server = NativeServer.Start(engine, ClusterFile.Read(parsed.GetRequiredValue(cluster)).Server("worker", parsed.GetValue(task)), exposed: reason => Console.Error.WriteLine("warning: " + reason));
        Console.Out.WriteLine(server.Target);
        Console.Out.Flush();
        _ = Console.In.ReadToEnd();
        NativeServer.EndProcess(Agree);
        return Agree;
    });
    return command;
}
