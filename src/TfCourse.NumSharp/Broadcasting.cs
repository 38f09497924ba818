namespace NumSharp;

/// <summary>NumPy's rule: shapes are aligned at their last axes, and an axis of length 1 repeats.</summary>
internal static class Broadcasting
{
    internal static int[] Common(int[] x, int[] y, string operation)
    {
        if (x.AsSpan().SequenceEqual(y))
            return x;

        int[] dims = new int[Math.Max(x.Length, y.Length)];
        for (int i = 1; i <= dims.Length; i++)
        {
            int a = i <= x.Length ? x[^i] : 1;
            int b = i <= y.Length ? y[^i] : 1;
            if (a != b && a != 1 && b != 1)
                throw new ArgumentException(
                    $"{operation}: shapes {Shape.Text(x)} and {Shape.Text(y)} do not broadcast: {a} meets {b} at axis {-i}. "
                    + "Axes are aligned from the last; their lengths must be equal, or one of them 1.");
            dims[^i] = a == 1 ? b : a;
        }

        Shape.Count(dims);
        return dims;
    }

    // Strides of x when it is seen with the axis lengths dims, to which it broadcasts: 0 along every repeated axis.
    internal static int[] Strides(NDArray x, int[] dims)
    {
        if (x.Dims.Length == dims.Length && x.Dims.AsSpan().SequenceEqual(dims))
            return x.Strides;

        int[] strides = new int[dims.Length];
        for (int i = 1; i <= x.Dims.Length; i++)
            strides[^i] = x.Dims[^i] == 1 ? 0 : x.Strides[^i];
        return strides;
    }

    // x as a view of the axis lengths dims.
    internal static NDArray To(NDArray x, int[] dims, string operation)
    {
        int[] common = Common(x.Dims, dims, operation);
        if (!common.AsSpan().SequenceEqual(dims))
            throw new ArgumentException(
                $"{operation}: shape {Shape.Text(x.Dims)} does not broadcast to {Shape.Text(dims)}. "
                + "Every axis must have the length of the target, or 1, and there may be no more axes.");
        return x.View(dims, Strides(x, dims), x.Offset);
    }
}
