using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Tensors of one value in the shape of another tensor.</summary>
internal static class FilledLike
{
    public static Tensor Zeros(Tensor tensor, TF_DataType dtype, string? name, bool optimize)
    {
        using var scope = new ops.NameScope(name, "zeros_like");
        GraphTensor like = tensor.In(ops.get_default_graph(), TF_DataType.DtInvalid, "tensor");
        TF_DataType type = dtype == TF_DataType.DtInvalid ? like.dtype.as_base_dtype() : dtype;
        if (optimize && like.shape.IsFullyDefined && like.dtype is not (TF_DataType.TF_VARIANT or TF_DataType.TF_RESOURCE))
        {
            return Filled.Of(like.shape, type, 0, scope.scope_name, "zeros_like");
        }

        return type == like.dtype.as_base_dtype()
            ? Build.One("ZerosLike", scope.scope_name, [like])
            : Filled.Of(ShapeValues.Of(like), type, 0, scope.scope_name, "zeros_like");
    }

    public static Tensor Ones(Tensor tensor, TF_DataType dtype, string? name, bool optimize)
    {
        using var scope = new ops.NameScope(name, "ones_like");
        GraphTensor like = tensor.In(ops.get_default_graph(), TF_DataType.DtInvalid, "tensor");
        TF_DataType type = dtype == TF_DataType.DtInvalid ? like.dtype.as_base_dtype() : dtype;
        Tensor shape = optimize && like.shape.IsFullyDefined
            ? ShapeValues.Constant(HostTensor.Of(like.shape.dims), TF_DataType.TF_INT32, "Shape/shape_as_tensor")
            : Build.One("Shape", null, [like]);
        Tensor ones = Filled.Of(shape, type, 1, scope.scope_name, "ones_like");
        ones.shape = like.shape;
        return ones;
    }
}

/// <content>ones, ones_like.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor of ones (true).</summary>
    /// <param name="shape">Its sizes, all known.</param>
    /// <param name="dtype">Its type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape: a constant when it has fewer than 1000 elements.</returns>
    /// <exception cref="ValueError">A size is not known.</exception>
    public Tensor ones(Shape shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Filled.Of(shape, dtype, 1, name, "ones");

    /// <summary>A tensor of ones (true).</summary>
    /// <param name="shape">A vector of its sizes.</param>
    /// <param name="dtype">Its type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>That shape.</returns>
    public Tensor ones(Tensor shape, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null) => Filled.Of(shape, dtype, 1, name, "ones");

    /// <summary>Ones in the shape of a tensor.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <param name="dtype">The type; DtInvalid for the tensor's.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="optimize">Makes the shape a constant when it is known.</param>
    /// <returns>The tensor's shape.</returns>
    public Tensor ones_like(Tensor tensor, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool optimize = true)
        => FilledLike.Ones(tensor, dtype, name, optimize);
}
