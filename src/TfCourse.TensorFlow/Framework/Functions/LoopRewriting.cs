using TfCourse.Engine;

namespace Tensorflow;

/// <summary>
/// Makes a While count its iterations and keep values of every iteration in lists, for its gradient: the body and the
/// condition get arguments and results behind those that they have.
/// </summary>
internal sealed class LoopRewriting(Operation loop, FunctionGraph body)
{
    private const string CounterMark = "_iterations_output";
    private readonly List<GraphTensor> _inputs = [];
    private readonly List<(TF_DataType, Shape)> _outputs = [];

    /// <summary>The output that holds the number of iterations.</summary>
    public int Counter { get; private set; } = -1;

    /// <summary>The output that holds the list of a body tensor's values, for each tensor.</summary>
    public Dictionary<GraphTensor, int> Lists { get; } = [];

    /// <summary>Asks for the number of iterations.</summary>
    public void Count()
    {
        if (loop.HasExtra(CounterMark))
        {
            Counter = (int)loop.get_attr(CounterMark).I;
            return;
        }

        Counter = Add(
            () => loop.graph.AddConstant(HostTensor.Scalar(0), "iterations"),
            Shape.Scalar,
            count => Build.One("AddV2", "iterations/add", [count, 1]));
        loop.SetExtra(CounterMark, new AttrValue { I = Counter });
    }

    /// <summary>Asks for the values of a tensor of the body.</summary>
    public void Keep(GraphTensor tensor)
    {
        if (Kept(tensor) is >= 0 and var known)
        {
            Lists.Add(tensor, known);
            return;
        }

        TF_DataType type = tensor.dtype.as_base_dtype();
        Lists.Add(tensor, Add(
            () => Build.One("EmptyTensorList", "accumulator", [ShapeOf(tensor), -1], ("element_dtype", type)),
            Shape.Scalar,
            list => Build.One("TensorListPushBack", null, [list, tensor])));
    }

    /// <summary>Replaces the functions of the loop.</summary>
    public void Finish()
    {
        if (_inputs.Count == 0)
        {
            return;
        }

        FunctionTable functions = loop.graph.Functions;
        NameAttrList cond = loop.get_attr("cond").Func, name = loop.get_attr("body").Func;
        GraphFunction condition = functions.Find(cond.Name) ?? throw new LookupError($"No gradient defined for operation '{loop.name}' (op type: {loop.type}): function '{cond.Name}' is not defined.");
        FunctionGraph check = condition.Body(attrs: cond.Attr);
        foreach (GraphTensor input in _inputs)
        {
            check.Arguments.Add(check.Graph.AddArgument(input.dtype, Shape.Null, "unused"));
        }

        TF_DataType[] types = [.. body.Arguments.Select(a => a.dtype)];
        Shape[] shapes = [.. loop.OutputTensors.Select(o => o.shape), .. _outputs.Select(o => o.Item2)];
        loop.Extend(
            _inputs, _outputs,
            ("cond", Callees.Attr(functions.Add(check, cond.Name + "_rewritten"))),
            ("body", Callees.Attr(functions.Add(body, name.Name + "_rewritten"))),
            ("T", types), ("output_shapes", shapes));
    }

    /// <summary>What is known of a tensor's shape, as a vector with -1 for unknown sizes, or the scalar -1.</summary>
    public static Tensor ShapeOf(GraphTensor tensor) => tensor.shape.IsNull ? -1 : tensor.shape.as_int_list();

    private int Add(Func<GraphTensor> first, Shape shape, Func<Tensor, GraphTensor> next)
    {
        GraphTensor initial = In(loop.graph, loop.name + "_values", first);
        GraphTensor argument = body.Graph.AddArgument(initial.dtype, shape, "value");
        body.Arguments.Add(argument);
        body.Results.Add(In(body.Graph, null, () => next(argument)));
        _inputs.Add(initial);
        _outputs.Add((initial.dtype, shape));
        return loop.OutputTensors.Length + _outputs.Count - 1;
    }

    // A loop that was differentiated before keeps values already.
    private int Kept(GraphTensor tensor)
    {
        for (int i = 0; i < loop.OutputTensors.Length; i++)
        {
            Operation push = body.Results[i].op;
            if (push.type == "TensorListPushBack" && push.InputTensors[0] == body.Arguments[i] && push.InputTensors[1] == tensor
                && loop.InputTensors[i].op.type == "EmptyTensorList")
            {
                return i;
            }
        }

        return -1;
    }

    private static GraphTensor In(Graph graph, string? scope, Func<GraphTensor> build)
    {
        graph.as_default();
        string before = "";
        graph.PushControlDependencies(null);
        try
        {
            _ = graph.EnterScope(scope, out before);
            return build();
        }
        finally
        {
            graph.LeaveScope(before);
            graph.PopControlDependencies();
            graph.Exit();
        }
    }
}
