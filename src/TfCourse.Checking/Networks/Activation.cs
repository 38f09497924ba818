namespace TfCourse.Checking;

/// <summary>An activation of a hidden layer, with its derivative in the two ways people write it.</summary>
/// <param name="Name">TensorFlow's name.</param>
/// <param name="Of">f(z).</param>
/// <param name="FromZ">f′ in terms of z.</param>
/// <param name="FromA">f′ in terms of a = f(z); null where nobody writes it so.</param>
/// <param name="Kinked">Whether f′ jumps somewhere.</param>
internal sealed record Activation(string Name, Func<double, double> Of, Func<double, double> FromZ, Func<double, double>? FromA, bool Kinked)
{
    private const double SeluScale = 1.0507009873554804934193349852946, SeluAlpha = 1.6732632423543772848170429916717;

    private static readonly double GeluFactor = Math.Sqrt(2 / Math.PI);

    /// <summary>All, the likeliest first.</summary>
    public static IReadOnlyList<Activation> All { get; } =
    [
        new("relu", z => z > 0 ? z : 0, z => z > 0 ? 1 : 0, a => a > 0 ? 1 : 0, true),
        new("tanh", Math.Tanh, z => 1 - Math.Tanh(z) * Math.Tanh(z), a => 1 - a * a, false),
        new("sigmoid", Sigmoid, z => Sigmoid(z) * (1 - Sigmoid(z)), a => a * (1 - a), false),
        Leaky(0.01), Leaky(0.2), Leaky(0.1), Leaky(0.3), Leaky(0.05), Leaky(0.02), Leaky(0.25),
        new("elu", z => z > 0 ? z : Math.Exp(z) - 1, z => z > 0 ? 1 : Math.Exp(z), a => a > 0 ? 1 : a + 1, false),
        new("selu", z => SeluScale * (z > 0 ? z : SeluAlpha * (Math.Exp(z) - 1)), z => SeluScale * (z > 0 ? 1 : SeluAlpha * Math.Exp(z)),
            a => a > 0 ? SeluScale : a + SeluScale * SeluAlpha, true),
        new("softplus", Softplus, Sigmoid, a => 1 - Math.Exp(-a), false),
        new("softsign", z => z / (1 + Math.Abs(z)), z => 1 / ((1 + Math.Abs(z)) * (1 + Math.Abs(z))), a => (1 - Math.Abs(a)) * (1 - Math.Abs(a)), false),
        new("swish", z => z * Sigmoid(z), z => Sigmoid(z) * (1 + z * (1 - Sigmoid(z))), null, false),
        new("gelu", Gelu, GeluDerivative, null, false),
        new("mish", z => z * Math.Tanh(Softplus(z)), z => MishDerivative(z), null, false),
        new("relu6", z => Math.Clamp(z, 0, 6), z => z is > 0 and < 6 ? 1 : 0, a => a is > 0 and < 6 ? 1 : 0, true),
        new("hard_sigmoid", z => Math.Clamp(0.2 * z + 0.5, 0, 1), z => Math.Abs(z) < 2.5 ? 0.2 : 0, a => a is > 0 and < 1 ? 0.2 : 0, true),
        new("sin", Math.Sin, Math.Cos, null, false),
        new("square", z => z * z, z => 2 * z, null, false),
        Linear,
    ];

    public static Activation Linear => new("linear", z => z, _ => 1, _ => 1, false);

    /// <summary>The activation of a name as people write it: ReLU, leaky_relu(0.1), silu, identity.</summary>
    public static Activation Named(string name)
    {
        string plain = new([.. name.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == '.')]);
        plain = plain switch { "identity" or "none" or "" => "linear", "logistic" => "sigmoid", "silu" => "swish", "leakyrelu" => "leakyrelu0.2", _ => plain };
        if (plain.StartsWith("leakyrelu", StringComparison.Ordinal)
            && double.TryParse(plain.AsSpan("leakyrelu".Length), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double slope))
            return Leaky(slope);
        return All.FirstOrDefault(a => a.Name.Replace("_", "", StringComparison.Ordinal) == plain) ?? throw new ArgumentException(
            $"There is no activation '{name}' here. Known: {string.Join(", ", All.Select(a => a.Name))}; leave it out and it is found from your cost.", nameof(name));
    }

    public static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    public static double Softplus(double z) => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));

    private static Activation Leaky(double slope) => new(
        FormattableString.Invariant($"leaky_relu({slope})"), z => z > 0 ? z : slope * z, z => z > 0 ? 1 : slope, a => a > 0 ? 1 : slope, true);

    private static double Gelu(double z) => 0.5 * z * (1 + Math.Tanh(GeluFactor * (z + 0.044715 * z * z * z)));

    private static double GeluDerivative(double z)
    {
        double t = Math.Tanh(GeluFactor * (z + 0.044715 * z * z * z));
        return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * GeluFactor * (1 + 3 * 0.044715 * z * z);
    }

    private static double MishDerivative(double z)
    {
        double t = Math.Tanh(Softplus(z));
        return t + z * (1 - t * t) * Sigmoid(z);
    }
}
