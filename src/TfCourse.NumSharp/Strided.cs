namespace NumSharp;

/// <summary>Walks over one or two arrays of the same axis lengths whose elements need not lie in row-major order.</summary>
internal static class Strided
{
    // Copies the elements, in row-major order of the axes, to target.
    internal static void Gather<T>(NDArray source, Span<T> target) where T : struct
    {
        ReadOnlySpan<T> from = source.Buffer<T>();
        Walk walk = new(source.Dims, source.Strides, source.Strides, source.Offset, source.Offset);
        int written = 0;
        while (walk.NextRow())
        {
            int at = walk.X;
            for (int j = 0; j < walk.Length; j++, at += walk.StepX)
                target[written++] = from[at];
        }
    }

    // Copies values, in row-major order, to the places of target; a single value goes everywhere.
    internal static void Scatter<T>(NDArray target, ReadOnlySpan<T> values) where T : struct
    {
        Span<T> to = target.Buffer<T>();
        Walk walk = new(target.Dims, target.Strides, target.Strides, target.Offset, target.Offset);
        int read = 0, step = values.Length == 1 ? 0 : 1;
        while (walk.NextRow())
        {
            int at = walk.X;
            for (int j = 0; j < walk.Length; j++, at += walk.StepX, read += step)
                to[at] = values[read];
        }
    }

    /// <summary>Rows along the last axis, in row-major order; X and Y are where the two arrays' current rows begin.</summary>
    internal ref struct Walk
    {
        private readonly int[] _dims;
        private readonly int[] _stridesX;
        private readonly int[] _stridesY;
        private readonly int[] _index;
        private int _rowsLeft;
        private bool _started;

        internal Walk(int[] dims, int[] stridesX, int[] stridesY, int x, int y)
        {
            (_dims, _stridesX, _stridesY) = (dims, stridesX, stridesY);
            (X, Y) = (x, y);
            int outer = Math.Max(dims.Length - 1, 0);
            _index = new int[outer];
            Length = dims.Length == 0 ? 1 : dims[^1];
            StepX = dims.Length == 0 ? 0 : stridesX[^1];
            StepY = dims.Length == 0 ? 0 : stridesY[^1];
            _rowsLeft = Length == 0 ? 0 : Shape.Count(dims.AsSpan(0, outer));
        }

        internal int Length { get; }

        internal int StepX { get; }

        internal int StepY { get; }

        internal int X { get; private set; }

        internal int Y { get; private set; }

        internal bool NextRow()
        {
            if (_rowsLeft-- <= 0)
                return false;
            if (!_started)
                return _started = true;

            // Like an odometer: the last outer axis turns first.
            int axis = _index.Length - 1;
            while (++_index[axis] == _dims[axis])
            {
                X -= (_dims[axis] - 1) * _stridesX[axis];
                Y -= (_dims[axis] - 1) * _stridesY[axis];
                _index[axis--] = 0;
            }

            X += _stridesX[axis];
            Y += _stridesY[axis];
            return true;
        }
    }
}
