using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Constants that gradients begin with.</summary>
internal static class Ones
{
    /// <summary>The number one in a type.</summary>
    public static Tensor One(TF_DataType type) => ops.get_default_graph().AddConstant(Filled.Number(type, 1), "grad_ys_0/Const");

    /// <summary>A known shape as a constant vector.</summary>
    public static Tensor ConstantShape(Shape shape) => ops.get_default_graph().AddConstant(HostTensor.Of(shape.as_int_list()), "Shape");
}
