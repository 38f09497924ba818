using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>What all reductions share: how axes are given, the shape rule, and the shapes that gradients need.</summary>
internal static class Reductions
{
    /// <summary>The declaration's attributes of a reduction of numbers.</summary>
    public static string[] Attrs(string types) => ["keep_dims: bool = false", $"T: {types}", "Tidx: {int32, int64} = int32"];

    /// <summary>Adds a reduction as Python does: without axes all are named by a constant, or by a Range when the rank is not known.</summary>
    public static Tensor Reduce(string op, Tensor input, Axis? axis, bool keepdims, string? name) => Reduce(op, input, axis is null ? null : (Tensor)axis, keepdims, name);

    /// <summary>Adds a reduction over axes that a tensor names.</summary>
    public static Tensor Reduce(string op, Tensor input, Tensor? axis, bool keepdims, string? name)
    {
        Tensor x = input is Literal ? input.In(ops.get_default_graph(), TF_DataType.DtInvalid, "input_tensor") : input;
        GraphTensor reduced = Build.One(op, name, [x, axis ?? AllAxes(x)], ("keep_dims", keepdims));
        if (axis is null && !keepdims)
        {
            reduced.shape = Shape.Scalar;
        }

        return reduced;
    }

    /// <summary>A tensor that names all axes of x.</summary>
    public static Tensor AllAxes(Tensor x)
        => x.shape.ndim <= 0 ? tf.range(0, ShapeValues.Rank(x)) : tf.constant(Axes(x.ndim));

    /// <summary>0, 1, …, rank − 1.</summary>
    public static int[] Axes(int rank)
    {
        var axes = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            axes[i] = i;
        }

        return axes;
    }

    /// <summary>Whether the axes are 0, 1, …, rank − 1.</summary>
    public static bool AreAll(long[] axes, int rank)
    {
        bool all = axes.Length == rank;
        for (int i = 0; i < axes.Length && all; i++)
        {
            all = axes[i] == i;
        }

        return all;
    }

    /// <summary>The input's shape without its reduced axes, or with size 1 there.</summary>
    public static Shape[] InferShape(ShapeContext c)
    {
        c.WithRankAtMost(1, 1);
        bool keep = c.Attr<bool>("keep_dims");
        Shape input = c[0];
        if (input.IsNull || c.Integers(1) is not { } axes)
        {
            return [keep && !input.IsNull ? ShapeContext.Unknown(input.ndim) : Shape.Null];
        }

        int rank = input.ndim;
        var reduced = new bool[rank];
        foreach (long axis in axes)
        {
            c.Require(axis >= -rank && axis < rank, $"Invalid reduction dimension {axis} for input with {rank} dimensions.");
            reduced[axis < 0 ? axis + rank : axis] = true;
        }

        var sizes = new List<long>();
        for (int i = 0; i < rank; i++)
        {
            if (!reduced[i] || keep)
            {
                sizes.Add(reduced[i] ? 1 : input[i]);
            }
        }

        return [new Shape([.. sizes])];
    }

    /// <summary>The sizes of x: a constant when they are known.</summary>
    public static Tensor ShapeOf(Tensor x) => x.shape.IsFullyDefined ? Ones.ConstantShape(x.shape) : Build.One("Shape", null, [x]);

    /// <summary>The shape that the reduction op's output would have with keep_dims, as a tensor of int32.</summary>
    public static Tensor KeptShape(Operation op)
    {
        Tensor input = op.inputs[0];
        Shape shape = input.shape;
        if (shape.IsFullyDefined && Constants.ValueOf(op.InputTensors[1]) is { } known)
        {
            long[] sizes = [.. shape.dims];
            foreach (long axis in Constants.Integers(known))
            {
                sizes[axis < 0 ? axis + sizes.Length : axis] = 1;
            }

            return Ones.ConstantShape(new Shape(sizes));
        }

        Tensor inputShape = ShapeOf(input), rank = Build.One("Size", null, [inputShape]);
        Tensor positive = Build.One("Reshape", null, [Build.One("FloorMod", "mod", [Axes32(op) + rank, rank]), new[] { -1 }]);
        Tensor ones = Build.One("Fill", "ones", [Build.One("Shape", null, [positive]), 1]);
        return Build.One("DynamicStitch", null, [tf.range(0, rank), positive, inputShape, ones], ("N", 2));
    }

    /// <summary>The number of axes of x: a constant when it is known.</summary>
    public static Tensor RankOf(Tensor x) => x.shape.IsNull ? Build.One("Rank", null, [x]) : tf.constant(x.ndim, name: "Rank");

    /// <summary>The op's axes as int32.</summary>
    public static Tensor Axes32(Operation op)
        => op.inputs[1].dtype == TF_DataType.TF_INT32 ? op.inputs[1] : Build.One("Cast", null, [op.inputs[1]], ("DstT", TF_DataType.TF_INT32));

    /// <summary>Stretches a gradient of the op's output over the reduced axes.</summary>
    public static Tensor Stretch(Operation op, Tensor dy)
    {
        Tensor input = op.inputs[0];
        Tensor kept = op.get_attr<bool>("keep_dims") ? dy : Build.One("Reshape", null, [dy, KeptShape(op)]);
        return Build.One("BroadcastTo", null, [kept, ShapeOf(input)]);
    }

    /// <summary>The gradient of a maximum or minimum: to the elements that equal it, in equal shares.</summary>
    public static Tensor ExtremeBackward(Operation op, Tensor dy)
    {
        Tensor x = op.inputs[0], y = op.outputs[0], kept;
        if (op.get_attr<bool>("keep_dims"))
        {
            kept = ShapeOf(y);
        }
        else
        {
            kept = KeptShape(op);
            (y, dy) = (Build.One("Reshape", null, [y, kept]), Build.One("Reshape", null, [dy, kept]));
        }

        Tensor chosen = Build.One("Cast", null, [Build.One("Equal", null, [y, x])], ("DstT", dy.dtype));
        Tensor count = Build.One("Reshape", null, [Build.One("Sum", null, [chosen, op.inputs[1]]), kept]);
        return Build.One("RealDiv", "truediv", [chosen, count]) * dy;
    }
}
