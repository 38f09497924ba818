using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Picks boxes by falling score and leaves out those that overlap a picked one too much; version 5 can lower their scores instead, by
/// exp(-overlap² / (2 sigma)). Boxes are [y1, x1, y2, x2], any two opposite corners; overlap is intersection over union.
/// </summary>
internal sealed class NonMaxSuppressionKernel(NodeInfo node) : Kernel
{
    private readonly int _version = node.Op[^1] is >= '2' and <= '5' and var digit ? digit - '0' : 1;
    private readonly bool _pads = node.Op[^1] is '4' or '5' && node.Bool("pad_to_max_output_size");

    public override void Run(KernelContext c)
    {
        Dims boxDims = c.Dims(0);
        if (boxDims.Rank != 2 || boxDims[1] != 4 || c.Dims(1).Rank != 1 || c.Dims(1)[0] != boxDims[0])
        {
            throw EngineException.InvalidArgument($"boxes must be [n,4] and scores [n], they are {boxDims} and {c.Dims(1)}");
        }

        long most = c.Integer(2);
        float threshold = _version == 1 ? node.Float("iou_threshold") : Number(c, 3);
        float least = _version >= 3 ? Number(c, 4) : float.MinValue, sigma = _version == 5 ? Number(c, 5) : 0;
        if (most < 0 || !(threshold is >= 0 and <= 1) || !(sigma >= 0))
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant($"max_output_size is {most}, iou_threshold {threshold}, soft_nms_sigma {sigma}: the first and the last must be non-negative, the second in [0, 1]"));
        }

        float[] boxes = Numbers(c, 0), scores = Numbers(c, 1);
        List<(int Box, float Score)> picked = Pick(Of(boxes), scores, (int)Math.Min(most, scores.Length), threshold, least, sigma);
        int count = _pads ? checked((int)most) : picked.Count;
        Span<int> selected = c.Output<int>(0, new Dims(count));
        selected.Clear();
        for (int i = 0; i < picked.Count; i++)
        {
            selected[i] = picked[i].Box;
        }

        if (_version == 5 && c.Node.OutputTypes[1] == DataType.DtHalf)
        {
            SetScores<Half>(c, picked, count);
        }
        else if (_version == 5)
        {
            SetScores<float>(c, picked, count);
        }

        if (_version >= 4)
        {
            c.Output<int>(_version - 3, default)[0] = picked.Count;
        }
    }

    /// <summary>The boxes that are picked, best first.</summary>
    /// <param name="overlaps">How far two boxes overlap.</param>
    /// <param name="scores">The score of each box.</param>
    /// <param name="most">The most boxes.</param>
    /// <param name="threshold">The greatest overlap.</param>
    /// <param name="least">Only boxes of a greater score are picked.</param>
    /// <param name="sigma">How softly scores are lowered; 0 leaves boxes out instead.</param>
    internal static List<(int Box, float Score)> Pick(Func<int, int, float> overlaps, float[] scores, int most, float threshold, float least, float sigma)
    {
        // A box whose score was lowered goes back among those that wait.
        var waiting = new PriorityQueue<(int Box, float Score, int Seen), (float, int)>();
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > least)
            {
                waiting.Enqueue((i, scores[i], 0), (-scores[i], i));
            }
        }

        var picked = new List<(int Box, float Score)>();
        while (picked.Count < most && waiting.TryDequeue(out (int Box, float Score, int Seen) next, out _))
        {
            float score = next.Score;
            bool isOut = false;
            for (int j = picked.Count - 1; j >= next.Seen && !isOut && score > least; j--)
            {
                float overlap = overlaps(next.Box, picked[j].Box);
                isOut = sigma == 0 && overlap > threshold;
                score *= overlap > threshold ? 0 : sigma > 0 ? MathF.Exp(-0.5f / sigma * overlap * overlap) : 1;
            }

            if (isOut)
            {
                continue;
            }

            if (score == next.Score)
            {
                picked.Add((next.Box, score));
            }
            else if (score > least)
            {
                waiting.Enqueue((next.Box, score, picked.Count), (-score, next.Box));
            }
        }

        return picked;
    }

    /// <summary>The overlap of each two of boxes of four numbers.</summary>
    internal static Func<int, int, float> Of(float[] boxes) => (i, j) => Overlap(boxes.AsSpan(4 * i, 4), boxes.AsSpan(4 * j, 4));

    /// <summary>NonMaxSuppressionWithOverlaps: the overlaps are given.</summary>
    public static void RunWithOverlaps(KernelContext c)
    {
        (Dims overlaps, Dims scores) = (c.Dims(0), c.Dims(1));
        long most = c.Integer(2);
        if (overlaps.Rank != 2 || overlaps[0] != overlaps[1] || scores.Rank != 1 || scores[0] != overlaps[0] || most < 0)
        {
            throw EngineException.InvalidArgument($"overlaps must be [n,n], scores [n] and max_output_size non-negative, they are {overlaps}, {scores} and {most}");
        }

        float[] table = Numbers(c, 0), values = Numbers(c, 1);
        int count = values.Length;
        List<(int Box, float Score)> picked = Pick((i, j) => table[(i * count) + j], values, (int)Math.Min(most, count), Number(c, 3), Number(c, 4), 0);
        Span<int> selected = c.Output<int>(0, new Dims(picked.Count));
        for (int i = 0; i < selected.Length; i++)
        {
            selected[i] = picked[i].Box;
        }
    }

    private static float Overlap(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        (float aTop, float aLeft, float aBottom, float aRight) = (MathF.Min(a[0], a[2]), MathF.Min(a[1], a[3]), MathF.Max(a[0], a[2]), MathF.Max(a[1], a[3]));
        (float bTop, float bLeft, float bBottom, float bRight) = (MathF.Min(b[0], b[2]), MathF.Min(b[1], b[3]), MathF.Max(b[0], b[2]), MathF.Max(b[1], b[3]));
        float aArea = (aBottom - aTop) * (aRight - aLeft), bArea = (bBottom - bTop) * (bRight - bLeft);
        if (aArea <= 0 || bArea <= 0)
        {
            return 0;
        }

        float both = MathF.Max(MathF.Min(aBottom, bBottom) - MathF.Max(aTop, bTop), 0) * MathF.Max(MathF.Min(aRight, bRight) - MathF.Max(aLeft, bLeft), 0);
        return both / (aArea + bArea - both);
    }

    private static void SetScores<T>(KernelContext c, List<(int Box, float Score)> picked, int count) where T : IFloatingPointIeee754<T>
    {
        Span<T> scores = c.Output<T>(1, new Dims(count));
        scores.Clear();
        for (int i = 0; i < picked.Count; i++)
        {
            scores[i] = T.CreateChecked(picked[i].Score);
        }
    }

    private static float Number(KernelContext c, int input) => c.Dims(input).Rank == 0 ? Numbers(c, input)[0]
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a scalar, it has the shape {c.Dims(input)}");

    private static float[] Numbers(KernelContext c, int input) => c.Type(input) switch
    {
        DataType.DtFloat => c.Input<float>(input).ToArray(),
        DataType.DtHalf => Array.ConvertAll(c.Input<Half>(input).ToArray(), h => (float)h),
        var type => throw KernelTypes.Unsupported(c.Node, type),
    };
}
