namespace Tensorflow;

public sealed partial class Graph
{
    /// <summary>The operation or tensor that a name or object stands for.</summary>
    /// <param name="obj">An operation, tensor, variable, or the name of one: "a" or "a:0".</param>
    /// <param name="allow_tensor">Whether a tensor may be meant.</param>
    /// <param name="allow_operation">Whether an operation may be meant.</param>
    /// <returns>The element of this graph.</returns>
    /// <exception cref="KeyError">There is none of that name.</exception>
    /// <exception cref="ValueError">It is of another graph, not of the kind allowed, or the name is none.</exception>
    /// <exception cref="TypeError">It is nothing of the kind.</exception>
    public ITensorOrOperation as_graph_element(object obj, bool allow_tensor = true, bool allow_operation = true)
    {
        ITensorOrOperation element = obj switch
        {
            string name => Named(name, allow_tensor, allow_operation),
            Tensor tensor when allow_tensor => tensor.FetchedIn(this),
            IVariableV1 variable when allow_tensor => variable.GraphElement,
            Operation op when allow_operation => op,
            _ => throw new TypeError($"Can not convert a {obj?.GetType().Name ?? "null"} into a {(allow_tensor && allow_operation ? "Tensor or Operation" : allow_tensor ? "Tensor" : "Operation")}."),
        };
        return element.graph == this ? element : throw new ValueError($"{element} is not an element of this graph.");
    }

    private ITensorOrOperation Named(string name, bool tensor, bool operation)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return !operation ? throw new ValueError($"The name '{name}' refers to an Operation, not a Tensor; write '{name}:0'.") : get_operation_by_name(name);
        }

        if (!tensor)
        {
            throw new ValueError($"The name '{name}' refers to a Tensor, not an Operation; write '{name[..colon]}'.");
        }

        if (name.LastIndexOf(':') != colon || !int.TryParse(name.AsSpan(colon + 1), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int index))
        {
            throw new ValueError($"The name '{name}' looks a like a Tensor name, but is not a valid one. Tensor names must be of the form \"<op_name>:<output_index>\".");
        }

        Operation? op = OperationByName(name[..colon]);
        int count = op?.OutputTensors.Length ?? 0;
        return index < 0 && op is not null && -index <= count ? op.OutputTensors[count + index] : get_tensor_by_name(name);
    }
}
