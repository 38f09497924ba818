namespace Tensorflow;

/// <summary>The gradient of a gather along any axis, with batches: segment sums of rows, with the axis brought to the front.</summary>
internal static class GatherGradient
{
    /// <summary>The gradient of params, of the same shape.</summary>
    public static Tensor Dense(Tensor from, Tensor at, Tensor axis, Tensor dy, int batch)
    {
        // [batch…, outer…, size, inner…], as vectors, because rank and axis may only be known in the run
        Tensor shape = ShapeValues.Of(from), rank = ShapeValues.Rank(from);
        Tensor place = Build.One("FloorMod", "mod", [Build.One("Cast", null, [axis], ("DstT", TF_DataType.TF_INT32)), rank]);
        Tensor before = Cut(shape, 0, place), after = Cut(shape, Next(place), rank);
        Tensor axes = Build.One("Range", null, [0, rank, 1]);
        Tensor toFront = SizeVectors.Join(Cut(axes, 0, batch), SizeVectors.Vector(place), Cut(axes, batch, place), Cut(axes, Next(place), rank));

        // Each batch and each row in front of the axis is a segment of its own: rows are summed at index + batch · size.
        Tensor values = Build.One("Transpose", "transpose", [Build.One("Reshape", null, [dy, SizeVectors.Join(before, new[] { -1 }, after)]), toFront]);
        Tensor front = Build.One("GatherV2", null, [shape, toFront, 0]);
        Tensor batches = Build.One("Prod", null, [Cut(front, 0, batch), 0]), size = Build.One("GatherV2", null, [shape, place, 0]);
        Tensor inner = Cut(front, batch + 1, rank);
        Tensor count = SizeVectors.Vector(ShapeValues.Size(at));
        Tensor rows = Build.One("Reshape", null, [values, SizeVectors.Join(count, inner)]);
        Tensor segments = Build.One("Reshape", null, [batch == 0 ? at : Offset(at, batches, size), count]);
        Tensor sum = Build.One("UnsortedSegmentSum", null, [rows, segments, Build.One("Mul", "mul", [batches, size])]);
        return Build.One("Transpose", "transpose", [Build.One("Reshape", null, [sum, front]), Build.One("InvertPermutation", null, [toFront])]);
    }

    // indices [batches, count] + size · [0, 1, …] down the batches
    private static GraphTensor Offset(Tensor at, Tensor batches, Tensor size)
    {
        Tensor wide = Build.One("Cast", null, [at], ("DstT", TF_DataType.TF_INT64));
        Tensor flat = Build.One("Reshape", null, [wide, Build.One("Pack", "stack", [batches, -1])]);
        Tensor starts = Build.One("Range", null, [0, Build.One("Mul", "mul", [batches, size]), size]);
        Tensor column = Build.One("ExpandDims", null, [Build.One("Cast", null, [starts], ("DstT", TF_DataType.TF_INT64)), 1]);
        return Build.One("AddV2", "add", [flat, column]);
    }

    private static GraphTensor Next(Tensor place) => Build.One("AddV2", "add", [place, 1]);

    private static GraphTensor Cut(Tensor vector, Tensor start, Tensor end)
        => Build.One("StridedSlice", "strided_slice", [vector, Build.One("Pack", "stack", [start]), Build.One("Pack", "stack", [end]), new[] { 1 }]);
}
