namespace TfCourse.Checking;

/// <summary>One usual mistake of an optimizer: a switch of its rule turned.</summary>
internal sealed record OptimizerMistake(string Id, string Title, string Where, Func<RuleOptions, RuleOptions> Make, double Rarity = 1)
{
    private const string Moments = "m = β1·m + (1-β1)·g; v = β2·v + (1-β2)·g²", Correction = "m̂ = m/(1-β1ᵗ), v̂ = v/(1-β2ᵗ), with t = 1 at the first step";

    /// <summary>The table; a row may stand under one id more than once.</summary>
    public static IReadOnlyList<OptimizerMistake> All { get; } =
    [
        new("sign", "the parameters move along the gradient, not against it", "w = w - rate·step", o => o with { Rate = -o.Rate }),
        new("learning-rate-missing", "the step is not multiplied by the learning rate", "w = w - rate·step", o => o with { Rate = Math.Sign(o.Rate) }),
        new("velocity-without-1-beta", "the velocity takes the whole gradient, without (1-β1)", "v = β·v + (1-β)·g in this rule", o => o with { Gain1 = 1 }),
        new("velocity-with-1-beta", "the velocity takes (1-β1) of the gradient, where this rule takes all of it", "v = β·v + g in this rule", o => o with { Gain1 = 1 - o.Claim.Beta1 }),
        new("squares-without-1-beta", "the average of squares takes the whole g², without (1-β2)", Moments, o => o with { Gain2 = 1 }),
        new("beta-on-wrong-term", "β1 and (1-β1) stand at each other's term", Moments, o => o with { Beta1 = 1 - o.Beta1, Gain1 = o.Beta1 }),
        new("beta-on-wrong-term", "β1 and (1-β1) stand at each other's term (the bias correction has them right)", Moments, o => o with { Beta1 = 1 - o.Beta1, Gain1 = o.Beta1, CorrectFirst = o.CorrectFirst }, 1.2),
        new("beta2-on-wrong-term", "β2 and (1-β2) stand at each other's term", Moments, o => o with { Beta2 = 1 - o.Beta2, Gain2 = o.Beta2 }),
        new("betas-swapped", "β1 and β2 are exchanged", Moments, o => o with { Beta1 = o.Beta2, Beta2 = o.Beta1, Gain1 = o.Gain2, Gain2 = o.Gain1 }),
        new("update-before-velocity", "the parameters move by the velocity of the step before: it is updated afterwards", "first v, then w = w - rate·v", o => o with { MovesFirst = true }),
        new("update-before-correction", "the parameters move by what the step before left: the moments are updated or corrected afterwards", "first the moments and their correction, then w", o => o with { MovesFirst = true }),
        new("nesterov-extra", "the step looks ahead as Nesterov's does, which this rule does not", "w = w - rate·v", o => o with { Nesterov = true }),
        new("nesterov-missing", "the look-ahead of Nesterov's rule is missing: this is plain momentum", "w = w - rate·(g + β·v), after v = β·v + g", o => o with { Nesterov = false }),
        new("epsilon-place", "ε stands inside the root", "rate·m/(√v + ε)", o => o with { Epsilon = EpsilonPlace.Inside }),
        new("epsilon-place", "ε stands outside the root", "rate·m/√(v + ε)", o => o with { Epsilon = EpsilonPlace.Outside }),
        new("epsilon-place", "ε is added before the bias correction (TensorFlow's form), not after it", "m̂/(√v̂ + ε)", o => o with { Epsilon = EpsilonPlace.BeforeCorrection }),
        new("epsilon-missing", "ε is missing", "the divisor: √v + ε", o => o with { Epsilon = EpsilonPlace.Missing }),
        new("gradient-not-squared", "the average of squares takes |g|, not g²", Moments, o => o with { Squares = false }),
        new("root-missing", "the step is divided by the average of squares, not by its root", "rate·m/(√v + ε)", o => o with { Root = false }),
        new("bias-correction-missing", "the bias correction is missing", Correction, o => o with { CorrectFirst = false, CorrectSecond = false }),
        new("first-correction-missing", "the bias correction of the first moment is missing", Correction, o => o with { CorrectFirst = false }),
        new("second-correction-missing", "the bias correction of the second moment is missing", Correction, o => o with { CorrectSecond = false }),
        new("time-from-zero", "t starts at 0: the first correction divides by 0, later ones are one step late", Correction, o => o with { TimeShift = -1 }),
        new("time-ahead", "t runs one step ahead: it starts at 2", Correction, o => o with { TimeShift = 1 }),
        new("time-stuck", "t stays at 1: the bias correction never fades", Correction + "; count t up", o => o with { TimeFixed = 1 }),
        new("accumulator-start", "the accumulator starts at 0", "its start value", o => o with { InitialAccumulator = 0 }),
        new("accumulator-start", "the accumulator starts at 0.1", "its start value", o => o with { InitialAccumulator = 0.1 }),
        new("accumulator-start", "the accumulator starts at 1", "its start value", o => o with { InitialAccumulator = 1 }),
        new("accumulator-forgets", "the accumulator is overwritten by g², not added to", "a = a + g²", o => o with { Forgets = true }),
        new("centering-missing", "the mean of the gradient is not subtracted", "√(s - mean² + ε)", o => o with { Centered = false }),
        new("centering-extra", "the square of the gradient's mean is subtracted, as the centered rule does", "√(s + ε)", o => o with { Centered = true }),
        new("momentum-missing", "the momentum is missing", "mom = μ·mom + rate·g/√(s + ε)", o => o with { Beta1 = 0 }),
        new("decay-in-gradient", "the decay is added to the gradient (L2), not to the step", "w = w - rate·(m̂/(√v̂ + ε) + decay·w)", o => o with { DecayInGradient = true }),
        new("decay-missing", "the weight decay is missing", "w = w - rate·(m̂/(√v̂ + ε) + decay·w)", o => o with { Decay = 0 }),
        new("maximum-missing", "the maximum of the second moments is not kept: this is Adam", "v̂ = max(v̂ before, v̂)", o => o with { KeepsMaximum = false }),
        new("l1-missing", "the L1 part is missing", "shrink by rate·l1", o => o with { L1 = 0 }),
        new("l2-missing", "the L2 part is missing", "divide by 1 + rate·l2", o => o with { L2 = 0 }),
    ];
}
