namespace Tensorflow;

/// <summary>tf.while_loop: a While node over two functions.</summary>
internal static class Repeats
{
    // The number of the iteration and the most of them.
    private const int Counters = 2;

    /// <summary>Repeats a body as long as a condition holds.</summary>
    /// <param name="condition">From the values to a boolean scalar.</param>
    /// <param name="body">From the values to those of the next iteration.</param>
    /// <param name="initial">The first values.</param>
    /// <param name="invariants">What holds of their shapes in every iteration; null for those of the first values.</param>
    /// <param name="parallel">How many iterations may be under way at once.</param>
    /// <param name="maximum">The most iterations; null for no limit.</param>
    /// <param name="name">The scope.</param>
    /// <returns>The last values.</returns>
    public static Tensor[] Run(
        Func<Tensor[], Tensor> condition, Func<Tensor[], Tensor[]> body, Tensor[] initial, Shape[]? invariants, int parallel, Tensor? maximum, string? name)
    {
        if (initial.Length == 0)
        {
            throw new ValueError("'loop_vars' must be provided: a loop needs at least one value");
        }

        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, "while", graph);
        Tensor[] values = [.. initial.Select((v, i) => Value(graph, v))];
        Shape[] shapes = [.. values.Select((v, i) => invariants?[i] ?? v.shape)];
        RequireWider(values, shapes);
        (condition, body, values, shapes) = Counted(graph, condition, body, values, shapes, maximum);

        (Tensor Like, Shape Shape)[] arguments = [.. values.Select((v, i) => (v, shapes[i]))];
        FunctionGraph test = FunctionGraph.Trace(graph, arguments, a => [condition(a)]);
        if (test.Results[0].dtype.as_base_dtype() != TF_DataType.TF_BOOL || test.Results[0].shape.ndim > 0)
        {
            throw new ValueError($"The condition of a loop must give a boolean scalar, not {test.Results[0]}");
        }

        FunctionGraph step = FunctionGraph.Trace(graph, arguments, a => body(a));
        RequireSame(step, values, shapes);
        Bodies.Order(test);
        Bodies.Order(step);
        GraphTensor[] passed = Bodies.Join(test, step);
        step.Results.AddRange(step.Arguments.Skip(values.Length));
        Tensor[] inputs = [.. values, .. passed];
        bool stateful = Bodies.IsStateful(test) || Bodies.IsStateful(step);
        Operation node = Build.Node(
            stateful ? "While" : "StatelessWhile", scope, inputs,
            ("cond", Callees.Attr(graph.Functions.Add(test, "while_cond"))), ("body", Callees.Attr(graph.Functions.Add(step, "while_body"))),
            ("output_shapes", shapes.Concat(passed.Select(p => p.shape)).ToArray()), ("parallel_iterations", (long)parallel), Bodies.IsLowered);
        // What is passed along leaves as well: the names of the results count on.
        Tensor[] results = [.. node.outputs.Select(o => Build.One("Identity", null, [o]))];
        return results[Counters..values.Length];
    }

    private static GraphTensor Value(Graph graph, Tensor value)
    {
        GraphTensor made = value.In(graph, TF_DataType.DtInvalid, "Const");
        return (int)made.dtype > 100 ? Build.One("Identity", null, [made]) : made;
    }

    // The iterations are counted and the most of them carried along, -1 when there is no limit, as TensorFlow's loops do.
    private static (Func<Tensor[], Tensor>, Func<Tensor[], Tensor[]>, Tensor[], Shape[]) Counted(
        Graph graph, Func<Tensor[], Tensor> condition, Func<Tensor[], Tensor[]> body, Tensor[] values, Shape[] shapes, Tensor? maximum)
    {
        GraphTensor most = (maximum ?? -1).In(graph, TF_DataType.DtInvalid, "maximum_iterations");
        Tensor counter = graph.AddConstant(Literals.Convert(Literals.Of(0), most.dtype), "loop_counter");
        return (
            a => maximum is null ? condition(a[Counters..]) : Binding.tf.logical_and(a[0] < a[1], condition(a[Counters..])),
            a => [a[0] + 1, a[1], .. body(a[Counters..])],
            [counter, most, .. values], [Shape.Scalar, Shape.Scalar, .. shapes]);
    }

    private static void RequireWider(Tensor[] values, Shape[] shapes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!Holds(shapes[i], values[i].shape))
            {
                throw new ValueError($"The shape invariant specified for {values[i].name} is not compatible with the initial shape of the loop variable. It enters the loop with shape {values[i].shape}, but the specified shape invariant is {shapes[i]}.");
            }
        }
    }

    private static void RequireSame(FunctionGraph step, Tensor[] values, Shape[] shapes)
    {
        if (step.Results.Count != values.Length)
        {
            throw new ValueError($"The body of a loop must give as many values as it takes: it takes {values.Length} and gives {step.Results.Count}");
        }

        for (int i = 0; i < values.Length; i++)
        {
            GraphTensor result = step.Results[i];
            if (result.dtype.as_base_dtype() != values[i].dtype.as_base_dtype())
            {
                throw new TypeError($"Loop variable {values[i].name} enters the loop with type {values[i].dtype.as_numpy_name()} but has type {result.dtype.as_numpy_name()} after one iteration; use tf.cast.");
            }

            if (!Holds(shapes[i], result.shape))
            {
                throw new ValueError($"Input tensor '{values[i].name}' enters the loop with shape {shapes[i]}, but has shape {result.shape} after one iteration. To allow the shape to vary across iterations, use the `shape_invariants` argument of tf.while_loop to specify a less-specific shape.");
            }
        }
    }

    // Whether all that the first says is said by the second too.
    private static bool Holds(Shape invariant, Shape shape)
        => invariant.IsNull || (!shape.IsNull && shape.ndim == invariant.ndim && invariant.dims.Zip(shape.dims).All(d => d.First == -1 || d.First == d.Second));
}
