using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Bitcast: the same bytes read as another type.</summary>
internal static class Bitcast
{
    public static OpDefinition Define() => new("Bitcast")
    {
        Inputs = ["input: T"],
        Outputs = ["output: type"],
        Attrs = ["T: numbertype", "type: numbertype"],
        Shape = c => [InferShape(c)],
        Gradient = Gradient.Missing("bytes are not differentiable"),
    };

    private static Shape InferShape(ShapeContext c)
    {
        int from = ((DataType)c.Type(0)).Size(), to = ((DataType)c.Attr<TF_DataType>("type")).Size();
        if (c[0].IsNull || from == to)
        {
            return c[0];
        }

        if (from > to)
        {
            return c[0].concatenate(new Shape(from / to));
        }

        Shape input = c.WithRankAtLeast(0, 1);
        c.Require(input[-1] < 0 || input[-1] == to / from,
            $"Cannot bitcast from {(int)c.Type(0)} to {(int)c.Attr<TF_DataType>("type")} due to shape. {input[-1]} does not match {to / from}");
        return ArrayShapes.Part(input, 0, -1);
    }
}

/// <content>bitcast.</content>
public sealed partial class tensorflow
{
    /// <summary>The same bytes read as another type; of types of other sizes the last axis splits or disappears.</summary>
    /// <param name="input">A numeric tensor.</param>
    /// <param name="type">Another numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The input's shape; with one axis more when the new type is smaller, one less when it is larger.</returns>
    /// <exception cref="ValueError">The last axis has not the size of the larger type in elements of the smaller.</exception>
    public Tensor bitcast(Tensor input, TF_DataType type, string? name = null) => Build.One("Bitcast", name, [input], ("type", type));
}
