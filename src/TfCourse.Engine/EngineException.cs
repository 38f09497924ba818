namespace TfCourse.Engine;

/// <summary>An error while a graph runs, with TensorFlow's status code and, when known, the node at fault.</summary>
public sealed class EngineException : Exception
{
    /// <summary>Makes an error of a status.</summary>
    /// <param name="code">TensorFlow's status code.</param>
    /// <param name="message">What was found, what is required, what to do.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    public EngineException(StatusCode code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    private EngineException(EngineException cause, string node, string op)
        : base($"{op} '{node}': {cause.Message}", cause)
        => (Code, Node, Op) = (cause.Code, node, op);

    /// <summary>TensorFlow's status code.</summary>
    public StatusCode Code { get; }

    /// <summary>The name of the node that failed, or null when no node is at fault.</summary>
    public string? Node { get; }

    /// <summary>The op of the node that failed, or null.</summary>
    public string? Op { get; }

    /// <summary>The same error, saying which node it happened at; an error that names its node stays as it is.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="op">The node's op.</param>
    /// <returns>An error that names op and node.</returns>
    public EngineException At(string node, string op) => Node is null ? new EngineException(this, node, op) : this;

    /// <summary>An argument is wrong whatever the state.</summary>
    /// <param name="message">What was found, what is required.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException InvalidArgument(string message) => new(StatusCode.InvalidArgument, message);

    /// <summary>Something asked for does not exist.</summary>
    /// <param name="message">What was looked for.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException NotFound(string message) => new(StatusCode.NotFound, message);

    /// <summary>The state does not allow the operation.</summary>
    /// <param name="message">What the state is and should be.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException FailedPrecondition(string message) => new(StatusCode.FailedPrecondition, message);

    /// <summary>Beyond the end of the input or the allowed range.</summary>
    /// <param name="message">What was found and the range.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException OutOfRange(string message) => new(StatusCode.OutOfRange, message);

    /// <summary>Not implemented or not supported.</summary>
    /// <param name="message">What is not supported.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException Unimplemented(string message) => new(StatusCode.Unimplemented, message);

    /// <summary>An invariant is broken.</summary>
    /// <param name="message">Which one.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException Internal(string message) => new(StatusCode.Internal, message);

    /// <summary>Memory or a limit ran out.</summary>
    /// <param name="message">What was asked for and what there is.</param>
    /// <returns>The error, to be thrown.</returns>
    public static EngineException ResourceExhausted(string message) => new(StatusCode.ResourceExhausted, message);
}
