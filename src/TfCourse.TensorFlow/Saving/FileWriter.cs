using Google.Protobuf;
using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Writes event files that TensorBoard shows: <c>using var writer = tf.summary.FileWriter("logs", graph); writer.add_scalar("loss", 0.3f, step);</c></summary>
public sealed class FileWriter : IDisposable
{
    private readonly EventFile _events;
    private readonly TimeProvider _time;

    /// <summary>Makes an event file.</summary>
    /// <param name="logdir">The folder, which is made.</param>
    /// <param name="graph">The graph to be shown; null for none.</param>
    /// <param name="filename_suffix">The ending of the file's name.</param>
    /// <param name="files">Where; the files of this machine when null.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public FileWriter(string logdir, Graph? graph = null, string filename_suffix = "", IFileSystem? files = null, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _events = new EventFile(files ?? SystemFileSystem.Instance, logdir, Environment.MachineName, _time, filename_suffix);
        if (graph is not null)
        {
            add_graph(graph);
        }
    }

    /// <summary>The file.</summary>
    public string path => _events.Path;

    /// <summary>Adds what a summary op gave.</summary>
    /// <param name="summary">The serialized message.</param>
    /// <param name="global_step">The step it is of.</param>
    /// <exception cref="EngineException">DataLoss: it is no summary.</exception>
    public void add_summary(NDArray summary, long global_step = 0) => add_summary(summary.ToArray<byte[]>()[0], global_step);

    /// <summary>Adds a serialized summary.</summary>
    /// <param name="summary">The serialized message.</param>
    /// <param name="global_step">The step it is of.</param>
    /// <exception cref="EngineException">DataLoss: it is no summary.</exception>
    public void add_summary(byte[] summary, long global_step = 0) => add_summary(GraphFiles.Decode<Summary>(summary, "summary"), global_step);

    /// <summary>Adds a summary.</summary>
    /// <param name="summary">The message.</param>
    /// <param name="global_step">The step it is of.</param>
    public void add_summary(Summary summary, long global_step = 0) => add_event(new Event { Step = global_step, Summary = summary });

    /// <summary>Adds a number.</summary>
    /// <param name="tag">What it is called.</param>
    /// <param name="value">The number.</param>
    /// <param name="global_step">The step it is of.</param>
    public void add_scalar(string tag, float value, long global_step = 0) => add_summary(new Summary { Value = { new Summary.Types.Value { Tag = tag, SimpleValue = value } } }, global_step);

    /// <summary>Adds a histogram of numbers.</summary>
    /// <param name="tag">What they are called.</param>
    /// <param name="values">The numbers, all finite.</param>
    /// <param name="global_step">The step they are of.</param>
    public void add_histogram(string tag, ReadOnlySpan<double> values, long global_step = 0) => add_summary(new Summary { Value = { new Summary.Types.Value { Tag = tag, Histo = Histograms.Of(values) } } }, global_step);

    /// <summary>Adds the hyperparameters of a run, for TensorBoard's HParams page.</summary>
    /// <param name="group">The run's name.</param>
    /// <param name="hyperparameters">Names and values: bool, text or number.</param>
    public void add_hparams(string group, IReadOnlyDictionary<string, object> hyperparameters) => add_summary(HParams.Start(group, hyperparameters, (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds));

    /// <summary>Adds a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="global_step">The step it is of.</param>
    public void add_graph(Graph graph, long global_step = 0) => add_event(new Event { Step = global_step, GraphDef = graph.as_graph_def().ToByteString() });

    /// <summary>Adds a MetaGraph.</summary>
    /// <param name="meta_graph_def">The MetaGraph.</param>
    /// <param name="global_step">The step it is of.</param>
    public void add_meta_graph(MetaGraphDef meta_graph_def, long global_step = 0) => add_event(new Event { Step = global_step, MetaGraphDef = meta_graph_def.ToByteString() });

    /// <summary>Adds what happened to a session.</summary>
    /// <param name="session_log">The message.</param>
    /// <param name="global_step">The step it is of.</param>
    public void add_session_log(SessionLog session_log, long global_step = 0) => add_event(new Event { Step = global_step, SessionLog = session_log });

    /// <summary>Adds an event; without a time it gets the present one.</summary>
    /// <param name="event">The event.</param>
    public void add_event(Event @event) => _events.Write(@event);

    /// <summary>Hands all events to the system, so that TensorBoard sees them.</summary>
    public void flush() => _events.Flush();

    /// <summary>Ends the file.</summary>
    public void close() => Dispose();

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();
}
