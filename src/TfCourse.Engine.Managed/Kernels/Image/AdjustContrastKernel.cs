namespace TfCourse.Engine.Managed;

/// <summary>y = (x - mean) · factor + mean, with the mean of each channel of each image.</summary>
internal static class AdjustContrastKernel
{
    public static void Run(KernelContext c)
    {
        Dims dims = c.Dims(0);
        if (dims.Rank < 3 || c.Value(1).Count != 1)
        {
            throw EngineException.InvalidArgument($"images must have at least 3 axes and contrast_factor must be a scalar, got the shapes {dims} and {c.Dims(1)}");
        }

        float factor = c.Input<float>(1)[0];
        ReadOnlySpan<float> x = c.Input<float>(0);
        int channels = (int)dims[-1], pixels = (int)dims.Product(dims.Rank - 3, dims.Rank - 1);
        Span<float> y = c.Output<float>(0, dims);
        for (int image = 0; image < y.Length; image += pixels * channels)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                double sum = 0;
                for (int i = 0; i < pixels; i++)
                {
                    sum += x[image + (i * channels) + channel];
                }

                float mean = (float)(sum / pixels);
                for (int i = 0; i < pixels; i++)
                {
                    int at = image + (i * channels) + channel;
                    y[at] = ((x[at] - mean) * factor) + mean;
                }
            }
        }
    }
}
