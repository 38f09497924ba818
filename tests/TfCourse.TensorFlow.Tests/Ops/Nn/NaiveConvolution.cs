namespace TfCourse.TensorFlow.Tests;

/// <summary>Convolution by its definition, in double: what the kernels are held against.</summary>
public sealed record NaiveConvolution(int Batch, int Height, int Width, int Channels, int FilterHeight, int FilterWidth, int Outputs, int Stride, int Dilation, bool Same, int Groups)
{
    public int OutputHeight => Places(Height, FilterHeight);

    public int OutputWidth => Places(Width, FilterWidth);

    public int GroupChannels => Channels / Groups;

    /// <summary>Calls back for every product: the places of output, input and filter in their arrays, channels last.</summary>
    public void Visit(Action<int, int, int> product)
    {
        (int top, int left) = (Before(Height, FilterHeight), Before(Width, FilterWidth));
        for (int b = 0; b < Batch; b++)
        {
            for (int i = 0; i < OutputHeight; i++)
            {
                for (int j = 0; j < OutputWidth; j++)
                {
                    for (int r = 0; r < FilterHeight; r++)
                    {
                        for (int q = 0; q < FilterWidth; q++)
                        {
                            (int y, int x) = ((i * Stride) - top + (r * Dilation), (j * Stride) - left + (q * Dilation));
                            if (y >= 0 && y < Height && x >= 0 && x < Width)
                            {
                                Channel(product, (((b * OutputHeight) + i) * OutputWidth) + j, (((b * Height) + y) * Width) + x, (r * FilterWidth) + q);
                            }
                        }
                    }
                }
            }
        }
    }

    private void Channel(Action<int, int, int> product, int output, int input, int entry)
    {
        for (int k = 0; k < Outputs; k++)
        {
            int group = k / (Outputs / Groups);
            for (int c = 0; c < GroupChannels; c++)
            {
                product((output * Outputs) + k, (input * Channels) + (group * GroupChannels) + c, (((entry * GroupChannels) + c) * Outputs) + k);
            }
        }
    }

    private int Extent(int filter) => ((filter - 1) * Dilation) + 1;

    private int Places(int size, int filter) => Same ? (size + Stride - 1) / Stride : (size - Extent(filter) + Stride) / Stride;

    private int Before(int size, int filter) => Same ? Math.Max(0, ((Places(size, filter) - 1) * Stride) + Extent(filter) - size) / 2 : 0;
}
