namespace Tensorflow;

/// <content>Checks and messages in the graph.</content>
public sealed partial class tensorflow
{
    /// <summary>An operation that fails the run, with InvalidArgument and the data, when the condition is false.</summary>
    /// <param name="condition">Bools: all must be true.</param>
    /// <param name="data">What the message shows.</param>
    /// <param name="summarize">How many elements of each; null for 3.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The operation, to be waited for.</returns>
    public Operation Assert(Tensor condition, Tensor[] data, int? summarize = null, string? name = null) => Assertions.Assert(condition, data, summarize, name);

    /// <summary>The input; when it is computed the message and the data are printed.</summary>
    /// <param name="input">A tensor.</param>
    /// <param name="data">What is printed.</param>
    /// <param name="message">What stands before.</param>
    /// <param name="first_n">How often; null for each time.</param>
    /// <param name="summarize">How many elements of each; null for 3.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input.</returns>
    public Tensor Print(Tensor input, Tensor[] data, string? message = null, int? first_n = null, int? summarize = null, string? name = null)
        => Build.One("Print", name, [input, .. data], ("message", message ?? ""), ("first_n", (long)(first_n ?? -1)), ("summarize", (long)(summarize ?? 3)));

    /// <summary>An operation that prints tensors and texts, with a blank between them, when it runs.</summary>
    /// <param name="inputs">Tensors, texts, numbers.</param>
    /// <returns>The operation, to be waited for or run.</returns>
    public Operation print(params object[] inputs) => Assertions.Print(inputs, 3, "stderr", "\n", null);

    /// <summary>The value as one that graph rewriting may take for constant.</summary>
    /// <param name="input">A tensor.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The same values.</returns>
    public Tensor guarantee_const(Tensor input, string? name = null) => Build.One("GuaranteeConst", name, [input]);

    /// <inheritdoc cref="strings_api.as_string"/>
    public Tensor as_string(
        Tensor input, int precision = -1, bool scientific = false, bool shortest = false, int width = -1, string fill = "", string? name = null)
        => strings.as_string(input, precision, scientific, shortest, width, fill, name);

    /// <summary>Checks that the graph makes as it runs.</summary>
    public debugging_api debugging { get; } = new();
}

/// <summary>Checks in the graph: <c>tf.debugging.check_numerics(x, "loss")</c>.</summary>
public sealed class debugging_api
{
    internal debugging_api()
    {
    }

    /// <summary>The tensor, or, when it holds NaN or infinity, InvalidArgument with the message.</summary>
    /// <param name="tensor">A floating tensor.</param>
    /// <param name="message">What the error begins with.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The tensor.</returns>
    public Tensor check_numerics(Tensor tensor, string message, string? name = null) => Build.One("CheckNumerics", name, [tensor], ("message", message));

    /// <summary>An operation that fails the run when x and y are not equal everywhere.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same type; shapes broadcast.</param>
    /// <param name="data">What the message shows; null for both.</param>
    /// <param name="summarize">How many elements of each; null for 3.</param>
    /// <param name="message">What the message begins with.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The operation, to be waited for.</returns>
    /// <exception cref="TfCourse.Engine.EngineException">It is known now that they are not.</exception>
    public Operation assert_equal(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare("==", "assert_equal", "Equal", x, y, data, summarize, message, name);

    /// <summary>An operation that fails the run when x and y are equal anywhere.</summary>
    /// <inheritdoc cref="assert_equal"/>
    public Operation assert_none_equal(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare("!=", "assert_none_equal", "NotEqual", x, y, data, summarize, message, name);

    /// <summary>An operation that fails the run when x is not below y everywhere.</summary>
    /// <inheritdoc cref="assert_equal"/>
    public Operation assert_less(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare("<", "assert_less", "Less", x, y, data, summarize, message, name);

    /// <summary>An operation that fails the run when x is above y anywhere.</summary>
    /// <inheritdoc cref="assert_equal"/>
    public Operation assert_less_equal(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare("<=", "assert_less_equal", "LessEqual", x, y, data, summarize, message, name);

    /// <summary>An operation that fails the run when x is not above y everywhere.</summary>
    /// <inheritdoc cref="assert_equal"/>
    public Operation assert_greater(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare(">", "assert_greater", "Greater", x, y, data, summarize, message, name);

    /// <summary>An operation that fails the run when x is below y anywhere.</summary>
    /// <inheritdoc cref="assert_equal"/>
    public Operation assert_greater_equal(Tensor x, Tensor y, Tensor[]? data = null, int? summarize = null, string? message = null, string? name = null)
        => Assertions.Compare(">=", "assert_greater_equal", "GreaterEqual", x, y, data, summarize, message, name);
}
