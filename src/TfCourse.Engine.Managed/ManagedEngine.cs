using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The engine that needs nothing installed: plans and kernels in C#.</summary>
public sealed class ManagedEngine : IEngine
{
    /// <summary>The one engine; all state is in its sessions.</summary>
    public static ManagedEngine Instance { get; } = new();

    private readonly PlanOptions _options;

    private ManagedEngine()
        : this(PlanOptions.Default)
    {
    }

    /// <summary>An engine whose plans are compiled with other passes.</summary>
    internal ManagedEngine(PlanOptions options) => _options = options;

    /// <inheritdoc/>
    public string Name => "managed " + typeof(ManagedEngine).Assembly.GetName().Version?.ToString(3);

    /// <summary>The ops that have a kernel.</summary>
    public static IReadOnlyCollection<string> Ops => KernelCatalogue.Names;

    /// <summary>The ops that read or write files, which a session runs only where its program allows the path.</summary>
    public static IReadOnlyCollection<string> FileOps => FileKernels.Names;

    /// <inheritdoc/>
    public IEngineSession Open(ConfigProto? config = null, string target = "") => target.Length == 0
        ? new ManagedSession(config ?? new ConfigProto(), _options)
        : throw EngineException.Unimplemented($"the managed engine runs in this process, not on '{target}'; a server needs TensorFlow's own library (--engine native)");
}
