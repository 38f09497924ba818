namespace Tensorflow;

/// <content>Files of summaries.</content>
public sealed partial class summary_api
{
    /// <summary>Writes event files for TensorBoard.</summary>
    /// <param name="logdir">The folder, which is made.</param>
    /// <param name="graph">The graph to be shown; null for none.</param>
    /// <param name="filename_suffix">The ending of the file's name.</param>
    /// <returns>The writer, to be closed.</returns>
    public FileWriter FileWriter(string logdir, Graph? graph = null, string filename_suffix = "") => new(logdir, graph, filename_suffix);
}
