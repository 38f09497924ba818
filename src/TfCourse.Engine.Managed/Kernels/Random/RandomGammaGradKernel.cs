namespace TfCourse.Engine.Managed;

/// <summary>RandomGammaGrad: how a sample of the gamma distribution of shape alpha moves with alpha.</summary>
internal static class RandomGammaGradKernel
{
    public static Kernel Create(NodeInfo node) => Binary.Double<RandomGammaGrad>(node);

    private readonly struct RandomGammaGrad : IDoubleBinary
    {
        public static double Invoke(double alpha, double sample) => IncompleteGamma.SampleByA(alpha, sample);
    }
}
