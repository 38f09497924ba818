namespace TfCourse.Engine;

/// <summary>From the system's errors to ours: TensorFlow's status, the path, the reason.</summary>
internal static class FileErrors
{
    public static bool IsOfSystem(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    public static EngineException Of(Exception cause, string action, string path)
        => new(Code(cause), $"cannot {action} '{path}': {cause.Message.TrimEnd('.')}", cause);

    public static T Guard<T>(string action, string path, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception e) when (IsOfSystem(e))
        {
            throw Of(e, action, path);
        }
    }

    public static void Guard(string action, string path, Action run) => Guard(action, path, () =>
    {
        run();
        return true;
    });

    // The numbers are those of Linux and macOS; on other systems HResult holds other numbers and the class decides.
    private static StatusCode Code(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => StatusCode.NotFound,
        UnauthorizedAccessException => StatusCode.PermissionDenied,
        ArgumentException or NotSupportedException or PathTooLongException => StatusCode.InvalidArgument,
        IOException io => io.HResult switch
        {
            28 or 122 or 69 or 24 or 23 or 12 or unchecked((int)0x80070070) => StatusCode.ResourceExhausted,
            30 or 1 or 13 => StatusCode.PermissionDenied,
            2 => StatusCode.NotFound,
            17 => StatusCode.AlreadyExists,
            20 or 21 or 39 or 16 => StatusCode.FailedPrecondition,
            11 or 35 => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        _ => StatusCode.Unknown,
    };
}
