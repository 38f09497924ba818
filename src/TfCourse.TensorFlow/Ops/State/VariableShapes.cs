using TfCourse.Engine;

namespace Tensorflow;

/// <summary>What is known of a variable while the graph is built: from the op that made its handle.</summary>
internal static class VariableShapes
{
    /// <summary>The shape that the variable's handle op declares, seen through Identity; unknown for other handles.</summary>
    public static Shape Of(GraphTensor handle) => Declared(handle)?.get_attr<Shape>("shape") ?? Shape.Null;

    /// <summary>As <see cref="Of(GraphTensor)"/>, when the op works on a type that must be the variable's.</summary>
    public static Shape Typed(ShapeContext c, int input)
    {
        Operation? variable = Declared(c.Op.InputTensors[input]);
        TF_DataType wanted = c.Attr<TF_DataType>("dtype");
        c.Require(variable is null || variable.get_attr<TF_DataType>("dtype") == wanted,
            $"Trying to read variable with wrong dtype. Expected {((DataType?)variable?.get_attr<TF_DataType>("dtype"))?.Name()} got {((DataType)wanted).Name()}");
        return variable?.get_attr<Shape>("shape") ?? Shape.Null;
    }

    private static Operation? Declared(GraphTensor handle)
    {
        // Through Identity, and from a function's argument to what is passed for it.
        while (true)
        {
            GraphTensor? from = handle.op.type == "Identity" ? handle.op.InputTensors[0] : handle.graph.Origin(handle);
            if (from is null)
            {
                break;
            }

            handle = from;
        }

        return handle.op.type == "VarHandleOp" ? handle.op : null;
    }
}
