namespace Tensorflow;

/// <summary>StridedSliceAssign: the part of a variable that StridedSlice reads becomes a value, which may stretch over it.</summary>
internal static class StridedSliceAssign
{
    /// <summary>A definition; its name tells whether the variable is a resource.</summary>
    public static OpDefinition Define(string name)
    {
        bool resource = name.StartsWith("Resource", StringComparison.Ordinal);
        return new OpDefinition(name)
        {
            Inputs = [resource ? "ref: resource" : "ref: Ref(T)", "begin: Index", "end: Index", "strides: Index", "value: T"],
            Outputs = resource ? [] : ["output_ref: Ref(T)"],
            Attrs =
            [
                "T: type", "Index: {int32, int64}", "begin_mask: int = 0", "end_mask: int = 0", "ellipsis_mask: int = 0", "new_axis_mask: int = 0",
                "shrink_axis_mask: int = 0",
            ],
            Shape = c => resource ? [] : [c[0]],
            Gradient = Gradient.Missing("an update is not differentiated"),
            IsStateful = resource,
        };
    }
}
