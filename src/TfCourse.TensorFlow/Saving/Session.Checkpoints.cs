using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <content>Checkpoints of all that runs leave behind: variables, positions of random streams, and values of the program's own.</content>
public sealed partial class Session
{
    private const string StreamPrefix = "_random_streams/";

    /// <summary>Saves variables under their names, the random streams, and values of the program's own, in one checkpoint.</summary>
    /// <param name="prefix">The checkpoint's path, without endings.</param>
    /// <param name="variables">The variables; all of the graph's global ones, usually.</param>
    /// <param name="values">Values of the program's own, by names that no variable has.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <remarks>A <see cref="Saver"/> of the same variables restores it too, and so does TensorFlow.</remarks>
    /// <exception cref="EngineException">The files cannot be written; older checkpoints are untouched.</exception>
    public void SaveAll(string prefix, IReadOnlyList<IVariableV1> variables, IReadOnlyDictionary<string, NDArray> values, IFileSystem? files = null)
    {
        NDArray[] read = Run([.. variables.Select(v => v.GraphElement)], []);
        using var writer = new BundleWriter(files ?? SystemFileSystem.Instance, prefix);
        for (int i = 0; i < read.Length; i++)
        {
            writer.Add(variables[i].Op.name, read[i].Host);
        }

        foreach ((string node, HostTensor position) in _engine.GetStreams())
        {
            writer.Add(StreamPrefix + node, position);
        }

        foreach ((string name, NDArray value) in values)
        {
            writer.Add(name, value.Host);
        }

        writer.Publish();
    }

    /// <summary>Restores what <see cref="SaveAll"/> saved: variables and random streams. The files are read here, wherever the variables live.</summary>
    /// <param name="prefix">The checkpoint's path, without endings.</param>
    /// <param name="variables">The variables; all of the graph's global ones, usually.</param>
    /// <param name="names">Which of the program's own values are wanted.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <returns>Those values by their names.</returns>
    /// <exception cref="EngineException">NotFound, DataLoss: the checkpoint is missing or damaged; nothing is restored then.</exception>
    public IReadOnlyDictionary<string, NDArray> RestoreAll(string prefix, IReadOnlyList<IVariableV1> variables, IReadOnlyList<string> names, IFileSystem? files = null)
    {
        using BundleReader reader = BundleReader.Open(files ?? SystemFileSystem.Instance, prefix);
        reader.Verify();
        RequireFits(reader, variables);
        Dictionary<string, NDArray> values = names.ToDictionary(n => n, n => new NDArray(reader.Read(n)));
        Dictionary<string, HostTensor> streams = reader.Keys.Where(k => k.StartsWith(StreamPrefix, StringComparison.Ordinal)).ToDictionary(k => k[StreamPrefix.Length..], reader.Read);
        Run([.. variables.Select(v => v.Initializer)], [.. variables.Select(v => new FeedItem(v.InitialValue, reader.Read(v.Op.name)))]);
        _engine.SetStreams(streams);
        return values;
    }

    // A resource variable takes any shape that is assigned to it: what does not fit is found before, all of it at once.
    private static void RequireFits(BundleReader reader, IReadOnlyList<IVariableV1> variables)
    {
        var differences = new List<string>();
        foreach (IVariableV1 variable in variables)
        {
            string name = variable.Op.name;
            if (!reader.Contains(name))
            {
                differences.Add($"'{name}' is not in the checkpoint");
                continue;
            }

            (DataType type, long[] dimensions) = reader.Describe(name);
            if ((TF_DataType)type != variable.dtype.as_base_dtype() || !variable.shape.is_compatible_with(new Shape(dimensions)))
            {
                differences.Add($"'{name}' is {variable.dtype.as_base_dtype().as_numpy_name()} {variable.shape} here and {type.PythonName()} {new Shape(dimensions)} in the checkpoint");
            }
        }

        if (differences.Count > 0)
        {
            throw EngineException.InvalidArgument($"'{reader.Prefix}' is of another graph: {string.Join("; ", differences)}");
        }
    }
}
