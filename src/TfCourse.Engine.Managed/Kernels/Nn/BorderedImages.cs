namespace TfCourse.Engine.Managed;

/// <summary>Images with channels last and a border of zeros around: the form in which windows slide over them. Nothing is copied when nothing has to be added or moved.</summary>
internal sealed unsafe class BorderedImages<T> where T : unmanaged
{
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

    /// <summary>Writes images with their border.</summary>
    public void Write(T* images, int count, T* to)
    {
        new Span<T>(to, checked(count * ImageStride)).Clear();
        for (int image = 0; image < count; image++, images += Given)
        {
            for (int d = 0; d < _depth; d++)
            {
                for (int h = 0; h < _height; h++)
                {
                    T* row = to + ((long)image * ImageStride) + ((long)(d + _d.Before) * PlaneStride) + ((long)(h + _h.Before) * RowStride) + ((long)_w.Before * _channels);
                    int line = ((d * _height) + h) * _width;
                    if (!_channelsFirst)
                    {
                        new ReadOnlySpan<T>(images + ((long)line * _channels), _width * _channels).CopyTo(new Span<T>(row, _width * _channels));
                        continue;
                    }

                    int plane = _depth * _height * _width;
                    for (int ch = 0; ch < _channels; ch++)
                    {
                        T* from = images + ((long)ch * plane) + line;
                        for (int w = 0; w < _width; w++)
                        {
                            row[(w * _channels) + ch] = from[w];
                        }
                    }
                }
            }
        }
    }

    /// <summary>y[n, c, p] = x[n, p, c]: the order of a channels-first tensor.</summary>
    public static void MoveChannelsFirst(T* x, T* y, int count, int places, int channels)
    {
        for (int image = 0; image < count; image++)
        {
            T* from = x + ((long)image * places * channels), to = y + ((long)image * places * channels);
            for (int p = 0; p < places; p++)
            {
                for (int ch = 0; ch < channels; ch++)
                {
                    to[((long)ch * places) + p] = *from++;
                }
            }
        }
    }
}
