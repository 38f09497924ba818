using System.Numerics;

namespace TfCourse.Checking;

/// <summary>By steps into the complex plane, where the user gave the cost in complex arithmetic.</summary>
internal sealed class ComplexDifferentiator : IDifferentiator
{
    private readonly Func<IReadOnlyDictionary<string, Complex[]>, Complex> _cost;
    private readonly IReadOnlyList<(string Name, CheckedArray Value)> _start;
    private readonly Dictionary<string, Complex[]> _at;

    private ComplexDifferentiator(Func<IReadOnlyDictionary<string, Complex[]>, Complex> cost, ParameterFunctions functions)
    {
        (_cost, _start) = (cost, functions.Start);
        _at = _start.ToDictionary(p => p.Name, p => Array.ConvertAll(p.Value.Values, v => new Complex(v, 0)));
    }

    public string Name => "complex steps";

    public int KinksAvoided => 0;

    /// <summary>It, when the complex cost is the user's cost and analytic there by central differences; else null and a note.</summary>
    public static ComplexDifferentiator? Of(
        Func<IReadOnlyDictionary<string, Complex[]>, Complex> cost, ParameterFunctions functions, CostNoise noise, CentralDifferences differences, Random random, List<string> notes)
    {
        ComplexDifferentiator made = new(cost, functions);
        Complex value = cost(made._at);
        if (!(Math.Abs(value.Real - noise.Value) <= 1e-9 * Math.Abs(noise.Value) + 10 * noise.Absolute))
        {
            notes.Add(FormattableString.Invariant($"the complex cost is {value.Real:G8} where the cost is {noise.Value:G8}: it is not used"));
            return null;
        }

        for (int p = 0; p < functions.Start.Count; p++)
        {
            int element = random.Next(functions.Start[p].Value.Values.Length);
            NumericDerivative difference = differences.At(p, element);
            if (!difference.Kink && !(Math.Abs(made.At(p, element).Value - difference.Value) <= 20 * difference.Bound + 1e-6 * Math.Abs(difference.Value)))
            {
                notes.Add($"the complex cost has another derivative by {functions.Start[p].Name}{functions.Start[p].Value.Place(element)} than the cost (a comparison, an absolute value or a conjugate in it?): it is not used");
                return null;
            }
        }

        return made;
    }

    public NumericDerivative At(int parameter, int element) => Along(parameter, [element], [1]);

    public NumericDerivative Quick(int parameter, int element, double given) => At(parameter, element);

    public double Wide(int parameter, int element) => At(parameter, element).Value;

    public NumericDerivative Along(int parameter, int[]? elements, double[] signs)
    {
        (string name, CheckedArray value) = _start[parameter];
        double root = Math.Sqrt(signs.Length);
        Complex[] moved = (Complex[])_at[name].Clone();
        for (int k = 0; k < signs.Length; k++)
        {
            int i = elements is null ? k : elements[k];
            moved[i] = new Complex(value.Values[i], ComplexStep.Step * signs[k] / root);
        }

        double slope = _cost(new Dictionary<string, Complex[]>(_at) { [name] = moved }).Imaginary / ComplexStep.Step;
        return new NumericDerivative(slope, 1e-13 * Math.Abs(slope), !double.IsFinite(slope), slope, slope);
    }
}
