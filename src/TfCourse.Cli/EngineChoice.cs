using System.CommandLine;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>The engine that --engine names.</summary>
internal static class EngineChoice
{
    public const string Managed = "managed";
    public const string Native = "native";

    /// <summary>Refuses another engine where a program of the user's own runs graphs, which has this one built in.</summary>
    public static void RequireManaged(ParseResult parsed, string what)
    {
        if (parsed.GetValue(CommonOptions.Engine) is { } name && name != Managed)
        {
            throw new ArgumentException($"{what} is a program of its own, which runs on the managed engine; leave --engine {name} out, or set Session.DefaultEngine in the program.");
        }
    }

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
