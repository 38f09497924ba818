using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>The one walk behind transposes, slices, tiles and paddings, against a walk element by element.</summary>
[TestFixture]
public sealed class StridedTests
{
    private static readonly int[][] Shapes = [[], [1], [7], [3, 5], [33, 18], [2, 3, 4], [5, 1, 17, 2], [2, 2, 2, 2, 3], [0, 3], [16, 16, 1]];

    [TestCaseSource(nameof(Shapes))]
    public void Any_order_of_axes_in_any_direction_is_copied(int[] shape)
    {
        var random = new Random(7);
        for (int trial = 0; trial < 20; trial++)
        {
            int rank = shape.Length;
            int[] order = [.. Enumerable.Range(0, rank).OrderBy(_ => random.Next())];
            long[] extents = [.. order.Select(a => (long)shape[a])];
            var steps = new long[rank];
            Strided.RowMajor([.. shape.Select(s => (long)s)], steps);
            var from = new long[rank];
            long start = 0;
            for (int i = 0; i < rank; i++)
            {
                bool back = random.Next(2) == 0;
                from[i] = back ? -steps[order[i]] : steps[order[i]];
                start += back ? steps[order[i]] * Math.Max(0, extents[i] - 1) : 0;
            }

            var to = new long[rank];
            Strided.RowMajor(extents, to);
            float[] source = [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => (float)i)];
            var ours = new float[source.Length];
            Strided.Copy<float>(source, start, from, ours, 0, to, extents);
            Assert.That(ours, Is.EqualTo(Plain(source, start, from, extents)));
        }
    }

    [TestCase(-1, 1, 3)]
    [TestCase(0, 2, 3)]
    [TestCase(1, 1, 4)]
    [TestCase(2, -1, 4)]
    public void A_walk_out_of_the_tensor_is_refused(long start, long step, long count)
        => Assert.That(() => Strided.Copy<int>(new int[4], start, [step], new int[8], 0, [1], [count]), Throws.TypeOf<EngineException>());

    private static float[] Plain(float[] source, long start, long[] steps, long[] extents)
    {
        var result = new List<float>();
        if (source.Length > 0)
        {
            Walk(0, start);
        }

        return [.. result];

        void Walk(int axis, long at)
        {
            if (axis == extents.Length)
            {
                result.Add(source[at]);
                return;
            }

            for (long i = 0; i < extents[axis]; i++)
            {
                Walk(axis + 1, at + (i * steps[axis]));
            }
        }
    }
}
