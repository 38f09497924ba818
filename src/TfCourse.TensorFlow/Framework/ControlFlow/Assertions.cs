using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Checks and messages as Python's op library composes them.</summary>
internal static class Assertions
{
    public static Operation Assert(Tensor condition, Tensor[] data, int? summarize, string? name)
    {
        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, "Assert", graph);
        if (condition is Literal known && !Literals.Of(known).Values<bool>()[0])
        {
            throw new EngineException(StatusCode.InvalidArgument, $"Expected condition to be true; data: {string.Join(", ", data.Select(d => d.ToString()))}");
        }

        GraphTensor[] shown = [.. data.Select(d => d.In(graph, TF_DataType.DtInvalid, "Const"))];
        GraphTensor test = condition.In(graph, TF_DataType.DtInvalid, "condition");
        (string, long) attr = ("summarize", summarize ?? 3);
        if (Array.TrueForAll(shown, s => s.dtype is TF_DataType.TF_STRING or TF_DataType.TF_INT32))
        {
            return Build.Node("Assert", "Assert", [test, .. data], attr);
        }

        return Binding.tf.cond(test, () => Binding.tf.no_op(), () => Build.Node("Assert", "Assert", [test, .. shown], attr), "AssertGuard");
    }

    public static Operation Compare(string sign, string function, string op, Tensor x, Tensor y, Tensor[]? data, int? summarize, string? message, string? name)
    {
        Graph graph = ops.get_default_graph();
        string wish = name ?? function;
        using (new ops.NameScope(wish, null, graph))
        {
            // Python's function of two layers: the outer scope stays empty.
        }

        return CompareInside(sign, wish, op, x, y, data, summarize, message);
    }

    private static Operation CompareInside(string sign, string wish, string op, Tensor x, Tensor y, Tensor[]? data, int? summarize, string? message)
    {
        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(wish, null, graph);
        GraphTensor left = x.In(graph, TF_DataType.DtInvalid, "x"), right = y.In(graph, TF_DataType.DtInvalid, "y");
        Tensor holds = Build.One(op, null, [left, right]);
        Tensor all = Binding.tf.reduce_all(holds);
        data ??=
        [
            .. message is null ? Array.Empty<Tensor>() : [message],
            $"Condition x {sign} y did not hold element-wise:", $"x ({left.name}) = ", left, $"y ({right.name}) = ", right,
        ];
        return Assert(all, data, summarize, null);
    }

    /// <summary>The tensor, once other operations are done.</summary>
    public static Tensor After(Operation[] operations, Tensor tensor)
    {
        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(null, "control_dependency", graph);
        using (graph.Colocated(tensor.op))
        using (graph.Waiting(operations))
        {
            return Build.One("Identity", scope, [tensor]);
        }
    }

    /// <summary>The check x &lt; y, in one scope.</summary>
    public static Operation Below(Tensor x, Tensor y, string message) => CompareInside("<", "assert_less", "Less", x, y, null, null, message);

    public static Operation NonNegative(Tensor x, string? message, string? name = null) => AgainstZero(x, ">=", "assert_non_negative", "<=", "assert_less_equal", "LessEqual", message, name);

    public static Operation Positive(Tensor x, string? message, string? name = null) => AgainstZero(x, ">", "assert_positive", "<", "assert_less", "Less", message, name);

    public static Operation Print(object[] inputs, int summarize, string stream, string end, string? name)
    {
        var template = new List<string>();
        var tensors = new List<Tensor>();
        foreach (object input in inputs)
        {
            switch (input)
            {
                case Tensor or IVariableV1:
                    template.Add("{}");
                    tensors.Add(Conversion.Loose(input));
                    break;
                case string text:
                    template.Add(text.Replace("{}", "{{}}", StringComparison.Ordinal));
                    break;
                default:
                    template.Add(Convert.ToString(input, System.Globalization.CultureInfo.InvariantCulture) ?? "");
                    break;
            }
        }

        Tensor line = tensors is [{ dtype: TF_DataType.TF_STRING, shape.ndim: 0 } only] && inputs.Length == 1 ? only
            : Build.One("StringFormat", null, [.. tensors], ("template", string.Join(' ', template)), ("placeholder", "{}"), ("summarize", (long)summarize));
        return Build.Node("PrintV2", name, [line], ("output_stream", stream), ("end", end));
    }

    private static Operation AgainstZero(Tensor x, string sign, string outer, string turned, string inner, string op, string? message, string? name)
    {
        Graph graph = ops.get_default_graph();
        using var scope = new ops.NameScope(name, outer, graph);
        GraphTensor value = x.In(graph, TF_DataType.DtInvalid, "x");
        Tensor zero = Gradient.Constant(0, value);
        Tensor[] data = [.. message is null ? Array.Empty<Tensor>() : [message], $"Condition x {sign} 0 did not hold element-wise:", $"x ({value.name}) = ", value];
        return CompareInside(turned, inner, op, zero, value, data, null, null);
    }
}
