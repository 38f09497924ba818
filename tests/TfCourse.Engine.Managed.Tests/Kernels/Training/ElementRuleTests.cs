using System.Numerics;

namespace TfCourse.Engine.Managed.Tests;

[TestFixture(typeof(float))]
[TestFixture(typeof(double))]
public sealed class ElementRuleTests<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    [Test]
    public void Slots_reach_0_where_the_gradient_stays_0()
    {
        // Adam's m falls by a tenth in each step, and would end at a few times the smallest number, of which a tenth is nothing.
        var rule = new ElementRule<AdamRule, T>(new AdamRule(nesterov: false));
        rule.Prepare([0.9, 0.999, 0.001, 0.9, 0.999, 1e-8]);
        T smallest = typeof(T) == typeof(float) ? (T)(object)SmallestNormal.Float : (T)(object)SmallestNormal.Double;
        T[] w = Filled(T.One), m = Filled(smallest * T.CreateTruncating(1.05)), v = Filled(T.One), g = new T[w.Length];
        m[3] = T.NaN;
        m[5] = -m[5];
        m[7] = T.CreateTruncating(4);
        rule.Apply(w, m, v, default, g);
        for (int i = 0; i < w.Length; i++)
        {
            Assert.That(m[i], i == 3 ? Is.NaN : Is.EqualTo(i == 7 ? T.CreateTruncating(4) - (T.CreateTruncating(4) * (T.One - T.CreateTruncating(0.9))) : T.Zero), $"at {i}");
            Assert.That(v[i], Is.GreaterThan(T.CreateTruncating(0.99)));
            Assert.That(w[i], i == 3 ? Is.NaN : i == 7 ? Is.LessThan(T.One) : Is.EqualTo(T.One));
        }
    }

    // Whole registers and a rest.
    private static T[] Filled(T value)
    {
        var all = new T[19];
        all.AsSpan().Fill(value);
        return all;
    }
}
