namespace Tensorflow;

/// <summary>The ops of random numbers.</summary>
internal static class RandomOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Multinomial", static () => Multinomial.Define());
        table.Add("ParameterizedTruncatedNormal", static () => ParameterizedTruncatedNormal.Define());
        table.Add("RandomGamma", static () => RandomGamma.Define());
        table.Add("RandomGammaGrad", static () => RandomGammaGrad.Define());
        table.Add("RandomPoissonV2", static () => RandomPoissonV2.Define());
        table.Add("RandomShuffle", static () => RandomShuffle.Define());
        table.Add("RandomStandardNormal", static () => RandomStandardNormal.Define());
        table.Add("RandomUniform", static () => RandomUniform.Define());
        table.Add("RandomUniformInt", static () => RandomUniformInt.Define());
        table.Add("StatelessMultinomial", static () => StatelessMultinomial.Define());
        table.Add("StatelessRandomGetAlg", static () => StatelessRandomGetKeyCounter.DefineAlgAlone());
        table.Add("StatelessRandomGetKeyCounter", static () => StatelessRandomGetKeyCounter.Define());
        table.Add("StatelessRandomGetKeyCounterAlg", static () => StatelessRandomGetKeyCounter.DefineAlg());
        table.Add("StatelessRandomNormal", static () => StatelessRandom.Define("StatelessRandomNormal"));
        table.Add("StatelessRandomNormalV2", static () => StatelessRandom.DefineV2("StatelessRandomNormalV2"));
        table.Add("StatelessRandomUniform", static () => StatelessRandom.Define("StatelessRandomUniform"));
        table.Add("StatelessRandomUniformFullInt", static () => StatelessRandomInt.DefineFull());
        table.Add("StatelessRandomUniformFullIntV2", static () => StatelessRandomInt.DefineFullV2());
        table.Add("StatelessRandomUniformInt", static () => StatelessRandomInt.Define());
        table.Add("StatelessRandomUniformIntV2", static () => StatelessRandomInt.DefineV2());
        table.Add("StatelessRandomUniformV2", static () => StatelessRandom.DefineV2("StatelessRandomUniformV2"));
        table.Add("StatelessShuffle", static () => StatelessShuffle.Define());
        table.Add("StatelessTruncatedNormal", static () => StatelessRandom.Define("StatelessTruncatedNormal"));
        table.Add("StatelessTruncatedNormalV2", static () => StatelessRandom.DefineV2("StatelessTruncatedNormalV2"));
        table.Add("TruncatedNormal", static () => TruncatedNormal.Define());
    }
}
