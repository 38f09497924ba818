using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Python's operators as C#'s, or as the functions that stand for those that C# has not.</summary>
internal static class ScenarioOperators
{
    /// <summary>Applies an operator.</summary>
    public static object? Apply(string sign, List<object?> args)
    {
        if (args.Count == 1)
        {
            return Unary(sign, args[0]);
        }

        if (sign == "[]")
        {
            Tensor indexed = ScenarioArguments.AsTensor(args[0]);
            return args[1] switch
            {
                int index => indexed[index],
                Slice[] slices => indexed[slices],
                _ => throw new InexpressibleException($"an index of {args[1]}"),
            };
        }

        // A C# tensor is equal to itself alone, as a TensorFlow 1 tensor is.
        if (sign is "==" or "!=")
        {
            return ReferenceEquals(args[0], args[1]) == (sign == "==");
        }

        if (args[0] is ResourceVariable x && args[1] is ResourceVariable y)
        {
            return Binary(sign, x.AsTensor(), y.AsTensor());
        }

        return Binary(sign, ScenarioArguments.AsTensor(args[0]), ScenarioArguments.AsTensor(args[1]));
    }

    /// <summary>An operator between two tensors, or between numbers.</summary>
    public static object? Value(string sign, object? x, object? y) => (x, y, sign) switch
    {
        (int or double, int or double, _) => throw new InexpressibleException($"numbers alone around {sign}"),
        (_, _, "==") => Binding.tf.equal(Exact(x), Exact(y)),
        (_, _, "!=") => Binding.tf.not_equal(Exact(x), Exact(y)),
        _ => Binary(sign, Exact(x), Exact(y)),
    };

    private static Tensor Exact(object? value) => value is double d ? d : ScenarioArguments.AsTensor(value);

    private static Tensor Unary(string sign, object? arg) => sign switch
    {
        "neg" => -ScenarioArguments.AsTensor(arg),
        "~" => ~ScenarioArguments.AsTensor(arg),
        "abs" => Binding.tf.abs(ScenarioArguments.AsTensor(arg)),
        _ => throw new InexpressibleException($"{sign} of a tensor"),
    };

    private static Tensor Binary(string sign, Tensor x, Tensor y) => sign switch
    {
        "+" => x + y,
        "-" => x - y,
        "*" => x * y,
        "/" => x / y,
        "%" => x % y,
        "<" => x < y,
        ">" => x > y,
        "<=" => x <= y,
        ">=" => x >= y,
        "&" => x & y,
        "|" => x | y,
        "^" => x ^ y,
        "**" => Binding.tf.pow(x, y, name: "pow"),
        "//" => Binding.tf.floordiv(x, y),
        "@" => Binding.tf.matmul(x, y, name: "matmul"),
        _ => throw new MissingFunctionException($"the operator {sign}"),
    };
}
