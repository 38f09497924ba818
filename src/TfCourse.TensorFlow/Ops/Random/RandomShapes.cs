namespace Tensorflow;

/// <summary>Shape rules and arguments that random ops share.</summary>
internal static class RandomShapes
{
    /// <summary>The output has the shape that the first input gives.</summary>
    public static Shape[] Given(ShapeContext c) => [Of(c, 0)];

    /// <summary>As <see cref="Given"/>, the others are scalars.</summary>
    public static Shape[] GivenWithScalars(ShapeContext c)
    {
        for (int i = 1; i < c.InputCount; i++)
        {
            c.Require(c[i].ndim <= 0, $"{c.Op.Definition.Inputs[i].Split(':')[0]} must be a scalar; got a tensor of shape {c[i].Brackets()}");
        }

        return Given(c);
    }

    /// <summary>A shape given as a vector.</summary>
    public static Shape Of(ShapeContext c, int input)
    {
        c.WithRank(input, 1);
        return c.ShapeFrom(input);
    }

    /// <summary>The attributes seed and seed2 of an op in the default graph.</summary>
    public static (Attr Seed, Attr Seed2) Seeds(long? opSeed)
    {
        (long first, long second) = ops.get_default_graph().Seeds(opSeed) ?? (0, 0);
        return (("seed", first), ("seed2", second));
    }

    /// <summary>An argument as a node of the current scope, made in a type if it is a number.</summary>
    public static Tensor Argument(Tensor value, TF_DataType type, string name) => value.In(ops.get_default_graph(), type, name);
}
