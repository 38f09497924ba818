namespace Tensorflow;

/// <summary>
/// An array of tensors of one type that grows inside of loops: each write gives a new array. A loop carries its <see cref="flow"/>; inside of the body
/// <see cref="With"/> makes the array of it again.
/// </summary>
public sealed class TensorArray
{
    private readonly bool _dynamic;

    /// <summary>An array without elements.</summary>
    /// <param name="dtype">The type of the elements.</param>
    /// <param name="size">How many, a scalar; null for 0.</param>
    /// <param name="dynamic_size">Whether writing behind the end makes it longer.</param>
    /// <param name="element_shape">What is known of the elements' shapes; null for nothing.</param>
    /// <param name="name">The name of the node.</param>
    public TensorArray(TF_DataType dtype, Tensor? size = null, bool dynamic_size = false, Shape? element_shape = null, string? name = null)
        : this(dtype, element_shape ?? Shape.Null, dynamic_size, Build.One("TensorListReserve", name ?? "TensorArrayV2", [Sizes(element_shape ?? Shape.Null), size ?? 0], ("element_dtype", dtype)))
    {
    }

    private TensorArray(TF_DataType dtype, Shape elements, bool dynamic, Tensor flow) => (this.dtype, element_shape, _dynamic, this.flow) = (dtype, elements, dynamic, flow);

    /// <summary>The type of the elements.</summary>
    public TF_DataType dtype { get; }

    /// <summary>What is known of the elements' shapes.</summary>
    public Shape element_shape { get; }

    /// <summary>The elements as one tensor of type variant, which loops carry.</summary>
    public Tensor flow { get; }

    /// <summary>The array that a flow stands for.</summary>
    /// <param name="flow">The flow of an array of the same elements.</param>
    public TensorArray With(Tensor flow) => new(dtype, element_shape, _dynamic, flow);

    /// <summary>The array with an element replaced.</summary>
    /// <param name="index">Which, an int32 scalar.</param>
    /// <param name="value">The element.</param>
    /// <param name="name">The name of the node.</param>
    public TensorArray write(Tensor index, Tensor value, string? name = null)
    {
        GraphTensor element = value.In(ops.get_default_graph(), dtype, "value");
        return new(
            dtype, element_shape.IsNull && element.shape.IsFullyDefined ? element.shape : element_shape, _dynamic,
            Build.One("TensorListSetItem", name ?? "TensorArrayV2Write/TensorListSetItem", [flow, index, element], ("element_dtype", dtype), ("resize_if_index_out_of_bounds", _dynamic)));
    }

    /// <summary>An element.</summary>
    /// <param name="index">Which, an int32 scalar.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor read(Tensor index, string? name = null)
        => Shaped(Build.One("TensorListGetItem", name ?? "TensorArrayV2Read/TensorListGetItem", [flow, index, Sizes(element_shape)], ("element_dtype", dtype)), element_shape);

    /// <summary>All elements along a new first axis.</summary>
    /// <param name="name">The name of the node.</param>
    public Tensor stack(string? name = null)
        => Build.One("TensorListStack", name ?? "TensorArrayV2Stack/TensorListStack", [flow, Sizes(element_shape)], ("element_dtype", dtype));

    /// <summary>The array of the parts of a tensor along its first axis.</summary>
    /// <param name="value">At least of rank 1.</param>
    /// <param name="name">The name of the node.</param>
    public TensorArray unstack(Tensor value, string? name = null)
    {
        GraphTensor whole = value.In(ops.get_default_graph(), dtype, "value");
        Shape part = whole.shape.IsNull ? Shape.Null : whole.shape[1..];
        return new(dtype, part, _dynamic, Build.One("TensorListFromTensor", name ?? "TensorArrayUnstack/TensorListFromTensor", [whole, Sizes(part)], ("element_dtype", dtype)));
    }

    /// <summary>Some elements along a new first axis.</summary>
    /// <param name="indices">Which, an int32 vector.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor gather(Tensor indices, string? name = null)
        => Build.One("TensorListGather", name ?? "TensorArrayV2Gather/TensorListGather", [flow, indices, Sizes(element_shape)], ("element_dtype", dtype));

    /// <summary>The array with elements replaced by the parts of a tensor.</summary>
    /// <param name="indices">Which, an int32 vector.</param>
    /// <param name="value">Along its first axis one element for each index.</param>
    /// <param name="name">The name of the node.</param>
    public TensorArray scatter(Tensor indices, Tensor value, string? name = null)
        => With(Build.One("TensorListScatterIntoExistingList", name ?? "TensorArrayV2Scatter/TensorListScatter", [flow, value, indices], ("element_dtype", dtype)));

    /// <summary>All elements joined along their first axis.</summary>
    /// <param name="name">The name of the node.</param>
    public Tensor concat(string? name = null)
    {
        Shape known = element_shape.IsNull ? Shape.Null : new Shape([-1, .. element_shape.dims[1..]]);
        return Build.Many("TensorListConcatV2", name ?? "TensorArrayV2Concat/TensorListConcatV2", [flow, Sizes(known), new Literal(Literals.Of(Array.Empty<long>()))], ("element_dtype", dtype))[0];
    }

    /// <summary>How many elements.</summary>
    /// <param name="name">The name of the node.</param>
    /// <returns>An int32 scalar.</returns>
    public Tensor size(string? name = null) => Build.One("TensorListLength", name ?? "TensorArrayV2Size/TensorListLength", [flow]);

    private static Tensor Sizes(Shape shape) => shape.IsNull ? -1 : shape.as_int_list();

    private static GraphTensor Shaped(GraphTensor tensor, Shape shape)
    {
        tensor.shape = shape;
        return tensor;
    }
}
