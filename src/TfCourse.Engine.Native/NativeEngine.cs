using System.Runtime.InteropServices;
using Tensorflow;

namespace TfCourse.Engine.Native;

/// <summary>TensorFlow itself, through its C API: for GPUs, for clusters, and as the judge of the managed engine.</summary>
public sealed class NativeEngine : IEngine
{
    private NativeEngine(LibrarySymbols symbols, string origin)
    {
        (Files, Origin) = (symbols.Files, origin);
        Api = new TensorFlowApi(symbols);
        Version = ReadVersion(Api);
        if (Version < LibraryVersion.Oldest)
        {
            throw new NativeLibraryException($"{Files[^1]} is TensorFlow {Version}; version {LibraryVersion.Oldest} or later is needed.");
        }

        Tensors = new Tensors(Api, StringTensors.Of(Api, Version));
        Dialect = new GraphDialect(ReadOps, Version);
    }

    /// <summary>The library's version.</summary>
    public LibraryVersion Version { get; }

    /// <summary>The files that were loaded, in order.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What named the place of the library, e.g. "python3 on PATH".</summary>
    public string Origin { get; }

    /// <inheritdoc/>
    public string Name => $"TensorFlow {Version} ({Files[^1]})";

    /// <summary>The definitions of all ops that the library registers, by name.</summary>
    public IReadOnlyDictionary<string, OpDef> Ops => Dialect.Ops;

    internal TensorFlowApi Api { get; }

    internal Tensors Tensors { get; }

    internal GraphDialect Dialect { get; }

    /// <summary>Loads TensorFlow's library.</summary>
    /// <param name="path">A library file, a folder that holds it, a Python environment or its interpreter; null to look in all known places:
    /// the environment variable TFCOURSE_LIBTENSORFLOW (then nowhere else), the application's folder, the system's loader, VIRTUAL_ENV, and python3 on PATH.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="NativeLibraryException">There is no usable library; the message lists each place and what was wrong there.</exception>
    public static NativeEngine Load(string? path = null) => Load(path, Environment.GetEnvironmentVariable);

    internal static NativeEngine Load(string? path, Func<string, string?> environment)
    {
        var tried = new List<string>();
        foreach (LibraryCandidate candidate in path is null ? LibraryDiscovery.Everywhere(environment, tried) : LibraryDiscovery.Of(path, "the path given", tried))
        {
            if (!LibrarySymbols.TryLoad(candidate.Files, out LibrarySymbols? symbols, out string reason))
            {
                tried.Add($"{candidate.Origin}: {candidate.Files[^1]} cannot be loaded: {reason}");
                continue;
            }

            try
            {
                return new NativeEngine(symbols!, candidate.Origin);
            }
            catch (NativeLibraryException e)
            {
                tried.Add($"{candidate.Origin}: {e.Message}");
            }
        }

        throw new NativeLibraryException(
            $"""
            No usable TensorFlow library (version {LibraryVersion.Oldest} or later, {RuntimeInformation.ProcessArchitecture}) was found. Looked at:
            {string.Join(Environment.NewLine, tried.Select(t => "  " + t))}
            Libraries are looked for as {LibraryFolder.Names}.
            Name a library file, its folder or a Python environment with --engine native=PATH or {LibraryDiscovery.Variable}; the managed engine needs none.
            """);
    }

    /// <inheritdoc/>
    public IEngineSession Open(ConfigProto? config = null, string target = "") => NativeSession.Open(this, config, target);

    /// <summary>The devices of this process, or of all tasks of a cluster.</summary>
    /// <param name="target">The address of a server of the cluster; empty for this process.</param>
    /// <returns>The devices.</returns>
    public IReadOnlyList<EngineDevice> Devices(string target = "")
    {
        using IEngineSession session = Open(null, target);
        return session.Devices;
    }

    /// <summary>The kernels that the library registers for an op; none for an op that it does not know.</summary>
    /// <param name="op">The op's name.</param>
    /// <returns>One message a kernel: its device and the attribute values that it takes.</returns>
    public unsafe IReadOnlyList<KernelDef> Kernels(string op)
    {
        using var status = new Status(Api);
        fixed (byte* name = Utf8.Of(op))
        {
            NativeBuffer* list = Api.GetRegisteredKernelsForOp(name, status.Pointer);
            status.ThrowIfError();
            return Buffers.Take(Api, list, KernelList.Parser).Kernel;
        }
    }

    /// <summary>Loads a SavedModel as TensorFlow does: with any op that it knows, variables restored, initialized.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="tags">The tags of one of its graphs, all of them.</param>
    /// <param name="config">Threads and the like; null for the defaults.</param>
    /// <returns>The model, to be disposed.</returns>
    /// <exception cref="EngineException">NotFound: there is no model or no graph of these tags; else what TensorFlow says.</exception>
    public NativeModel LoadModel(string folder, IReadOnlyList<string> tags, ConfigProto? config = null) => NativeModel.Load(this, folder, tags, config);

    private static unsafe LibraryVersion ReadVersion(TensorFlowApi api)
    {
        string? text = Marshal.PtrToStringUTF8((nint)api.Version());
        return LibraryVersion.TryParse(text, out LibraryVersion? version) ? version!
            : throw new NativeLibraryException($"TF_Version says '{text}', which is no version; version {LibraryVersion.Oldest} or later is needed.");
    }

    private unsafe Dictionary<string, OpDef> ReadOps() => Buffers.Take(Api, Api.GetAllOpList(), OpList.Parser).Op.ToDictionary(o => o.Name);
}
