using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>A sample in each element type that TensorFlow has a kernel for.</summary>
internal static class SampleTypes
{
    private static readonly Lazy<Dictionary<string, RegistryKernel>> Kernels = new(() => RegistryKernel.ReadAll(GoldenStore.Default).ToDictionary(k => k.Op));

    public static IEnumerable<(string What, HostTensor[] Values, Attr[] Attrs)> Of(OpSample sample)
    {
        if (sample.Inputs.Count == 0 || !Kernels.Value.TryGetValue(sample.Op, out RegistryKernel? kernel) || !kernel.HasCpu)
        {
            yield break;
        }

        OpDefinition op = OpCatalogue.Find(sample.Op);
        string?[] attrOfInput;
        using (var graph = new SampleGraph(sample))
        {
            attrOfInput = AttrsOfInputs(op, graph.Outputs.Length > 0 ? graph.Outputs[0].op : graph.Inputs[0].op.graph.Nodes[^1]);
        }

        HostTensor[] values = sample.Values();
        foreach ((string attr, IReadOnlyList<DataType> types) in kernel.Types)
        {
            foreach (DataType type in types.Intersect(SampleValues.Scope).Where(t => Allows(op, attr, t)))
            {
                HostTensor?[] converted = [.. values.Select((v, i) => attrOfInput[i] == attr ? SampleValues.TryConvert(v, type) : v)];
                if (!converted.Contains(null) && IsCombination(kernel, op, attr, type, attrOfInput, values, sample))
                {
                    Attr[] attrs = [.. sample.Attrs.Where(a => a.Name != attr), (attr, (TF_DataType)type)];
                    yield return ($"{attr} = {(TF_DataType)type}", [.. converted.Select(v => v!)], attrs);
                }
            }
        }
    }

    // Only some combinations of types have kernels; the other attributes keep the types of the sample.
    private static bool IsCombination(RegistryKernel kernel, OpDefinition op, string attr, DataType type, string?[] attrOfInput, HostTensor[] values, OpSample sample)
    {
        var chosen = new Dictionary<string, DataType> { [attr] = type };
        foreach (AttrDefinition a in op.AttrDefs.Where(a => a.Type == "type" && a.Name != attr))
        {
            int input = Array.IndexOf(attrOfInput, a.Name);
            Attr given = sample.Attrs.FirstOrDefault(g => g.Name == a.Name);
            chosen[a.Name] = input >= 0 ? values[input].DataType : given.Value?.Type ?? a.Default?.Type ?? DataType.DtInvalid;
        }

        return (kernel.Combinations is null || kernel.Combinations.Any(c => c.All(p => !chosen.TryGetValue(p.Key, out DataType t) || t == p.Value)))
            && chosen.All(c => c.Key == attr || !kernel.Types.TryGetValue(c.Key, out IReadOnlyList<DataType>? allowed) || allowed.Contains(c.Value) || kernel.Any.Contains(c.Key));
    }

    // A kernel may be registered for a type that the declaration refuses.
    private static bool Allows(OpDefinition op, string attr, DataType type)
        => op.AttrDefs[op.AttrIndex(attr)].Allowed is not { } allowed || allowed.List.Type.Contains(type);

    private static string?[] AttrsOfInputs(OpDefinition op, Operation node)
    {
        var result = new List<string?>();
        foreach (ArgDefinition arg in op.InputArgs)
        {
            int count = arg.NumberAttr is { } number ? (int)node.get_attr<long>(number) : arg.TypeListAttr is { } list ? node.get_attr<TF_DataType[]>(list).Length : 1;
            result.AddRange(Enumerable.Repeat(arg.TypeAttr, count));
        }

        return [.. result];
    }
}
