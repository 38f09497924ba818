using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine;

/// <summary>Reads and writes TensorBoard's event files: records that are <see cref="Event"/> messages, the first of which names the format.</summary>
public sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";
    private readonly RecordWriter _records;
    private readonly TimeProvider _time;

    /// <summary>Makes an event file in a folder: events.out.tfevents.SECONDS.HOST plus the ending.</summary>
    /// <param name="files">Where.</param>
    /// <param name="folder">The folder, which is made.</param>
    /// <param name="host">The machine's name, for the file's name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="suffix">The ending, e.g. ".v2".</param>
    public EventFile(IFileSystem files, string folder, string host, TimeProvider time, string suffix = "")
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        files.CreateFolder(folder);
        string name = FormattableString.Invariant($"events.out.tfevents.{time.GetUtcNow().ToUnixTimeSeconds():D10}.{host}");
        Path = System.IO.Path.Combine(folder, name + suffix);
        for (int i = 1; files.Exists(Path); i++)
        {
            Path = System.IO.Path.Combine(folder, FormattableString.Invariant($"{name}.{i}{suffix}"));
        }

        _records = new RecordWriter(files, Path);
        Write(new Event { FileVersion = Version });
        _records.Flush();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Adds an event; without a time it gets the present one.</summary>
    /// <param name="event">The event.</param>
    public void Write(Event @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        if (@event.WallTime == 0)
        {
            @event.WallTime = (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        }

        _records.Write(@event.ToByteArray());
    }

    /// <summary>Hands all events to the system, so that a TensorBoard that looks sees them.</summary>
    public void Flush() => _records.Flush();

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    /// <summary>The events of a file.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; the default ones when null.</param>
    /// <returns>The events, one after another.</returns>
    /// <exception cref="EngineException">As <see cref="RecordReader"/>; DataLoss: a record is no event.</exception>
    public static IEnumerable<Event> Read(IFileSystem files, string path, FormatLimits? limits = null)
        => RecordReader.Read(files, path, limits: limits).Select(r => GraphFiles.Decode<Event>(r, path, limits));
}
