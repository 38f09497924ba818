namespace Tensorflow;

/// <summary>An error while a graph is built. Its subclasses carry the names of Python's exceptions that TensorFlow raises there.</summary>
/// <param name="message">What was found, what is required, what to do.</param>
/// <param name="inner">The cause, if another exception is.</param>
public abstract class GraphException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A value is wrong: shapes that do not fit, an attribute out of its range, a name that is no name.</summary>
/// <param name="message">What was found, what is required, what to do.</param>
/// <param name="inner">The cause, if another exception is.</param>
public sealed class ValueError(string message, Exception? inner = null) : GraphException(message, inner);

/// <summary>A type is wrong: an element type that an op does not take, or two that differ.</summary>
/// <param name="message">What was found, what is required, what to do.</param>
public sealed class TypeError(string message) : GraphException(message);

/// <summary>Something that a registry should hold is not there, e.g. the gradient of an op.</summary>
/// <param name="message">What was looked for.</param>
public sealed class LookupError(string message) : GraphException(message);

/// <summary>A name that does not exist.</summary>
/// <param name="message">What was looked for and where.</param>
public sealed class KeyError(string message) : GraphException(message);

/// <summary>Something done at a wrong time, e.g. to a graph that is finalized.</summary>
/// <param name="message">What the state is and should be.</param>
public sealed class RuntimeError(string message) : GraphException(message);

/// <summary>An op whose definition is not known.</summary>
/// <param name="message">Which op.</param>
public sealed class NotFoundError(string message) : GraphException(message);

/// <summary>An op that this version of graphs no longer has.</summary>
/// <param name="message">Which op and since when.</param>
public sealed class UnimplementedError(string message) : GraphException(message);
