using Tensorflow;
using TfCourse.Reference;
using static Tensorflow.Binding;

namespace TfCourse.Course;

/// <summary>
/// An optimizer written by oneself: slots and one formula of plain ops. <see cref="Lion"/> is the worked example. It makes a
/// variable a slot, computes all new values, and only then writes them.
/// </summary>
/// <param name="name">Name of the slots and of the step.</param>
/// <param name="slots">Names of the arrays kept beside each variable, which begin at 0.</param>
public abstract class ComposedOptimizer(string name, params string[] slots)
{
    /// <summary>One training step.</summary>
    /// <param name="loss">A scalar to be made small.</param>
    /// <param name="variables">The variables to train.</param>
    /// <param name="learningRate">α, a scalar of the variables' type.</param>
    /// <returns>The operation to run for each step.</returns>
    public Operation Minimize(Tensor loss, IReadOnlyList<ResourceVariable> variables, Tensor learningRate)
        => Apply(tf.gradients(loss, [.. variables.Select(v => (Tensor)v)]), variables, learningRate);

    /// <summary>One step by given gradients, which may have been clipped.</summary>
    /// <param name="gradients">A gradient a variable.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="learningRate">α, a scalar of the variables' type.</param>
    public Operation Apply(IReadOnlyList<Tensor> gradients, IReadOnlyList<ResourceVariable> variables, Tensor learningRate)
    {
        TF_DataType type = variables[0].dtype;
        List<(ResourceVariable Variable, Tensor Value)> written = [];
        Tensor? step = null;
        Tensor Count()
        {
            if (step is null)
            {
                ResourceVariable count = tf.Variable(tf.constant(0.0, type), trainable: false, name: $"{name}/t");
                step = count + 1.0;
                written.Add((count, step));
            }

            return step;
        }

        for (int i = 0; i < variables.Count; i++)
        {
            ResourceVariable w = variables[i];
            ResourceVariable[] kept = [.. slots.Select(slot => tf.Variable(tf.zeros(w.shape, type), trainable: false, name: $"{w.Op.name}/{name}_{slot}"))];
            GraphUpdate update = Formula(w, gradients[i], [.. kept.Select(s => (Tensor)s)], learningRate, Count);
            written.Add((w, update.W));
            written.AddRange(kept.Zip(update.Slots));
        }

        using (tf.control_dependencies([.. written.Select(pair => pair.Value.op)]))
        {
            return tf.group([.. written.Select(pair => pair.Variable.assign(pair.Value).op)], name);
        }
    }

    /// <summary>A share of the past, in [0, 1); anything else is refused by name, value and range.</summary>
    protected static double Fraction(double value, string name) => Required(value, name, 0, 1, aboveMin: false, belowMax: true);

    /// <summary>A number above 0; anything else is refused by name, value and range.</summary>
    protected static double Positive(double value, string name) => Required(value, name, 0, double.MaxValue, aboveMin: true, belowMax: false);

    /// <summary>A number of at least 0; anything else is refused by name, value and range.</summary>
    protected static double NotNegative(double value, string name) => Required(value, name, 0, double.MaxValue, aboveMin: false, belowMax: false);

    private static double Required(double value, string name, double min, double max, bool aboveMin, bool belowMax)
    {
        Range.Require(value, name, min, max, aboveMin, belowMax);
        return value;
    }

    /// <summary>The formula, for one variable.</summary>
    /// <param name="w">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="slots">Its slots, in the order of their names.</param>
    /// <param name="alpha">α.</param>
    /// <param name="t">Gives the number of this step, from 1, in the parameter's type; steps are counted only where a formula asks.</param>
    protected abstract GraphUpdate Formula(Tensor w, Tensor g, IReadOnlyList<Tensor> slots, Tensor alpha, Func<Tensor> t);
}

/// <summary>The next values of a parameter and of its slots.</summary>
/// <param name="W">The parameter's.</param>
/// <param name="Slots">The slots', in the order of their names.</param>
public sealed record GraphUpdate(Tensor W, params Tensor[] Slots);
