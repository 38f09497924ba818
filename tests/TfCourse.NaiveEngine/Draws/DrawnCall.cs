using Google.Protobuf;
using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>A valid call of an op, drawn at random.</summary>
/// <param name="Op">The op.</param>
/// <param name="Inputs">Its inputs; those of variables are the values that they hold.</param>
/// <param name="Attrs">Its attributes but for types and counts, which follow from the inputs.</param>
public sealed record DrawnCall(string Op, HostTensor[] Inputs, params IReadOnlyList<DrawnAttr> Attrs)
{
    /// <summary>All attributes, with types and counts of the inputs.</summary>
    public Dictionary<string, AttrValue> Complete(OpDef declaration)
    {
        var all = Attrs.ToDictionary(a => a.Name, a => a.Value);
        int at = 0;
        foreach (OpDef.Types.ArgDef arg in declaration.InputArg)
        {
            // No op that is drawn has two lists of tensors.
            int count = arg.NumberAttr.Length > 0 ? Inputs.Length - declaration.InputArg.Count + 1 : 1;
            if (arg.NumberAttr.Length > 0)
            {
                all[arg.NumberAttr] = new AttrValue { I = count };
            }

            if (arg.TypeAttr.Length > 0)
            {
                all[arg.TypeAttr] = new AttrValue { Type = Inputs[at].DataType };
            }
            else if (arg.Type == DataType.DtResource && declaration.Attr.Any(a => a.Name == "T"))
            {
                all["T"] = new AttrValue { Type = Inputs[at].DataType };
            }

            at += count;
        }

        return all;
    }

    /// <summary>What the definition gives.</summary>
    public NaiveTensor[] Define(OpDef declaration) => NaiveOps.Run(new NaiveCall(declaration, Complete(declaration), [.. Inputs.Select(NaiveTensor.From)]));

    /// <inheritdoc/>
    public override string ToString() => $"{Op}({string.Join(", ", Inputs.Select(Describe))}{string.Concat(Attrs.Select(a => $", {a.Name} = {a.Value}"))})";

    // The values of small tensors of integers decide shapes.
    private static string Describe(HostTensor x) => x.Count is > 0 and <= 8 && x.DataType is DataType.DtInt32 or DataType.DtInt64 && x.Count <= 8
        ? $"{x} {{{string.Join(",", x.Elements.Cast<object>())}}}"
        : x.ToString();
}

/// <summary>An attribute of a drawn call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct DrawnAttr(string Name, AttrValue Value)
{
    /// <summary>An integer.</summary>
    public static implicit operator DrawnAttr((string Name, int Value) a) => new(a.Name, new AttrValue { I = a.Value });

    /// <summary>A number.</summary>
    public static implicit operator DrawnAttr((string Name, float Value) a) => new(a.Name, new AttrValue { F = a.Value });

    /// <summary>A truth.</summary>
    public static implicit operator DrawnAttr((string Name, bool Value) a) => new(a.Name, new AttrValue { B = a.Value });

    /// <summary>A text.</summary>
    public static implicit operator DrawnAttr((string Name, string Value) a) => new(a.Name, new AttrValue { S = ByteString.CopyFromUtf8(a.Value) });

    /// <summary>A type.</summary>
    public static implicit operator DrawnAttr((string Name, DataType Value) a) => new(a.Name, new AttrValue { Type = a.Value });

    /// <summary>A list of integers.</summary>
    public static implicit operator DrawnAttr((string Name, int[] Value) a)
        => new(a.Name, new AttrValue { List = new AttrValue.Types.ListValue { I = { a.Value.Select(i => (long)i) } } });
}
