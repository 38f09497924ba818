namespace Tensorflow;

/// <summary>The ops of random numbers.</summary>
internal static class RandomOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Multinomial", Multinomial.Define);
        table.Add("ParameterizedTruncatedNormal", ParameterizedTruncatedNormal.Define);
        table.Add("RandomGamma", RandomGamma.Define);
        table.Add("RandomGammaGrad", RandomGammaGrad.Define);
        table.Add("RandomPoissonV2", RandomPoissonV2.Define);
        table.Add("RandomShuffle", RandomShuffle.Define);
        table.Add("RandomStandardNormal", RandomStandardNormal.Define);
        table.Add("RandomUniform", RandomUniform.Define);
        table.Add("RandomUniformInt", RandomUniformInt.Define);
        table.Add("StatelessMultinomial", StatelessMultinomial.Define);
        table.Add("StatelessRandomGetAlg", StatelessRandomGetKeyCounter.DefineAlgAlone);
        table.Add("StatelessRandomGetKeyCounter", StatelessRandomGetKeyCounter.Define);
        table.Add("StatelessRandomGetKeyCounterAlg", StatelessRandomGetKeyCounter.DefineAlg);
        table.Add("StatelessRandomNormal", static () => StatelessRandom.Define("StatelessRandomNormal"));
        table.Add("StatelessRandomNormalV2", static () => StatelessRandom.DefineV2("StatelessRandomNormalV2"));
        table.Add("StatelessRandomUniform", static () => StatelessRandom.Define("StatelessRandomUniform"));
        table.Add("StatelessRandomUniformFullInt", StatelessRandomInt.DefineFull);
        table.Add("StatelessRandomUniformFullIntV2", StatelessRandomInt.DefineFullV2);
        table.Add("StatelessRandomUniformInt", StatelessRandomInt.Define);
        table.Add("StatelessRandomUniformIntV2", StatelessRandomInt.DefineV2);
        table.Add("StatelessRandomUniformV2", static () => StatelessRandom.DefineV2("StatelessRandomUniformV2"));
        table.Add("StatelessShuffle", StatelessShuffle.Define);
        table.Add("StatelessTruncatedNormal", static () => StatelessRandom.Define("StatelessTruncatedNormal"));
        table.Add("StatelessTruncatedNormalV2", static () => StatelessRandom.DefineV2("StatelessTruncatedNormalV2"));
        table.Add("TruncatedNormal", TruncatedNormal.Define);
    }
}
