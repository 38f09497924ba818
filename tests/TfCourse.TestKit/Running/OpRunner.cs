using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Builds and runs recorded calls with the framework on its default engine and says what differs.</summary>
public sealed class OpRunner
{
    private readonly List<FeedItem> _feeds = [];
    private readonly string _id;

    private OpRunner(string id) => _id = id;

    /// <summary>Runs a case of one op.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(OpCase c)
        => Run(c, inputs => Build.Node(c.Op, "op", inputs, [.. c.Attrs.Select(a => (Attr)(a.Key, a.Value))]).outputs);

    /// <summary>Runs a case whose outputs a function makes from its inputs.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(ValueCase c, Func<Tensor[], Tensor[]> build)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            string? difference = new OpRunner(c.Id).Judge(c, build);

            // A refusal that is only a gap of TensorFlow's CPU kernels binds nobody.
            return c.Error is not null && c.Note?.Contains("an engine may", StringComparison.Ordinal) == true ? null : difference;
        }
        finally
        {
            graph.Exit();
        }
    }

    private string? Judge(ValueCase c, Func<Tensor[], Tensor[]> build)
    {
        Tensor[] inputs, outputs;
        try
        {
            inputs = [.. c.Inputs.Select((input, i) => Input(c, input, i))];
            outputs = build(inputs);
        }
        catch (GraphException e)
        {
            return c.Error is null ? $"building failed: {e.GetType().Name}: {e.Message}" : GoldenErrors.Difference(c.Error, e, whileBuilding: true);
        }

        if (c.Error is { AtBuild: true })
        {
            return GoldenErrors.Difference(c.Error, null, true);
        }

        for (int i = 0; i < (c.StaticShapes?.Count ?? 0); i++)
        {
            if (!GoldenHost.ToGolden(outputs[i].shape).Equals(c.StaticShapes![i]))
            {
                return $"static shape of output {i}: recorded {c.StaticShapes[i]}, ours {outputs[i].shape}";
            }
        }

        using var session = new Session();
        NDArray[] values;
        try
        {
            values = outputs.Length > 0 ? session.Run(outputs, _feeds.ToArray()) : [];
        }
        catch (Engine.EngineException e)
        {
            return c.Error is null ? $"running failed: {e.Code}: {e.Message}" : GoldenErrors.Difference(c.Error, e, whileBuilding: false);
        }

        if (c.Error is not null)
        {
            return MayBeDone(c) ? null : GoldenErrors.Difference(c.Error, null, false);
        }

        return Compare("output", values, c.Outputs!, c.Tolerance) ?? Gradient(c, inputs, outputs, session);
    }

    // The refusal is that of TensorFlow's CPU kernels; the note says that another engine need not imitate it.
    private static bool MayBeDone(ValueCase c)
        => c.Note is { } note && (note.Contains("an engine may", StringComparison.Ordinal) || note.Contains("may be supported", StringComparison.Ordinal));

    private Tensor Input(ValueCase c, GoldenTensor input, int index)
    {
        if (c.ConstInputs.Contains(index))
        {
            return Binding.tf.constant(GoldenHost.ToHost(input), name: $"in{index}");
        }

        Tensor placeholder = Binding.tf.placeholder((TF_DataType)GoldenDtypes.Parse(input.Dtype), GoldenHost.ToShape(c.InputStaticShapes[index]), $"in{index}");
        _feeds.Add(new FeedItem(placeholder, GoldenHost.ToHost(input)));
        return placeholder;
    }

    private string? Gradient(ValueCase c, Tensor[] inputs, Tensor[] outputs, Session session)
    {
        if (c.Gradient is not { } gradient || gradient.Error is { Class: not "LookupError" })
        {
            return null;
        }

        Tensor[] xs = [.. inputs.Where((x, i) => !c.ConstInputs.Contains(i) && x.dtype.is_floating())];
        Tensor[] ys = [.. outputs.Where(y => y.dtype.is_floating())];
        return Gradient("gradient", gradient, ys, xs, session);
    }

    private string? Gradient(string what, GoldenGradient recorded, Tensor[] ys, Tensor[] xs, Session session)
    {
        Tensor?[] gradients;
        try
        {
            // A refusal is recorded without weights.
            Tensor[]? weights = recorded.GradYs.Count == 0 ? null : [.. recorded.GradYs.Select((g, i) => Weight(g, $"{what}_y{i}"))];
            gradients = GradientBuilder.Gradients(ys, xs, weights, "gradients", null);
        }
        catch (GraphException e)
        {
            return recorded.Error is null ? $"{what}: building failed: {e.GetType().Name}: {e.Message}" : GoldenErrors.Difference(recorded.Error, e, true);
        }

        if (recorded.Error is not null)
        {
            // Python's gradient code was refused while building or the run was: either moment is a refusal.
            return recorded.Error.Class == "LookupError" ? $"{what}: " + GoldenErrors.Difference(recorded.Error, null, true) : null;
        }

        for (int i = 0; i < xs.Length; i++)
        {
            if (gradients[i] is null != recorded.Gradients[i] is null)
            {
                return $"{what} {i}: recorded is {(recorded.Gradients[i] is null ? "null (not connected)" : "a value")}, ours is {(gradients[i] is null ? "null" : "a value")}";
            }
        }

        Tensor[] connected = [.. gradients.Where(g => g is not null).Select(g => g!)];
        NDArray[] values;
        try
        {
            values = connected.Length == 0 ? [] : session.Run([.. connected.Select(g => g is IndexedSlices s ? s.ToDense() : g)], _feeds.ToArray());
        }
        catch (Engine.EngineException e)
        {
            return $"{what}: running failed: {e.Code}: {e.Message}";
        }

        return Compare(what, values, [.. recorded.Gradients.Where(g => g is not null)], recorded.Tolerance)
            ?? (recorded.Second is null ? null : Gradient("second " + what, recorded.Second, connected, xs, session));
    }

    private Tensor Weight(GoldenTensor value, string name)
    {
        Tensor weight = Binding.tf.placeholder((TF_DataType)GoldenDtypes.Parse(value.Dtype), new Shape([.. value.Shape]), name.Replace(' ', '_'));
        _feeds.Add(new FeedItem(weight, GoldenHost.ToHost(value)));
        return weight;
    }

    private string? Compare(string what, NDArray[] ours, IReadOnlyList<GoldenValue?> recorded, GoldenTolerance tolerance)
    {
        for (int i = 0; i < recorded.Count; i++)
        {
            GoldenComparison comparison = GoldenCompare.Compare($"{_id} {what} {i}", recorded[i], GoldenHost.ToGolden(ours[i].Host), tolerance);
            if (!comparison.Agrees)
            {
                return comparison.Message;
            }
        }

        return null;
    }
}
