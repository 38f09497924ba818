namespace Tensorflow;

/// <summary>ReadFile: all bytes of a file.</summary>
internal static class ReadFile
{
    public static OpDefinition Define() => new("ReadFile")
    {
        Inputs = ["filename: string"],
        Outputs = ["contents: string"],
        Shape = c => [c.WithRank(0, 0)],
        Gradient = Gradient.Missing("strings are not differentiable"),
    };
}

/// <content>read_file.</content>
public sealed partial class tensorflow
{
    /// <summary>All bytes of a file, when the graph runs; <see cref="Session.Files"/> has to allow it.</summary>
    /// <param name="filename">The path: a scalar.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar string.</returns>
    public Tensor read_file(Tensor filename, string? name = null) => Build.One("ReadFile", name, [filename]);
}
