using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>Which ops of a graph touch files, and which cannot run here.</summary>
internal static class ModelScan
{
    // What every model with variables has: loading allows them its own checkpoint and nothing else.
    private static readonly string[] OfSavers = ["MergeV2Checkpoints", "RestoreV2", "SaveV2"];

    public static int Run(Terminal terminal, string path, bool json)
    {
        GraphDef[] graphs = Directory.Exists(path) ? [.. ModelReport.Read(path).MetaGraphs.Select(m => m.GraphDef ?? new GraphDef())]
            : Path.GetExtension(path) == ".meta" ? [GraphFiles.Read<MetaGraphDef>(SystemFileSystem.Instance, path).GraphDef ?? new GraphDef()]
            : [GraphFiles.Read<GraphDef>(SystemFileSystem.Instance, path)];
        HashSet<string> functions = [.. graphs.SelectMany(g => g.Library?.Function ?? []).Select(f => f.Signature.Name)];
        string[] ops = [.. graphs.SelectMany(g => g.Node.Concat((g.Library?.Function ?? []).SelectMany(f => f.NodeDef))).Select(n => n.Op).Distinct().Where(o => !functions.Contains(o)).Order(StringComparer.Ordinal)];
        string[] files = [.. ops.Where(ManagedEngine.FileOps.Contains)], unknown = [.. ops.Where(o => !CanRun(o))];
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject { ["path"] = path, ["ops"] = Array(ops), ["file_ops"] = Array(files), ["no_kernel"] = Array(unknown) }.ToJsonString());
        }
        else
        {
            terminal.Output.WriteLine($"{ops.Length} kinds of ops");
            terminal.Output.WriteLine($"touch files     {(files.Length == 0 ? "none" : string.Join(", ", files))}");
            terminal.Output.WriteLine($"cannot run here {(unknown.Length == 0 ? "none" : string.Join(", ", unknown))}");
            terminal.Output.WriteLine(Session.DefaultEngine is NativeEngine
                ? "TensorFlow's own library asks nobody: a graph that runs there may touch any file that you may."
                : "Ops that touch files run only where a program allows the path; loading a model allows its own variables and assets.");
        }

        return files.Except(OfSavers).Any() || unknown.Length > 0 ? ExitCodes.JudgedFalse : ExitCodes.Done;
    }

    private static bool CanRun(string op) => Session.DefaultEngine is NativeEngine native ? native.Kernels(op).Count > 0 : ManagedEngine.Ops.Contains(op);

    private static JsonArray Array(string[] names) => new([.. names.Select(n => (JsonNode)n)]);
}
