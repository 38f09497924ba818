namespace Tensorflow;

/// <content>Branches and loops in the graph.</content>
public sealed partial class tensorflow
{
    /// <summary>The result of one of two functions; only that one runs.</summary>
    /// <param name="pred">A boolean scalar.</param>
    /// <param name="true_fn">Runs when it is true: <c>() => x + 1</c>. What it uses of the graph around is passed to it.</param>
    /// <param name="false_fn">Runs when it is false; of the same type.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The result.</returns>
    /// <exception cref="TypeError">The types of the results differ.</exception>
    public Tensor cond(Tensor pred, Func<Tensor> true_fn, Func<Tensor> false_fn, string? name = null) => Branches.If(pred, () => [true_fn()], () => [false_fn()], name).Results[0];

    /// <summary>The results of one of two functions; only that one runs.</summary>
    /// <param name="pred">A boolean scalar.</param>
    /// <param name="true_fn">Runs when it is true.</param>
    /// <param name="false_fn">Runs when it is false; as many results of the same types.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The results.</returns>
    /// <exception cref="ValueError">The numbers of results differ.</exception>
    public Tensor[] cond(Tensor pred, Func<Tensor[]> true_fn, Func<Tensor[]> false_fn, string? name = null) => Branches.If(pred, true_fn, false_fn, name).Results;

    /// <summary>Runs one of two operations for its effect.</summary>
    /// <param name="pred">A boolean scalar.</param>
    /// <param name="true_fn">Makes what runs when it is true.</param>
    /// <param name="false_fn">Makes what runs when it is false.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The operation.</returns>
    public Operation cond(Tensor pred, Func<Operation> true_fn, Func<Operation> false_fn, string? name = null)
        => Branches.If(pred, true_fn, false_fn, name);

    /// <summary>One of two values; both are computed.</summary>
    /// <param name="pred">A boolean scalar.</param>
    /// <param name="true_value">The value when it is true.</param>
    /// <param name="false_value">The value when it is false.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The value.</returns>
    public Tensor cond(Tensor pred, Tensor true_value, Tensor false_value, string? name = null) => cond(pred, () => true_value, () => false_value, name);

    /// <summary>The result of the function of a number.</summary>
    /// <param name="branch_index">An int32 scalar; out of range it means the last function.</param>
    /// <param name="branch_fns">The functions, by number; only the chosen one runs.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ValueError">There is no function.</exception>
    public Tensor switch_case(Tensor branch_index, Func<Tensor>[] branch_fns, string? name = null)
        => Branches.Case(branch_index, [.. branch_fns.Select<Func<Tensor>, Func<Tensor[]>>(f => () => [f()])], name).Results[0];

    /// <summary>The result of the function behind the first condition that is true.</summary>
    /// <param name="pred_fn_pairs">Conditions, boolean scalars, with functions.</param>
    /// <param name="default">Runs when none is true; null: the last pair's function runs then, after an assertion that one is true.</param>
    /// <param name="exclusive">Whether it is asserted that at most one is true.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ValueError">There is no pair.</exception>
    public Tensor @case((Tensor, Func<Tensor>)[] pred_fn_pairs, Func<Tensor>? @default = null, bool exclusive = false, string? name = "case")
        => Cases.Of(pred_fn_pairs, @default, exclusive, name);

    /// <summary>Repeats a body as long as a condition holds: <c>tf.while_loop(i => i &lt; 10, i => i + 1, tf.constant(0))</c>.</summary>
    /// <param name="cond">From the value to a boolean scalar.</param>
    /// <param name="body">From the value to the next; of the same type and shape.</param>
    /// <param name="loop_vars">The first value.</param>
    /// <param name="parallel_iterations">How many iterations may be under way at once.</param>
    /// <param name="maximum_iterations">The most iterations; null for no limit.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The last value.</returns>
    /// <exception cref="ValueError">The shape changes from iteration to iteration.</exception>
    public Tensor while_loop(Func<Tensor, Tensor> cond, Func<Tensor, Tensor> body, Tensor loop_vars, int parallel_iterations = 10, Tensor? maximum_iterations = null, string? name = null)
        => Repeats.Run(a => cond(a[0]), a => [body(a[0])], [loop_vars], null, parallel_iterations, maximum_iterations, name)[0];

    /// <summary>Repeats a body on several values as long as a condition holds.</summary>
    /// <param name="cond">From the values to a boolean scalar.</param>
    /// <param name="body">From the values to the next ones; of the same types.</param>
    /// <param name="loop_vars">The first values.</param>
    /// <param name="parallel_iterations">How many iterations may be under way at once.</param>
    /// <param name="shape_invariants">What holds of the shapes in every iteration; null for the shapes of the first values.</param>
    /// <param name="maximum_iterations">The most iterations; null for no limit.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The last values.</returns>
    /// <exception cref="ValueError">A shape changes from iteration to iteration against what shape_invariants says.</exception>
    public Tensor[] while_loop(
        Func<Tensor[], Tensor> cond, Func<Tensor[], Tensor[]> body, Tensor[] loop_vars, int parallel_iterations = 10, Shape[]? shape_invariants = null,
        Tensor? maximum_iterations = null, string? name = null)
        => Repeats.Run(cond, body, loop_vars, shape_invariants, parallel_iterations, maximum_iterations, name);
}
