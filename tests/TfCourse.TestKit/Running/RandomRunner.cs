using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TestKit;

/// <summary>Runs a recorded random op: several runs of one session, then the first again in a new one.</summary>
public static class RandomRunner
{
    /// <summary>Builds and runs a case.</summary>
    /// <returns>What differs from the recording; null when nothing does.</returns>
    public static string? Run(RandomCase c)
    {
        var graph = new Graph();
        graph.as_default();
        try
        {
            return Judge(c);
        }
        finally
        {
            graph.Exit();
        }
    }

    private static string? Judge(RandomCase c)
    {
        var feeds = new List<FeedItem>();
        Tensor[] outputs;
        try
        {
            Tensor[] inputs = [.. c.Inputs.Select((input, i) => Input(c, input, i, feeds))];
            outputs = Build.Node(c.Op, "op", inputs, [.. c.Attrs.Select(a => (Attr)(a.Key, a.Value))]).outputs;
        }
        catch (GraphException e)
        {
            return c.Error is null ? $"building failed: {e.GetType().Name}: {e.Message}" : GoldenErrors.Difference(c.Error, e, true);
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

        try
        {
            return Runs(c, outputs, [.. feeds]);
        }
        catch (Engine.EngineException e)
        {
            return c.Error is null ? $"running failed: {e.Code}: {e.Message}" : GoldenErrors.Difference(c.Error, e, false);
        }
    }

    private static string? Runs(RandomCase c, Tensor[] outputs, FeedItem[] feeds)
    {
        using var session = new Session();
        if (c.Error is not null)
        {
            session.Run(outputs, feeds);
            return GoldenErrors.Difference(c.Error, null, false);
        }

        for (int run = 0; run < c.Runs.Count; run++)
        {
            if (Difference(c, run, session.Run(outputs, feeds)) is { } difference)
            {
                return difference;
            }
        }

        using var again = new Session();
        return c.Restarts ? Difference(c, 0, again.Run(outputs, feeds)) : null;
    }

    private static string? Difference(RandomCase c, int run, NDArray[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            GoldenComparison comparison = GoldenCompare.Compare($"{c.Id} run {run} output {i}", c.Runs[run][i], GoldenHost.ToGolden(values[i].Host), c.Tolerance);
            if (!comparison.Agrees)
            {
                return comparison.Message;
            }
        }

        return null;
    }

    private static Tensor Input(RandomCase c, GoldenTensor input, int index, List<FeedItem> feeds)
    {
        if (c.ConstInputs.Contains(index))
        {
            return Binding.tf.constant(GoldenHost.ToHost(input), name: $"in{index}");
        }

        Tensor placeholder = Binding.tf.placeholder((TF_DataType)GoldenDtypes.Parse(input.Dtype), new Shape([.. input.Shape]), $"in{index}");
        feeds.Add(new FeedItem(placeholder, GoldenHost.ToHost(input)));
        return placeholder;
    }
}
