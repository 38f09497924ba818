using System.Globalization;
using System.Numerics;

namespace TfCourse.Checking;

/// <summary>Activations, outputs and losses on complex numbers: the same pieces as on real ones, chosen by the real part.</summary>
internal static class ComplexFunctions
{
    private const double SeluScale = 1.0507009873554804934193349852946, SeluAlpha = 1.6732632423543772848170429916717;

    public static Complex Absolute(Complex z) => z.Real < 0 ? -z : z;

    /// <summary>An activation by its name.</summary>
    public static Func<Complex, Complex> Activation(string name) => name switch
    {
        "linear" => z => z,
        "relu" => z => z.Real > 0 ? z : 0,
        "tanh" => Tanh,
        "sigmoid" => Sigmoid,
        "elu" => z => z.Real > 0 ? z : Complex.Exp(z) - 1,
        "selu" => z => SeluScale * (z.Real > 0 ? z : SeluAlpha * (Complex.Exp(z) - 1)),
        "softplus" => Softplus,
        "softsign" => z => z / (1 + Absolute(z)),
        "swish" => z => z * Sigmoid(z),
        "gelu" => z => 0.5 * z * (1 + Tanh(Math.Sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z))),
        "mish" => z => z * Tanh(Softplus(z)),
        "relu6" => z => z.Real <= 0 ? 0 : z.Real >= 6 ? 6 : z,
        "hard_sigmoid" => z => z.Real <= -2.5 ? 0 : z.Real >= 2.5 ? 1 : 0.2 * z + 0.5,
        "sin" => Complex.Sin,
        "square" => z => z * z,
        _ when name.StartsWith("leaky_relu(", StringComparison.Ordinal) && double.Parse(name.AsSpan(11, name.Length - 12), CultureInfo.InvariantCulture) is var slope => z => z.Real > 0 ? z : slope * z,
        _ => throw new ArgumentException($"The activation '{name}' is not known on complex numbers."),
    };

    /// <summary>An output function by its name, or several one after the other, on [units, examples].</summary>
    public static Complex[] Output(string name, Complex[] z, int n, int m) => name.Split(", then ").Aggregate(z, (value, step) => step switch
    {
        "softmax" => Softmax(value, n, m),
        _ => Array.ConvertAll(value, Activation(step).Invoke),
    });

    /// <summary>A loss of one output and label.</summary>
    public static Func<Complex, double, Complex> Loss(LossFunction loss)
    {
        double inside = loss.Clips ? 0 : loss.Guard;
        Func<Complex, double, Complex> plain = loss.Name switch
        {
            "binary cross-entropy" => (a, y) => -(Part(y, a + inside) + Part(1 - y, 1 - a + inside)),
            "categorical cross-entropy" => (a, y) => -Part(y, a + inside),
            "squared error" => (a, y) => (a - y) * (a - y),
            "absolute error" => (a, y) => Absolute(a - y),
            "log-cosh" => (a, y) => Complex.Log(Complex.Cosh(a - y)),
            "Huber loss" => (a, y) => Math.Abs(a.Real - y) <= 1 ? 0.5 * (a - y) * (a - y) : Absolute(a - y) - 0.5,
            "hinge loss of labels -1 and 1" => (a, y) => 1 - a.Real * y > 0 ? 1 - a * y : 0,
            "hinge loss of labels 0 and 1" => (a, y) => 1 - a.Real * (2 * y - 1) > 0 ? 1 - a * (2 * y - 1) : 0,
            _ => throw new ArgumentException($"The loss '{loss.Name}' is not known on complex numbers."),
        };
        return loss.Clips ? (a, y) => plain(a.Real <= loss.Guard ? loss.Guard : a.Real >= 1 - loss.Guard ? 1 - loss.Guard : a, y) : plain;
    }

    private static Complex Part(double y, Complex a) => y == 0 ? 0 : y * Complex.Log(a);

    private static Complex Sigmoid(Complex z)
    {
        if (z.Real >= 0)
            return 1 / (1 + Complex.Exp(-z));
        Complex e = Complex.Exp(z);
        return e / (1 + e);
    }

    // (1 - e^-2|z|) / (1 + e^-2|z|), which cannot overflow.
    private static Complex Tanh(Complex z)
    {
        Complex e = Complex.Exp(-2 * Absolute(z)), t = (1 - e) / (1 + e);
        return z.Real < 0 ? -t : t;
    }

    private static Complex Softplus(Complex z) => (z.Real > 0 ? z : 0) + Complex.Log(1 + Complex.Exp(-Absolute(z)));

    private static Complex[] Softmax(Complex[] z, int n, int m)
    {
        var a = new Complex[z.Length];
        for (int e = 0; e < m; e++)
        {
            double top = Enumerable.Range(0, n).Max(i => z[i * m + e].Real);
            Complex sum = 0;
            for (int i = 0; i < n; i++)
                sum += a[i * m + e] = Complex.Exp(z[i * m + e] - top);
            for (int i = 0; i < n; i++)
                a[i * m + e] /= sum;
        }

        return a;
    }
}
