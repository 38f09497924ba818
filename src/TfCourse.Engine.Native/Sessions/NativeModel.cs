using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>A SavedModel that TensorFlow itself has loaded: it may hold any op that the library knows.</summary>
public sealed unsafe class NativeModel : IDisposable
{
    private NativeModel(IEngineSession session, MetaGraphDef meta) => (Session, MetaGraph) = (session, meta);

    /// <summary>The message it was made of: tags, signatures, collections, and the graph.</summary>
    public MetaGraphDef MetaGraph { get; }

    /// <summary>The session that holds its graph and its variables.</summary>
    public IEngineSession Session { get; }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    internal static NativeModel Load(NativeEngine engine, string folder, IReadOnlyList<string> tags, ConfigProto? config)
    {
        TensorFlowApi api = engine.Api;
        NativeBuffer* meta = api.NewBuffer();
        bool isTaken = false;
        NativeSession? session = null;
        try
        {
            session = NativeSession.Make(engine, config, "", (options, graph, status) => Load(api, options, graph, status, folder, tags, meta));
            isTaken = true;
            return new NativeModel(session, Buffers.Take(api, meta, MetaGraphDef.Parser));
        }
        catch
        {
            session?.Dispose();
            throw;
        }
        finally
        {
            if (!isTaken)
            {
                api.DeleteBuffer(meta);
            }
        }
    }

    private static nint Load(TensorFlowApi api, nint options, nint graph, Status status, string folder, IReadOnlyList<string> tags, NativeBuffer* meta)
    {
        // One pinned text after another, and a table of where each begins.
        byte[][] texts = [.. tags.Select(Utf8.Of)];
        byte[] all = [.. texts.SelectMany(t => t), 0];
        byte** starts = stackalloc byte*[texts.Length + 1];
        fixed (byte* path = Utf8.Of(folder), at = all)
        {
            byte* start = at;
            for (int i = 0; i < texts.Length; i++)
            {
                starts[i] = start;
                start += texts[i].Length;
            }

            return api.LoadSessionFromSavedModel(options, null, path, starts, texts.Length, graph, meta, status.Pointer);
        }
    }
}
