using System.Collections.Frozen;

namespace TfCourse.TestKit;

/// <summary>Names of errors in Python and the status codes they stand for.</summary>
public static class GoldenStatus
{
    // Place in the list = number of the status.
    private static readonly string[] Classes =
    [
        "OK", "CancelledError", "UnknownError", "InvalidArgumentError", "DeadlineExceededError", "NotFoundError",
        "AlreadyExistsError", "PermissionDeniedError", "ResourceExhaustedError", "FailedPreconditionError", "AbortedError",
        "OutOfRangeError", "UnimplementedError", "InternalError", "UnavailableError", "DataLossError", "UnauthenticatedError",
    ];

    // What Python's own classes amount to: while a graph is built, an invalid argument arrives as ValueError, for example.
    private static readonly (string Class, int Code)[] PythonClasses =
    [
        ("OpError", 2), ("ValueError", 3), ("TypeError", 3), ("OperatorNotAllowedInGraphError", 3), ("InaccessibleTensorError", 3),
        ("KeyError", 5), ("LookupError", 5), ("FileNotFoundError", 5), ("PermissionError", 7), ("RuntimeError", 9),
        ("IndexError", 11), ("StopIteration", 11), ("NotImplementedError", 12), ("EOFError", 15), ("DecodeError", 15), ("ParseError", 3),
    ];

    private static readonly FrozenDictionary<string, int> Codes =
        Classes.Select((name, code) => (Class: name, Code: code)).Concat(PythonClasses)
            .ToFrozenDictionary(pair => pair.Class, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>Whether the class is one of TensorFlow's status classes, as opposed to one of Python's own.</summary>
    public static bool IsStatusClass(string className) => Classes.Contains(className, StringComparer.Ordinal);

    /// <summary>The status code a class stands for: its own, or for Python's own classes the nearest; null when none is near.</summary>
    public static int? CodeOf(string className) => Codes.TryGetValue(className, out int code) ? code : null;

    /// <summary>The name in Python of a status code from 0 to 16.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such status.</exception>
    public static string ClassOf(int code) => code >= 0 && code < Classes.Length
        ? Classes[code]
        : throw new ArgumentOutOfRangeException(nameof(code), code, $"Status codes go from 0 to {Classes.Length - 1}.");
}
