using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Whether an attribute's value is one that the op allows.</summary>
internal static class AttrChecks
{
    public static void CheckKind(OpDefinition op, AttrDefinition attr, AttrValue value)
    {
        if (value.ValueCase != Kind(attr.Type))
        {
            throw new ValueError($"The attribute '{attr.Name}' of {op.Name} is {value.ValueCase}, it has to be {attr.Type}");
        }
    }

    public static void Check(OpDefinition op, AttrDefinition attr, AttrValue value)
    {
        if (attr.Allowed is { } allowed)
        {
            if (value.ValueCase == AttrValue.ValueOneofCase.Type)
            {
                CheckType(op, attr, allowed, value.Type);
            }

            for (int i = 0; i < value.List?.Type.Count; i++)
            {
                CheckType(op, attr, allowed, value.List.Type[i]);
            }

            if (value.ValueCase == AttrValue.ValueOneofCase.S && !allowed.List.S.Contains(value.S))
            {
                throw new ValueError($"Value for attr '{attr.Name}' of \"{value.S.ToStringUtf8()}\" is not in the list of allowed values: {string.Join(", ", allowed.List.S.Select(s => $"\"{s.ToStringUtf8()}\""))}; Op: {op.Name}");
            }
        }

        if (attr.Minimum is { } minimum)
        {
            long found = value.List is { } list ? Length(list) : value.I;
            if (found < minimum)
            {
                throw new ValueError(value.List is null
                    ? $"Value for attr '{attr.Name}' of {found} must be at least minimum {minimum}; Op: {op.Name}"
                    : $"Length for attr '{attr.Name}' of {found} must be at least minimum {minimum}; Op: {op.Name}");
            }
        }
    }

    // The field of the message that holds a value of a declared type.
    private static AttrValue.ValueOneofCase Kind(string type) => type switch
    {
        "string" => AttrValue.ValueOneofCase.S,
        "int" => AttrValue.ValueOneofCase.I,
        "float" => AttrValue.ValueOneofCase.F,
        "bool" => AttrValue.ValueOneofCase.B,
        "type" => AttrValue.ValueOneofCase.Type,
        "shape" => AttrValue.ValueOneofCase.Shape,
        "tensor" => AttrValue.ValueOneofCase.Tensor,
        "func" => AttrValue.ValueOneofCase.Func,
        _ => AttrValue.ValueOneofCase.List,
    };

    private static void CheckType(OpDefinition op, AttrDefinition attr, AttrValue allowed, DataType type)
    {
        if (!attr.Allows(type))
        {
            throw new ValueError($"Value for attr '{attr.Name}' of {type.Name()} is not in the list of allowed values: {string.Join(", ", allowed.List.Type.Select(t => t.Name()))}; Op: {op.Name}");
        }
    }

    private static int Length(AttrValue.Types.ListValue list)
        => list.I.Count + list.F.Count + list.B.Count + list.S.Count + list.Type.Count + list.Shape.Count + list.Tensor.Count + list.Func.Count;
}
