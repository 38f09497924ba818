using Google.Protobuf;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>
/// Saves objects by the paths that lead to them, as TensorFlow 2's <c>tf.train.Checkpoint</c> does:
/// <c>new Checkpoint(("w", w), ("optimizer", optimizer)).save("run/ckpt", session)</c>. Python's reads what this writes, and the reverse.
/// </summary>
/// <remarks>Objects are variables, optimizers (their counters and slots), other checkpoints, dictionaries and lists of these.</remarks>
public sealed class Checkpoint
{
    internal const string ObjectGraphKey = "_CHECKPOINTABLE_OBJECT_GRAPH";
    private readonly List<(string Name, object Value)> _children = [];
    private readonly IFileSystem _files;

    /// <summary>A checkpoint of named objects.</summary>
    /// <param name="objects">Names and objects.</param>
    /// <exception cref="ValueError">An object cannot be saved, or two have one name.</exception>
    public Checkpoint(params (string Name, object Value)[] objects)
        : this(null, objects)
    {
    }

    internal Checkpoint(IFileSystem? files, params (string Name, object Value)[] objects)
    {
        _files = files ?? SystemFileSystem.Instance;
        foreach ((string name, object value) in objects.OrderBy(o => o.Name, StringComparer.Ordinal))
        {
            if (_children.Any(c => c.Name == name))
            {
                throw new ValueError($"Two objects are called '{name}'.");
            }

            TrackedObjects.Require(value, name);
            _children.Add((name, value));
        }
    }

    /// <summary>How often it was saved: an int64 variable of the default graph, made with the first save or restore.</summary>
    public IVariableV1? save_counter { get; private set; }

    internal IReadOnlyList<(string Name, object Value)> Children => _children;

    /// <summary>Saves under a name with the number of the save.</summary>
    /// <param name="file_prefix">The path; "-1", "-2", … is added.</param>
    /// <param name="session">The session whose values are saved; the default one when null.</param>
    /// <returns>The checkpoint's path.</returns>
    /// <exception cref="EngineException">A variable has no value, or the files cannot be written.</exception>
    public string save(string file_prefix, Session? session = null)
    {
        Session sess = session ?? ops.RequireDefaultSession();
        IVariableV1 counter = Counter(sess);
        long number = (long)sess.run(counter.GraphElement) + 1;
        string path = FormattableString.Invariant($"{file_prefix}-{number}");
        Load(sess, counter, new HostTensor(DataType.DtInt64, [], new[] { number }));
        try
        {
            Write(path, sess);
        }
        catch (EngineException)
        {
            // A save that failed does not count.
            Load(sess, counter, new HostTensor(DataType.DtInt64, [], new[] { number - 1 }));
            throw;
        }

        string folder = DurableFile.FolderOf(path);
        var state = new CheckpointState { ModelCheckpointPath = Path.GetFileName(path) };
        state.AllModelCheckpointPaths.Add(Path.GetFileName(path));
        CheckpointStateFile.Write(_files, Path.Combine(folder, CheckpointStateFile.DefaultName), state);
        return path;
    }

    /// <summary>Saves under exactly this name, and counts no save.</summary>
    /// <param name="file_prefix">The path.</param>
    /// <param name="session">The session whose values are saved; the default one when null.</param>
    /// <returns>The path.</returns>
    public string write(string file_prefix, Session? session = null)
    {
        Write(file_prefix, session ?? ops.RequireDefaultSession());
        return file_prefix;
    }

    /// <summary>Restores what is both here and in the checkpoint; the result says what was not.</summary>
    /// <param name="save_path">The checkpoint: object-based, or of names as a <see cref="Saver"/> writes it.</param>
    /// <param name="session">The session; the default one when null.</param>
    /// <returns>What was matched.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss; InvalidArgument when a type differs.</exception>
    /// <exception cref="ValueError">A shape differs.</exception>
    /// <remarks>As in Python, the counter of saves is made and wanted too: what <see cref="write"/> wrote has none, take it with <see cref="read"/>.</remarks>
    public CheckpointStatus restore(string save_path, Session? session = null) => Restore(save_path, session, counted: true);

    /// <summary>As <see cref="restore"/>, of what <see cref="write"/> wrote: without a counter of saves.</summary>
    /// <param name="save_path">The checkpoint: object-based, or of names as a <see cref="Saver"/> writes it.</param>
    /// <param name="session">The session; the default one when null.</param>
    /// <returns>What was matched.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss; InvalidArgument when a type differs.</exception>
    /// <exception cref="ValueError">A shape differs.</exception>
    public CheckpointStatus read(string save_path, Session? session = null) => Restore(save_path, session, counted: false);

    private CheckpointStatus Restore(string save_path, Session? session, bool counted)
    {
        Session sess = session ?? ops.RequireDefaultSession();
        using BundleReader reader = BundleReader.Open(_files, save_path);
        if (counted && reader.Contains(ObjectGraphKey))
        {
            Counter(sess);
        }

        TrackedObjects ours = TrackedObjects.Of(this);
        Dictionary<IVariableV1, string> keys = reader.Contains(ObjectGraphKey) ? ours.Match(ObjectGraph(reader)) : ByName(ours, reader);
        var values = new List<(IVariableV1 Variable, HostTensor Value)>();
        foreach ((IVariableV1 variable, string key) in keys)
        {
            HostTensor value = reader.Read(key);
            TF_DataType type = variable.dtype.as_base_dtype();
            if ((TF_DataType)value.DataType != type)
            {
                throw EngineException.InvalidArgument($"tensor_name = {key}; expected dtype {((DataType)type).Name()} does not equal original dtype {value.DataType.Name()}");
            }

            Shape shape = new([.. value.Dimensions]);
            values.Add(variable.shape.is_compatible_with(shape) ? (variable, value) : throw new ValueError(
                $"Received incompatible tensor with shape {shape} when attempting to restore variable with shape {variable.shape} and name {variable.Name}."));
        }

        // Nothing is assigned before everything was read and fits.
        foreach ((IVariableV1 variable, HostTensor value) in values)
        {
            Load(sess, variable, value);
        }

        string[] unused = [.. reader.Keys.Where(k => k != ObjectGraphKey).Except(keys.Values)];
        return new CheckpointStatus([.. ours.Variables.Where(v => !keys.ContainsKey(v)).Select(v => v.Name)], unused);
    }

    private static TrackableObjectGraph ObjectGraph(BundleReader reader)
        => GraphFiles.Decode<TrackableObjectGraph>(reader.Read(ObjectGraphKey).Values<byte[]>()[0], reader.Prefix);

    private static Dictionary<IVariableV1, string> ByName(TrackedObjects ours, BundleReader reader)
        => ours.Variables.Where(v => reader.Contains(v.Op.name)).ToDictionary(v => v, v => v.Op.name);

    private void Write(string prefix, Session session)
    {
        TrackedObjects objects = TrackedObjects.Of(this);
        (TrackableObjectGraph graph, IReadOnlyList<(string Key, IVariableV1 Variable)> keys) = objects.ToMessage();
        NDArray[] values = session.Run([.. keys.Select(k => k.Variable.GraphElement)], []);
        using var writer = new BundleWriter(_files, prefix);
        for (int i = 0; i < values.Length; i++)
        {
            writer.Add(keys[i].Key, values[i].Host);
        }

        writer.Add(ObjectGraphKey, new HostTensor(DataType.DtString, [], new[] { graph.ToByteArray() }));
        writer.Publish();
    }

    // Feeding the initializer adds no node: it works in a graph that is finalized too.
    private static void Load(Session session, IVariableV1 variable, HostTensor value)
        => session.Run([variable.Initializer], [new FeedItem(variable.Initializer.inputs[^1], new NDArray(value))]);

    private IVariableV1 Counter(Session session)
    {
        if (save_counter is null)
        {
            Graph graph = session.graph.as_default();
            try
            {
                save_counter = new ResourceVariable(() => Binding.tf.constant(0L), "save_counter", TF_DataType.TF_INT64, null, false, [], true);
            }
            finally
            {
                graph.Exit();
            }

            session.run(save_counter.Initializer);
            _children.Add(("save_counter", save_counter));
        }

        return save_counter;
    }
}
