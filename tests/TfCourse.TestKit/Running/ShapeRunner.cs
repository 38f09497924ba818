using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>Builds the node of a recorded shape case and says where the static shapes differ.</summary>
public static class ShapeRunner
{
    /// <summary>Infers the shapes of a case.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(ShapeCase c)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            Tensor[] outputs = Outputs(c);
            if (c.Error is not null)
            {
                return GoldenErrors.Difference(c.Error, null, true);
            }

            for (int i = 0; i < c.StaticShapes!.Count; i++)
            {
                if (!GoldenHost.ToGolden(outputs[i].shape).Equals(c.StaticShapes[i]))
                {
                    return $"output {i}: recorded {c.StaticShapes[i]}, ours {outputs[i].shape}";
                }
            }

            return null;
        }
        catch (GraphException e)
        {
            return c.Error is null ? $"building failed: {e.GetType().Name}: {e.Message}" : GoldenErrors.Difference(c.Error, e, true);
        }
        finally
        {
            graph.Exit();
        }
    }

    private static Tensor[] Outputs(ShapeCase c)
    {
        var byName = new Dictionary<string, Tensor[]>();
        for (int i = 0; i < c.InputDtypes.Count; i++)
        {
            byName[$"in{i}"] = [c.ConstInputs.TryGetValue(i, out GoldenTensor? constant)
                ? Binding.tf.constant(GoldenHost.ToHost(constant), name: $"in{i}")
                : Binding.tf.placeholder((TF_DataType)c.InputDtypes[i], GoldenHost.ToShape(c.InputStaticShapes[i]), $"in{i}")];
        }

        foreach (NodeDef node in c.Nodes)
        {
            byName[node.Name] = Add(node.Op, node.Name, [.. node.Input.Select(n => Find(byName, n))], node.Attr);
        }

        Tensor[] inputs = c.InputNames is { } names
            ? [.. names.Select(n => Find(byName, n))]
            : [.. Enumerable.Range(0, c.InputDtypes.Count).Select(i => byName[$"in{i}"][0])];
        return Add(c.Op, "op", inputs, c.Attrs);
    }

    private static Tensor[] Add(string op, string name, Tensor[] inputs, IEnumerable<KeyValuePair<string, AttrValue>> attrs)
        => Build.Node(op, name, inputs, [.. attrs.Select(a => (Attr)(a.Key, a.Value))]).outputs;

    private static Tensor Find(Dictionary<string, Tensor[]> byName, string input)
    {
        string[] parts = input.Split(':');
        return byName[parts[0]][parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0];
    }
}
