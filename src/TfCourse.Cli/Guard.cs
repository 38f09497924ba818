using System.CommandLine;
using System.Text.Json.Nodes;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Datasets;
using TfCourse.Engine;
using TfCourse.Engine.Native;

namespace TfCourse.Cli;

/// <summary>Runs a command and turns what goes wrong into a message on standard error and an exit code.</summary>
internal static class Guard
{
    public static Task<int> RunAsync(ParseResult parsed, Func<Terminal, CancellationToken, int> command, CancellationToken cancellation)
    {
        Terminal terminal = Terminal.OfProcess(parsed.GetValue(CommonOptions.NoColor));
        bool json = parsed.GetValue(CommonOptions.Json);
        try
        {
            Session.DefaultEngine = EngineChoice.Of(parsed.GetValue(CommonOptions.Engine)!);
            return Task.FromResult(command(terminal, cancellation));
        }
        catch (Exception e)
        {
            int code = Code(e);
            return Task.FromResult(Fail(terminal, json, code, code == ExitCodes.Bug
                ? $"this is a bug of tfcourse, please report it with the lines below\n{e}"
                : Text(e)));
        }
    }

    private static int Code(Exception e) => e switch
    {
        ArgumentException or FormatException or GraphException => ExitCodes.Usage,
        DataException { Fault: DataFault.Missing } => ExitCodes.MachineLacks,
        DataException => ExitCodes.Usage,
        EngineException { Code: StatusCode.ResourceExhausted or StatusCode.Unavailable } or NativeLibraryException => ExitCodes.MachineLacks,
        EngineException { Code: StatusCode.PermissionDenied } or EngineException { InnerException: IOException, Code: StatusCode.Unknown } => ExitCodes.MachineLacks,
        EngineException { Code: StatusCode.DataLoss or StatusCode.NotFound or StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.Unimplemented or StatusCode.FailedPrecondition } => ExitCodes.Usage,
        DivergedException => ExitCodes.JudgedFalse,
        UnauthorizedAccessException => ExitCodes.MachineLacks,
        IOException => ExitCodes.Usage,
        OperationCanceledException => ExitCodes.Interrupted,
        _ => ExitCodes.Bug,
    };

    // .NET adds "(Parameter 'x')" to messages of arguments; the message has named it already.
    private static string Text(Exception e)
    {
        string text = e.Message;
        int tail = e is ArgumentException { ParamName: not null } ? text.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return tail > 0 ? text[..tail] : text;
    }

    private static int Fail(Terminal terminal, bool json, int code, string message)
    {
        terminal.Error.WriteLine(terminal.Bad("error: ") + message);
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject { ["error"] = message, ["exit_code"] = code }.ToJsonString());
        }

        return code;
    }
}
