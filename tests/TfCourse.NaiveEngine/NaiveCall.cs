using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>A call of an op: its declaration, its attributes, its inputs.</summary>
/// <param name="declaration">The op's declaration, for defaults.</param>
/// <param name="attrs">The attributes that are given.</param>
/// <param name="inputs">The inputs.</param>
public sealed class NaiveCall(OpDef declaration, IReadOnlyDictionary<string, AttrValue> attrs, IReadOnlyList<NaiveTensor> inputs)
{
    /// <summary>The op's name.</summary>
    public string Op => declaration.Name;

    /// <summary>The inputs.</summary>
    public IReadOnlyList<NaiveTensor> Inputs => inputs;

    /// <summary>An input.</summary>
    public NaiveTensor this[int input] => inputs[input];

    /// <summary>An input by its name; for ops each of whose arguments is one tensor.</summary>
    public NaiveTensor Input(string name)
    {
        for (int i = 0; i < declaration.InputArg.Count; i++)
        {
            if (declaration.InputArg[i].Name == name)
            {
                return inputs[i];
            }
        }

        throw EngineException.InvalidArgument($"{Op} has no input '{name}'");
    }

    /// <summary>An input that is one real number, by its name.</summary>
    public Real Number(string name) => Input(name).Real(0);

    /// <summary>The element type of an input.</summary>
    public DataType Type(int input) => inputs[input].Type;

    /// <summary>A type attribute.</summary>
    public DataType TypeOf(string attr) => Attr(attr).Type;

    /// <summary>An integer attribute.</summary>
    public int Int(string attr) => checked((int)Attr(attr).I);

    /// <summary>A number attribute.</summary>
    public float Float(string attr) => Attr(attr).F;

    /// <summary>A boolean attribute.</summary>
    public bool Bool(string attr) => Attr(attr).B;

    /// <summary>A text attribute.</summary>
    public string Text(string attr) => Attr(attr).S.ToStringUtf8();

    /// <summary>An attribute that is a list of integers.</summary>
    public int[] Ints(string attr) => [.. Attr(attr).List.I.Select(i => checked((int)i))];

    private AttrValue Attr(string name)
        => attrs.TryGetValue(name, out AttrValue? value) ? value
            : declaration.Attr.FirstOrDefault(a => a.Name == name)?.DefaultValue ?? throw EngineException.InvalidArgument($"{Op} needs the attribute '{name}'");
}
