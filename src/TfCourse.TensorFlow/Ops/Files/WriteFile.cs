namespace Tensorflow;

/// <summary>WriteFile: a file of given bytes, in folders that are made for it.</summary>
internal static class WriteFile
{
    public static OpDefinition Define() => new("WriteFile")
    {
        Inputs = ["filename: string", "contents: string"],
        Shape = c =>
        {
            c.WithRank(0, 0);
            c.WithRank(1, 0);
            return [];
        },
        Gradient = Gradient.Missing("it has no outputs"),
        IsStateful = true,
    };
}

/// <content>write_file.</content>
public sealed partial class tensorflow
{
    /// <summary>An operation that writes a file: as a whole, or not at all. The session has to allow its path with <see cref="Session.Files"/>.</summary>
    /// <param name="filename">The path, a scalar.</param>
    /// <param name="contents">Its bytes, a scalar string.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation.</returns>
    public Operation write_file(Tensor filename, Tensor contents, string? name = null) => Build.Node("WriteFile", name, [filename, contents]);
}
