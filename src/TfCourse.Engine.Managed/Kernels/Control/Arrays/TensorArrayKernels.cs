namespace TfCourse.Engine.Managed;

/// <summary>TensorArrayV3: a new array for this run.</summary>
internal static class TensorArrayV3Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        string name = node.String("tensor_array_name");
        var options = new TensorArrayOptions(
            name.Length > 0 ? name : node.Name, node.Type("dtype"), node.Bool("dynamic_size"), node.Bool("clear_after_read"), node.Bool("identical_element_shapes"), false);
        PartialDims shape = PartialDims.Of(node.Shape("element_shape"));
        return Kernel.Of(c =>
        {
            if (c.Dims(0).Rank != 0 || c.IntegerAt(0, 0) < 0)
            {
                throw EngineException.InvalidArgument(c.Dims(0).Rank != 0 ? $"TensorArray size must be scalar, but had shape: {c.Dims(0)}" : "Size should be >= 0.");
            }

            TensorArray array = c.Run.Own(new TensorArray(options, shape));
            array.Resize((int)c.IntegerAt(0, 0));
            c.Output<object>(0, default)[0] = array;
            TensorArrays.Flow(c, 1);
        });
    }
}

/// <summary>TensorArrayGradV3 and TensorArrayGradWithShape: the array of an array's gradients.</summary>
internal static class TensorArrayGradV3Kernel
{
    public static Kernel Create(NodeInfo node)
    {
        string source = node.String("source");
        return Kernel.Of(c =>
        {
            TensorArray array = TensorArrays.Of(c);
            ReadOnlySpan<int> prepend = c.InputCount > 2 ? c.Input<int>(2) : [];
            foreach (int size in prepend)
            {
                if (size < 0)
                {
                    throw EngineException.InvalidArgument($"shape_to_prepend has the size {size}, it has to be at least 0");
                }
            }

            TensorArray gradient = array.Gradient(source, prepend, c.Run);
            c.Output<object>(0, default)[0] = gradient;
            TensorArrays.Flow(c, 1);
        });
    }
}

/// <summary>TensorArrayWriteV3: sets one element.</summary>
internal static class TensorArrayWriteV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorArray array = TensorArrays.Of(c, c.Type(2));
        array.Write((int)c.Integer(1), TensorLists.Element(c, 2), c.Run.Pool);
        TensorArrays.Flow(c, 0);
    });
}

/// <summary>TensorArrayReadV3: one element.</summary>
internal static class TensorArrayReadV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
        TensorArrays.Of(c, c.Node.OutputTypes[0]).Read((int)c.Integer(1), c.Result(0), c.Run.Pool));
}

/// <summary>TensorArraySizeV3: the number of elements.</summary>
internal static class TensorArraySizeV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Output<int>(0, default)[0] = TensorArrays.Of(c).Count);
}

/// <summary>TensorArrayCloseV3: lets the array's memory go before the run ends.</summary>
internal static class TensorArrayCloseV3Kernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => TensorArrays.Of(c).Close());
}
