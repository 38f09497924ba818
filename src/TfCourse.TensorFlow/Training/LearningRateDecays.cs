namespace Tensorflow;

/// <summary>Learning rates that fall with the step, as nodes under TensorFlow's names.</summary>
internal static class LearningRateDecays
{
    private static tensorflow Tf => Binding.tf;

    public static Tensor Exponential(Tensor rate, Tensor? step, Tensor steps, Tensor factor, bool staircase, string? name)
    {
        Require(step);
        using var scope = new ops.NameScope(name, "ExponentialDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor every = Cast(steps, type), decay = Cast(factor, type);
        Tensor p = Cast(step!, type) / every;
        return Build.One("Mul", scope, [initial, Build.One("Pow", null, [decay, staircase ? Tf.floor(p) : p])]);
    }

    public static Tensor NaturalExponential(Tensor rate, Tensor? step, Tensor steps, Tensor factor, bool staircase, string? name)
    {
        Require(step);
        Tensor falling = Tf.exp(Tf.negative(Floating(factor)));
        return Exponential(rate, step, steps, falling, staircase, name);
    }

    public static Tensor InverseTime(Tensor rate, Tensor? step, Tensor steps, Tensor factor, bool staircase, string? name)
    {
        Require(step);
        using var scope = new ops.NameScope(name, "InverseTimeDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor every = Cast(steps, type), decay = Cast(factor, type);
        Tensor p = Cast(step!, type) / every;
        Tensor counted = staircase ? Tf.floor(p) : p;
        Tensor one = Cast(Tf.constant(1), type);
        return Build.One("RealDiv", scope, [initial, Build.One("AddV2", "Add", [one, Build.One("Mul", "Mul", [decay, counted])])]);
    }

    public static Tensor Polynomial(Tensor rate, Tensor? step, Tensor steps, Tensor end, Tensor power, bool cycle, string? name)
    {
        Require(step);
        using var scope = new ops.NameScope(name, "PolynomialDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor last = Cast(end, type), exponent = Cast(power, type), now = Cast(step!, type), every = Cast(steps, type);
        if (cycle)
        {
            // The whole number of rounds that the step is in, at least 1.
            Tensor first = Tf.equal(now, 0f);
            Tensor rounds = Tf.where_v2(first, 1f, Tf.math.ceil(now / Floating(steps)));
            every = Build.One("Mul", "Mul", [every, rounds]);
        }
        else
        {
            now = Tf.minimum(now, every);
        }

        Tensor p = now / every;
        return Build.One("AddV2", scope, [Build.One("Mul", "Mul", [initial - last, Build.One("Pow", null, [1f - p, exponent])]), last]);
    }

    public static Tensor Cosine(Tensor rate, Tensor? step, Tensor steps, float alpha, string? name)
    {
        Require(step);
        using var scope = new ops.NameScope(name, "CosineDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor every = Cast(steps, type);
        Tensor done = Tf.minimum(Cast(step!, type), every) / every;
        Tensor wave = Tf.cos(Pi(type) * done);
        Tensor falling = 0.5f * (1f + wave);
        return Build.One("Mul", "Mul", [initial, ((1 - alpha) * falling) + alpha]);
    }

    public static Tensor CosineRestarts(Tensor rate, Tensor? step, Tensor steps, Tensor growth, Tensor shrink, Tensor alpha, string? name)
    {
        Require(step);
        using var scope = new ops.NameScope(name, "SGDRDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor first = Cast(steps, type), floor = Cast(alpha, type), longer = Cast(growth, type), lower = Cast(shrink, type);
        Tensor done = Cast(step!, type) / first;
        Tensor[] place = Tf.cond(Tf.equal(longer, 1f), () => Alike(done), () => Growing(done, longer));
        Tensor height = Tf.pow(lower, place[0], name: "pow");
        Tensor wave = Tf.cos(Pi(type, () => 0.5f * height, out Tensor half) * place[1]);
        Tensor falling = half * (1f + wave);
        return Build.One("Mul", scope, [initial, ((1f - floor) * falling) + floor]);
    }

    public static Tensor LinearCosine(Tensor rate, Tensor? step, Tensor steps, Tensor periods, Tensor alpha, Tensor beta, string? name, Func<Tensor, Tensor, Tensor>? noise)
    {
        Require(step);
        using var scope = new ops.NameScope(name, noise is null ? "LinearCosineDecay" : "NoisyLinearCosineDecay");
        (Tensor initial, TF_DataType type) = Initial(rate);
        Tensor every = Cast(steps, type), waves = Cast(periods, type), above = Cast(alpha, type), under = Cast(beta, type);
        Tensor now = Tf.minimum(Cast(step!, type), every);
        Tensor linear = (every - now) / every;
        if (noise is not null)
        {
            linear = noise(linear, now);
        }

        Tensor done = now / every;
        Tensor fraction = 2f * waves * done;
        Tensor cosine = 0.5f * (1f + Tf.cos(Pi(type) * fraction));
        return Build.One("Mul", scope, [initial, ((above + linear) * cosine) + under]);
    }

    /// <summary>The rate as a tensor.</summary>
    private static (Tensor Rate, TF_DataType Type) Initial(Tensor rate)
    {
        Tensor initial = Floating(rate).In(ops.get_default_graph(), TF_DataType.DtInvalid, "initial_learning_rate");
        return (initial, initial.dtype.as_base_dtype());
    }

    // Within one period a place; periods of one length.
    private static Tensor[] Alike(Tensor done)
    {
        Tensor restarts = Tf.floor(done);
        return [restarts, done - restarts];
    }

    // Periods that grow by a factor: their number is a logarithm.
    private static Tensor[] Growing(Tensor done, Tensor longer)
    {
        Tensor restarts = Tf.floor(Tf.log(1f - (done * (1f - longer))) / Tf.log(longer));
        Tensor before = (1f - Tf.pow(longer, restarts)) / (1f - longer);
        return [restarts, (done - before) / Tf.pow(longer, restarts)];
    }

    private static Tensor Pi(TF_DataType type) => Tf.constant(Math.PI, type);

    private static Tensor Pi(TF_DataType type, Func<Tensor> before, out Tensor half)
    {
        half = before();
        return Pi(type);
    }

    private static Tensor Cast(Tensor value, TF_DataType type) => Tf.cast(Floating(value), type);

    // A number with a point is Python's float, which becomes a float32.
    private static Tensor Floating(Tensor value)
        => value is Literal { dtype: TF_DataType.TF_DOUBLE } literal ? new Literal(Literals.Convert(literal.Value, TF_DataType.TF_FLOAT)) : value;

    private static void Require(Tensor? step)
    {
        if (step is null)
        {
            throw new ValueError("None values not supported. global_step is needed: tf.train.get_or_create_global_step() makes one.");
        }
    }
}
