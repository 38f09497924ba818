namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that touch files. A session runs them only where its program allows it.</summary>
internal static class FileKernels
{
    private static readonly HashSet<string> Touching = ["MergeV2Checkpoints", "ReadFile", "RestoreV2", "SaveV2", "WriteFile"];

    public static IReadOnlyCollection<string> Names => Touching;

    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("MergeV2Checkpoints", static node => MergeV2CheckpointsKernel.Create(node));
        table.Add("ReadFile", static _ => Kernel.Of(ReadFileKernel.Run));
        table.Add("RestoreV2", static _ => Kernel.Of(RestoreV2Kernel.Run));
        table.Add("SaveV2", static _ => Kernel.Of(SaveV2Kernel.Run));
        table.Add("ShardedFilename", static _ => Kernel.Of(ShardedFilenameKernel.Run));
        table.Add("WriteFile", static _ => Kernel.Of(ReadFileKernel.Write));
    }

    /// <summary>Whether an op reads or writes files.</summary>
    public static bool Touches(string op) => Touching.Contains(op);

    /// <summary>A text that is the only element of an input.</summary>
    public static string Text(KernelContext c, int input) => c.Value(input).Count == 1 ? System.Text.Encoding.UTF8.GetString(c.Input<byte[]>(input)[0])
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must have exactly one element, it has the shape {c.Dims(input)}");

    /// <summary>The texts of a vector, one for each tensor.</summary>
    public static string[] Texts(KernelContext c, int input, int count) => c.Dims(input).Rank == 1 && c.Value(input).Count == count
        ? [.. c.Input<byte[]>(input).ToArray().Select(System.Text.Encoding.UTF8.GetString)]
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of {count} elements, it has the shape {c.Dims(input)}");
}
