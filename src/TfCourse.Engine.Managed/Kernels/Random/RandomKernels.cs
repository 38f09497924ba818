namespace TfCourse.Engine.Managed;

/// <summary>The kernels of random numbers.</summary>
internal static class RandomKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Multinomial", static _ => new MultinomialKernel(stateful: true));
        table.Add("ParameterizedTruncatedNormal", static node => ParameterizedTruncatedNormalKernel.Create(node));
        table.Add("RandomGamma", static _ => Kernel.Of(RandomGammaKernel.Run));
        table.Add("RandomGammaGrad", static node => RandomGammaGradKernel.Create(node));
        table.Add("RandomPoissonV2", static node => RandomPoissonV2Kernel.Create(node));
        table.Add("RandomShuffle", static node => RandomShuffleKernel.Create(node));
        table.Add("RandomStandardNormal", static _ => StatefulRandomKernel.Create(PhiloxFill.Normal));
        table.Add("RandomUniform", static _ => StatefulRandomKernel.Create(PhiloxFill.Uniform));
        table.Add("RandomUniformInt", static node => KernelTypes.Integer<RandomUniformIntKernel>(node, node.Type("Tout")));
        table.Add("StatelessMultinomial", static _ => new MultinomialKernel(stateful: false));
        table.Add("StatelessRandomGetAlg", static _ => Kernel.Of(static c => c.Output<int>(0, default)[0] = StatelessRandomGetKeyCounterKernel.Algorithm));
        table.Add("StatelessRandomGetKeyCounter", static _ => Kernel.Of(StatelessRandomGetKeyCounterKernel.Run));
        table.Add("StatelessRandomGetKeyCounterAlg", static _ => Kernel.Of(StatelessRandomGetKeyCounterKernel.Run));
        table.Add("StatelessRandomNormal", static _ => StatelessRandomKernel.Create(PhiloxFill.Normal));
        table.Add("StatelessRandomNormalV2", static _ => StatelessRandomKernel.CreateV2(PhiloxFill.Normal));
        table.Add("StatelessRandomUniform", static _ => StatelessRandomKernel.Create(PhiloxFill.Uniform));
        table.Add("StatelessRandomUniformFullInt", static _ => StatelessRandomKernel.Create(PhiloxFill.FullInt));
        table.Add("StatelessRandomUniformFullIntV2", static _ => StatelessRandomKernel.CreateV2(PhiloxFill.FullInt));
        table.Add("StatelessRandomUniformInt", static node => KernelTypes.Integer<StatelessRandomUniformIntKernel>(node, node.Type("dtype")));
        table.Add("StatelessRandomUniformIntV2", static node => KernelTypes.Integer<StatelessRandomUniformIntKernel>(node, node.Type("dtype")));
        table.Add("StatelessRandomUniformV2", static _ => StatelessRandomKernel.CreateV2(PhiloxFill.Uniform));
        table.Add("StatelessShuffle", static node => RandomShuffleKernel.Create(node));
        table.Add("StatelessTruncatedNormal", static _ => StatelessRandomKernel.Create(PhiloxFill.TruncatedNormal));
        table.Add("StatelessTruncatedNormalV2", static _ => StatelessRandomKernel.CreateV2(PhiloxFill.TruncatedNormal));
        table.Add("TruncatedNormal", static _ => StatefulRandomKernel.Create(PhiloxFill.TruncatedNormal));
    }
}
