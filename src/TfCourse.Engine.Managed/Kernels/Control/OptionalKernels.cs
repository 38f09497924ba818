namespace TfCourse.Engine.Managed;

/// <summary>The value of a variant that is tensors or nothing.</summary>
/// <param name="components">The tensors; null for nothing.</param>
internal sealed class Optional(TensorValue[]? components)
{
    public TensorValue[]? Components => components;
}

/// <summary>OptionalFromValue, OptionalNone, OptionalHasValue, OptionalGetValue.</summary>
internal static class OptionalKernels
{
    public static Kernel FromValue(NodeInfo node) => Kernel.Of(static c =>
    {
        TensorValue[] components = [.. Enumerable.Range(0, c.InputCount).Select(i => TensorLists.Element(c, i))];
        c.Output<object>(0, default)[0] = new Optional(components);
    });

    public static Kernel None(NodeInfo node) => Kernel.Of(static c => c.Output<object>(0, default)[0] = new Optional(null));

    public static Kernel HasValue(NodeInfo node) => Kernel.Of(static c => c.Output<bool>(0, default)[0] = Of(c).Components is not null);

    public static Kernel GetValue(NodeInfo node)
    {
        PartialDims[] shapes = [.. node.List("output_shapes").Shape.Select(PartialDims.Of)];
        return Kernel.Of(c =>
        {
            TensorValue[] components = Of(c).Components ?? throw EngineException.InvalidArgument("The given optional does not have a value.");
            if (components.Length != c.OutputCount || components.Length != shapes.Length)
            {
                throw EngineException.InvalidArgument($"The given optional has {components.Length} components, expected {c.OutputCount}.");
            }

            for (int i = 0; i < components.Length; i++)
            {
                TensorValue component = components[i];
                if (component.Type != c.Node.OutputTypes[i] || !shapes[i].IsCompatible(component.Dims))
                {
                    throw EngineException.InvalidArgument(
                        $"The given optional's component {i} is {DataTypes.Name(component.Type)}{component.Dims}, expected {DataTypes.Name(c.Node.OutputTypes[i])}{shapes[i]}.");
                }

                c.Result(i).ShareFrom(component, component.Dims);
            }
        });
    }

    private static Optional Of(KernelContext c) => c.Dims(0).Rank == 0 && c.Input<object?>(0)[0] is Optional optional ? optional
        : throw EngineException.InvalidArgument("Input to an Optional op must be a scalar tensor containing an Optional object.");
}
