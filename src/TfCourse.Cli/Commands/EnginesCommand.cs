using System.CommandLine;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>tfcourse engines: what can execute graphs here.</summary>
internal static class EnginesCommand
{
    public static Command Create()
    {
        var library = new Option<string?>("--library") { Description = "look for TensorFlow's library here only: a file, its folder, or a Python environment", HelpName = "PATH" };
        var command = new Command("engines", "list what can execute graphs on this machine: engines, versions, devices") { library };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            (NativeEngine? native, string? lacking) = Session.DefaultEngine is NativeEngine chosen ? (chosen, null) : Native(parsed.GetValue(library));
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.Output.WriteLine(Json(native, lacking).ToJsonString());
                return ExitCodes.Done;
            }

            terminal.Output.WriteLine(FormattableString.Invariant($"managed  {ManagedEngine.Instance.Name}, {ManagedEngine.Ops.Count} ops, {Environment.ProcessorCount} cores; needs nothing"));
            if (native is null)
            {
                terminal.Output.WriteLine("native   not found");
                terminal.Error.WriteLine(lacking);
                return ExitCodes.Done;
            }

            terminal.Output.WriteLine(FormattableString.Invariant($"native   {native.Name}, {native.Ops.Count} ops; found by {native.Origin}"));
            foreach (EngineDevice device in native.Devices())
            {
                terminal.Output.WriteLine(FormattableString.Invariant($"         {device.Kind} {device.Name}, {device.MemoryBytes / 1048576} MiB"));
            }

            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    // That a machine has no TensorFlow is an answer of this command, not a failure.
    private static (NativeEngine? Engine, string? Lacking) Native(string? path)
    {
        try
        {
            return (NativeEngine.Load(path), null);
        }
        catch (NativeLibraryException e)
        {
            return (null, e.Message);
        }
    }

    private static JsonObject Json(NativeEngine? native, string? lacking) => new()
    {
        ["default"] = Session.DefaultEngine.Name,
        ["managed"] = new JsonObject { ["name"] = ManagedEngine.Instance.Name, ["ops"] = ManagedEngine.Ops.Count, ["cores"] = Environment.ProcessorCount },
        ["native"] = native is null ? null : new JsonObject
        {
            ["name"] = native.Name,
            ["version"] = native.Version.Text,
            ["origin"] = native.Origin,
            ["files"] = new JsonArray([.. native.Files.Select(f => JsonValue.Create(f))]),
            ["ops"] = native.Ops.Count,
            ["devices"] = new JsonArray([.. native.Devices().Select(d => (JsonNode)new JsonObject { ["name"] = d.Name, ["kind"] = d.Kind, ["memory_bytes"] = d.MemoryBytes })]),
        },
        ["native_lacking"] = lacking,
    };
}
