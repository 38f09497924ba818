using System.Text;
using Google.Protobuf;
using Tensorflow;
using SummaryMessage = Tensorflow.Summary;

namespace TfCourse.Engine.Managed;

/// <summary>Several Summary messages as one; a tag may occur once.</summary>
internal static class MergeSummaryKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        var merged = new SummaryMessage();
        var tags = new HashSet<string>();
        for (int i = 0; i < c.InputCount; i++)
        {
            foreach (byte[] message in c.Input<byte[]>(i))
            {
                Add(merged, tags, message);
            }
        }

        c.Output<byte[]>(0, default)[0] = merged.ToByteArray();
    });

    private static void Add(SummaryMessage merged, HashSet<string> tags, byte[] message)
    {
        SummaryMessage one;
        try
        {
            one = SummaryMessage.Parser.ParseFrom(message);
        }
        catch (Exception e) when (GraphFiles.IsDamage(e))
        {
            throw EngineException.InvalidArgument($"Could not parse one of the summary inputs: {e.Message}");
        }

        foreach (SummaryMessage.Types.Value value in one.Value)
        {
            if (!tags.Add(value.Tag))
            {
                throw EngineException.InvalidArgument($"Duplicate tag {value.Tag} found in summary inputs");
            }

            merged.Value.Add(value);
        }
    }
}
