using TfCourse.Engine;

namespace Tensorflow;

/// <summary>When the nodes of a run ran, as TensorFlow's message.</summary>
internal static class StepTimes
{
    public static StepStats Of(IReadOnlyList<NodeSpan> spans, string device)
    {
        var stats = new DeviceStepStats { Device = device };
        stats.NodeStats.AddRange(spans.Select(s => new NodeExecStats
        {
            NodeName = s.Node,
            TimelineLabel = $"{s.Op}({string.Join(", ", s.Inputs)})",
            AllStartNanos = s.Start,
            AllStartMicros = s.Start / 1000,
            ScheduledNanos = s.Start,
            ScheduledMicros = s.Start / 1000,
            OpEndRelNanos = s.End - s.Start,
            OpEndRelMicros = (s.End - s.Start) / 1000,
            AllEndRelNanos = s.End - s.Start,
            AllEndRelMicros = (s.End - s.Start) / 1000,
        }));
        return new StepStats { DevStats = { stats } };
    }
}
