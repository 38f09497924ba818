namespace TfCourse.Engine.Managed;

/// <summary>
/// CombinedNonMaxSuppression: of each image and each class the best boxes that do not overlap better ones, then of all classes the best, filled up with zeros.
/// Boxes are [images, boxes, 1 or classes, 4], scores [images, boxes, classes].
/// </summary>
internal sealed class CombinedNonMaxSuppressionKernel(NodeInfo node) : Kernel
{
    private readonly bool _pads = node.Bool("pad_per_class"), _clips = node.Bool("clip_boxes");

    public override void Run(KernelContext c)
    {
        Dims boxDims = c.Dims(0), scoreDims = c.Dims(1);
        bool fits = boxDims.Rank == 4 && boxDims[3] == 4 && scoreDims.Rank == 3 && boxDims[0] == scoreDims[0] && boxDims[1] == scoreDims[1]
            && (boxDims[2] == 1 || boxDims[2] == scoreDims[2]);
        if (!fits)
        {
            throw EngineException.InvalidArgument($"boxes must be [batch, n, 1 or classes, 4] and scores [batch, n, classes], they are {boxDims} and {scoreDims}");
        }

        (long perClass, long total, float overlap, float least) = (c.Integer(2), c.Integer(3), Number(c, 4), Number(c, 5));
        if (perClass < 1 || total < 1 || !(overlap is >= 0 and <= 1))
        {
            throw EngineException.InvalidArgument(FormattableString.Invariant(
                $"max_size_per_class is {perClass}, max_total_size {total}, iou_threshold {overlap}: the first two must be positive, the third in [0, 1]"));
        }

        (int images, int count, int sets, int classes) = ((int)boxDims[0], (int)boxDims[1], (int)boxDims[2], (int)scoreDims[2]);
        int size = checked((int)(_pads ? Math.Min(total, Math.Min(perClass, int.MaxValue) * classes) : total));
        Span<float> boxes = c.Output<float>(0, new Dims(images, size, 4)), scores = c.Output<float>(1, new Dims(images, size)), kinds = c.Output<float>(2, new Dims(images, size));
        Span<int> valid = c.Output<int>(3, new Dims(images));
        boxes.Clear();
        scores.Clear();
        kinds.Clear();
        ReadOnlySpan<float> allBoxes = c.Input<float>(0), allScores = c.Input<float>(1);
        for (int image = 0; image < images; image++)
        {
            List<(float Score, int Kind, int Box)> found = [];
            for (int kind = 0; kind < classes; kind++)
            {
                c.Run.ThrowIfCancelled();
                float[] own = new float[4 * count], ownScores = new float[count];
                for (int i = 0; i < count; i++)
                {
                    allBoxes.Slice(4 * ((((image * count) + i) * sets) + (sets == 1 ? 0 : kind)), 4).CopyTo(own.AsSpan(4 * i));
                    ownScores[i] = allScores[(((image * count) + i) * classes) + kind];
                }

                found.AddRange(NonMaxSuppressionKernel.Pick(NonMaxSuppressionKernel.Of(own), ownScores, (int)Math.Min(perClass, count), overlap, least, 0).Select(p => (p.Score, kind, p.Box)));
            }

            valid[image] = Math.Min(found.Count, size);
            int at = image * size;
            foreach ((float score, int kind, int box) in found.OrderByDescending(f => f.Score).Take(size))
            {
                ReadOnlySpan<float> from = allBoxes.Slice(4 * ((((image * count) + box) * sets) + (sets == 1 ? 0 : kind)), 4);
                for (int k = 0; k < 4; k++)
                {
                    boxes[(4 * at) + k] = _clips ? MathF.Max(MathF.Min(from[k], 1), 0) : from[k];
                }

                (scores[at], kinds[at]) = (score, kind);
                at++;
            }
        }
    }

    private static float Number(KernelContext c, int input) => c.Dims(input).Rank == 0 ? c.Input<float>(input)[0]
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be a scalar, it has the shape {c.Dims(input)}");
}
