namespace TfCourse.NaiveEngine;

/// <summary>Parts of a tensor by begin, end and stride.</summary>
internal static class NaiveSlices
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("Slice", c =>
        {
            int[] begin = c[1].Indices(), sizes = [.. c[2].Indices().Select((size, axis) => size == -1 ? c[0].Shape[axis] - begin[axis] : size)];
            return [NaiveMoves.Map(c[0], sizes, at => [.. at.Select((i, axis) => i + begin[axis])])];
        });
        table.Add("StridedSlice", c =>
        {
            var cut = new Cut(c, c[0].Shape, first: 1);
            return [NaiveMoves.Map(c[0], cut.Full, cut.From).Under(cut.Final)];
        });
        table.Add("StridedSliceGrad", c =>
        {
            int[] shape = c[0].Indices();
            var cut = new Cut(c, shape, first: 1);
            var sources = new Dictionary<int, int>();
            for (int i = 0; i < c[4].Count; i++)
            {
                sources[Places.Of(cut.From(Places.Indices(i, cut.Full)), shape)] = i;
            }

            return [NaiveTensor.Make(c.Type(4), shape, i => sources.TryGetValue(i, out int at) ? c[4].Real(at) : 0, i => sources.TryGetValue(i, out int at) ? c[4].Int(at) : 0)];
        });
    }

    /// <summary>Which indices a strided slice takes along each axis.</summary>
    private sealed class Cut
    {
        private readonly List<(int Begin, int Step)> _axes = [];

        public Cut(NaiveCall c, int[] shape, int first)
        {
            int[] begin = c[first].Indices(), end = c[first + 1].Indices(), strides = c[first + 2].Indices();
            bool Has(string mask, int k) => (c.Int(mask) >> k & 1) != 0;
            int given = Enumerable.Range(0, begin.Length).Count(k => !Has("new_axis_mask", k) && !Has("ellipsis_mask", k));
            List<int> full = [], final = [];
            void Whole()
            {
                int size = shape[_axes.Count];
                full.Add(size);
                final.Add(size);
                _axes.Add((0, 1));
            }

            for (int k = 0; k < begin.Length; k++)
            {
                if (Has("ellipsis_mask", k))
                {
                    // It stands for as many axes as the others leave.
                    for (int left = shape.Length - given; left > 0; left--)
                    {
                        Whole();
                    }

                    continue;
                }

                if (Has("new_axis_mask", k))
                {
                    final.Add(1);
                    continue;
                }

                int size = shape[_axes.Count], step = strides[k];
                int Inside(int i) => Math.Clamp(i < 0 ? i + size : i, step > 0 ? 0 : -1, step > 0 ? size : size - 1);
                if (Has("shrink_axis_mask", k))
                {
                    _axes.Add((begin[k] < 0 ? begin[k] + size : begin[k], 1));
                    full.Add(1);
                    continue;
                }

                int from = Has("begin_mask", k) ? (step > 0 ? 0 : size - 1) : Inside(begin[k]);
                int to = Has("end_mask", k) ? (step > 0 ? size : -1) : Inside(end[k]);
                int count = 0;
                for (int i = from; step > 0 ? i < to : i > to; i += step)
                {
                    count++;
                }

                _axes.Add((from, step));
                full.Add(count);
                final.Add(count);
            }

            while (_axes.Count < shape.Length)
            {
                Whole();
            }

            (Full, Final) = ([.. full], [.. final]);
        }

        /// <summary>The shape of the part before axes are dropped and added.</summary>
        public int[] Full { get; }

        /// <summary>The shape of the part.</summary>
        public int[] Final { get; }

        /// <summary>From indices of the part to those of the whole.</summary>
        public int[] From(int[] at) => [.. at.Select((i, axis) => _axes[axis].Begin + (i * _axes[axis].Step))];
    }
}
