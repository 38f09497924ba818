using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>The engine that --engine names.</summary>
internal static class EngineChoice
{
    public const string Managed = "managed";
    private const string Native = "native";

    /// <summary>The engine of a name: managed, native or native=PATH.</summary>
    /// <exception cref="ArgumentException">There is no such engine.</exception>
    /// <exception cref="NativeLibraryException">TensorFlow's library is asked for and not to be had.</exception>
    public static IEngine Of(string name) => name switch
    {
        Managed => ManagedEngine.Instance,
        Native => NativeEngine.Load(),
        _ when name.StartsWith(Native + "=", StringComparison.Ordinal) && name.Length > Native.Length + 1 => NativeEngine.Load(name[(Native.Length + 1)..]),
        _ => throw new ArgumentException($"There is no engine '{name}'; --engine takes {Managed}, {Native} or {Native}=PATH."),
    };
}
