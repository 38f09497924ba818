namespace TfCourse.Engine.Managed;

/// <summary>Images with channels last and a border of zeros around: the form in which windows slide over them. Nothing is copied when nothing has to be added or moved.</summary>
internal readonly unsafe struct BorderedImages<T> where T : unmanaged
{
    // What a row of a few places takes.
    private const int NarrowBytes = 512;

    private readonly int _depth, _height, _width, _channels;
    private readonly (int Before, int After) _d, _h, _w;
    private readonly bool _channelsFirst;

    public BorderedImages((int Depth, int Height, int Width) size, (int Before, int After) depth, (int Before, int After) height, (int Before, int After) width, int channels, bool channelsFirst)
    {
        (_depth, _height, _width) = size;
        (_d, _h, _w, _channels) = (depth, height, width, channels);
        _channelsFirst = channelsFirst && channels > 1;
        (Height, Width) = (_height + _h.Before + _h.After, _width + _w.Before + _w.After);
        RowStride = Sizes.Bytes((long)Width * channels, 1);
        PlaneStride = Sizes.Bytes((long)Height * RowStride, 1);
        ImageStride = Sizes.Bytes(((long)_depth + _d.Before + _d.After) * PlaneStride, 1);
        IsAsGiven = !_channelsFirst && _d == (0, 0) && _h == (0, 0) && _w == (0, 0);
    }

    /// <summary>Whether the images can be read where they are.</summary>
    public bool IsAsGiven { get; }

    /// <summary>Rows of an image with its border.</summary>
    public int Height { get; }

    /// <summary>Columns of an image with its border.</summary>
    public int Width { get; }

    /// <summary>Elements from a row to the next.</summary>
    public int RowStride { get; }

    /// <summary>Elements from a plane to the next.</summary>
    public int PlaneStride { get; }

    /// <summary>Elements from an image to the next.</summary>
    public int ImageStride { get; }

    /// <summary>Elements of an image without its border.</summary>
    public int Given => _depth * _height * _width * _channels;

    /// <summary>Some images in this form: as they are, or written to the memory of the thread for it, which the next call reuses.</summary>
    public T* Take(T* images, int first, int count, int purpose)
    {
        T* given = images + ((nint)first * Given);
        if (IsAsGiven)
        {
            return given;
        }

        T* bordered = ThreadMemory.Of<T>(purpose, (long)count * ImageStride);
        Write(given, count, bordered);
        return bordered;
    }

    /// <summary>Writes images with their border.</summary>
    public void Write(T* images, int count, T* to)
    {
        int line = _width * _channels, before = _w.Before * _channels, after = _w.After * _channels;
        if (!_channelsFirst && _depth == 1 && _d == (0, 0) && RowStride * sizeof(T) <= NarrowBytes)
        {
            WriteNarrow(images, count, to + ((nint)_h.Before * RowStride) + before, line);
            return;
        }

        for (int image = 0; image < count; image++, images += Given)
        {
            T* row = Zeros(to + ((nint)image * ImageStride), (nint)_d.Before * PlaneStride);
            for (int d = 0; d < _depth; d++)
            {
                row = Zeros(row, (nint)_h.Before * RowStride);
                for (int h = 0; h < _height; h++)
                {
                    row = Zeros(row, before);
                    int at = ((d * _height) + h) * _width;
                    if (_channelsFirst)
                    {
                        Transposition.Write(images + at, _depth * _height * _width, _channels, _width, row, _channels);
                    }
                    else
                    {
                        new ReadOnlySpan<T>(images + ((nint)at * _channels), line).CopyTo(new Span<T>(row, line));
                    }

                    row = Zeros(row + line, after);
                }

                row = Zeros(row, (nint)_h.After * RowStride);
            }

            Zeros(row, (nint)_d.After * PlaneStride);
        }
    }

    // Short rows: to clear all takes less time than the many pieces of the border.
    private void WriteNarrow(T* images, int count, T* to, int line)
    {
        for (int image = 0; image < count; image++, to += ImageStride)
        {
            Zeros(to - (((nint)_h.Before * RowStride) + ((nint)_w.Before * _channels)), ImageStride);
            T* row = to;
            for (int h = 0; h < _height; h++, images += line, row += RowStride)
            {
                new ReadOnlySpan<T>(images, line).CopyTo(new Span<T>(row, line));
            }
        }
    }

    /// <summary>y[n, c, p] = x[n, p, c]: the order of a channels-first tensor.</summary>
    public static void MoveChannelsFirst(T* x, T* y, int count, int places, int channels)
    {
        for (int image = 0; image < count; image++)
        {
            nint at = (nint)image * places * channels;
            Transposition.Write(x + at, channels, places, channels, y + at, places);
        }
    }

    private static T* Zeros(T* to, nint count)
    {
        new Span<T>(to, (int)count).Clear();
        return to + count;
    }
}
