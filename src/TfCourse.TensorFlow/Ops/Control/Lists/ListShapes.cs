using TfCourse.Engine;

namespace Tensorflow;

/// <summary>What is known of the elements of a list of tensors while the graph is built: from the ops that made the list.</summary>
internal static class ListShapes
{
    /// <summary>Type and shape of the elements of a handle, or null when the ops that made it are not seen.</summary>
    public static (TF_DataType Type, Shape Shape)? Of(GraphTensor handle)
    {
        while (handle.op.type is "Identity" or "Switch" or "Enter" or "TensorListPushBack" or "TensorListResize" or "TensorListSetItem" or "TensorListPopBack")
        {
            handle = handle.op.InputTensors[0];
        }

        Operation op = handle.op;
        if (op.graph != ops.get_default_graph())
        {
            return null;
        }

        return op.type switch
        {
            "EmptyTensorList" or "TensorListReserve" => (op.get_attr<TF_DataType>("element_dtype"), PartialShapes.Of(op.InputTensors[0])),
            "TensorListFromTensor" or "TensorListSplit" => (op.get_attr<TF_DataType>("element_dtype"), PartialShapes.Of(op.InputTensors[1])),
            "TensorListScatter" or "TensorListScatterV2" => (op.get_attr<TF_DataType>("element_dtype"), PartialShapes.Of(op.InputTensors[2])),
            _ => null,
        };
    }

    /// <summary>What the list of input 0 and a shape input say together of the elements.</summary>
    public static Shape Element(ShapeContext c, int shapeInput)
        => c.Merge(c.ShapeFrom(shapeInput), Checked(c));

    /// <summary>What the list of input 0 says of the elements, whose type has to be that of the node.</summary>
    public static Shape Checked(ShapeContext c)
    {
        if (Of(c.Op.InputTensors[0]) is not { } known)
        {
            return Shape.Null;
        }

        TF_DataType wanted = c.Attr<TF_DataType>("element_dtype");
        c.Require(known.Type == wanted, $"Trying to read from list with wrong element dtype. List has type {((DataType)known.Type).Name()} but expected type {((DataType)wanted).Name()}");
        return known.Shape;
    }

    /// <summary>A shape below a first axis of a given size; unknown when the shape's rank is.</summary>
    public static Shape Rows(long count, Shape row) => new Shape(count).concatenate(row);
}
