using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>
/// Optimizers' updates as functions of values: the variables come in as they were and go out as they become.
/// Sparse forms update the rows of the indices, one after the other.
/// </summary>
internal static class NaiveUpdates
{
    /// <summary>New values of variable and slots, from the old ones and the gradient.</summary>
    private delegate Real[] Rule(Real[] v, Real g);

    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Both(string name, int slots, Func<NaiveCall, Rule> rule)
        {
            table.Add("ResourceApply" + name, c => Dense(c, slots + 1, rule(c)));
            table.Add("ResourceSparseApply" + name, c => Sparse(c, slots + 1, rule(c)));
        }

        void OnlyDense(string name, int slots, Func<NaiveCall, Rule> rule) => table.Add("ResourceApply" + name, c => Dense(c, slots + 1, rule(c)));

        OnlyDense("GradientDescent", 0, c => (v, g) => [v[0] - (c.Number("alpha") * g)]);
        Both("Momentum", 1, c => (v, g) =>
        {
            Real accum = (c.Number("momentum") * v[1]) + g;
            Real step = c.Bool("use_nesterov") ? (c.Number("lr") * g) + (c.Number("lr") * c.Number("momentum") * accum) : c.Number("lr") * accum;
            return [v[0] - step, accum];
        });
        Both("KerasMomentum", 1, c => (v, g) =>
        {
            Real accum = (c.Number("momentum") * v[1]) - (c.Number("lr") * g);
            return [v[0] + (c.Bool("use_nesterov") ? (c.Number("momentum") * accum) - (c.Number("lr") * g) : accum), accum];
        });
        OnlyDense("Adam", 2, c => (v, g) => Adam(c, v, g, c.Bool("use_nesterov")));
        OnlyDense("AdamWithAmsgrad", 3, c => (v, g) => Amsgrad(c, v, g));
        OnlyDense("AdaMax", 2, c => (v, g) =>
        {
            Real m = (c.Number("beta1") * v[1]) + ((1 - c.Number("beta1")) * g), most = Real.Max(c.Number("beta2") * v[2], Real.Abs(g));
            return [v[0] - (c.Number("lr") / (1 - c.Number("beta1_power")) * m / (most + c.Number("epsilon"))), m, most];
        });
        Both("RMSProp", 2, c => (v, g) =>
        {
            Real squares = Mean(c.Number("rho"), v[1], g * g), moved = (c.Number("momentum") * v[2]) + (c.Number("lr") * g / Real.Sqrt(squares + c.Number("epsilon")));
            return [v[0] - moved, squares, moved];
        });
        Both("CenteredRMSProp", 3, c => (v, g) =>
        {
            Real mean = Mean(c.Number("rho"), v[1], g), squares = Mean(c.Number("rho"), v[2], g * g);
            Real moved = (c.Number("momentum") * v[3]) + (c.Number("lr") * g / Real.Sqrt(squares - (mean * mean) + c.Number("epsilon")));
            return [v[0] - moved, mean, squares, moved];
        });
        Both("Adagrad", 1, c => (v, g) => Adagrad(c, v, g, 0));
        Both("AdagradV2", 1, c => (v, g) => Adagrad(c, v, g, c.Number("epsilon")));
        Both("Adadelta", 2, c => (v, g) =>
        {
            Real squares = Mean(c.Number("rho"), v[1], g * g), step = Real.Sqrt(v[2] + c.Number("epsilon")) / Real.Sqrt(squares + c.Number("epsilon")) * g;
            return [v[0] - (c.Number("lr") * step), squares, Mean(c.Number("rho"), v[2], step * step)];
        });
        Both("Ftrl", 2, c => (v, g) => Ftrl(c, v, g, 0));
        Both("FtrlV2", 2, c => (v, g) => Ftrl(c, v, g, c.Number("l2_shrinkage")));
        OnlyDense("AddSign", 1, c => (v, g) =>
        {
            Real m = Mean(c.Number("beta"), v[1], g);
            return [v[0] - (c.Number("lr") * (c.Number("alpha") + (c.Number("sign_decay") * Sign(g) * Sign(m))) * g), m];
        });
        OnlyDense("PowerSign", 1, c => (v, g) =>
        {
            Real m = Mean(c.Number("beta"), v[1], g);
            return [v[0] - (c.Number("lr") * Real.Exp(c.Number("logbase") * c.Number("sign_decay") * Sign(g) * Sign(m)) * g), m];
        });
        Both("ProximalGradientDescent", 0, c => (v, g) => [Shrink(v[0] - (c.Number("alpha") * g), c.Number("alpha") * c.Number("l1")) / (1 + (c.Number("alpha") * c.Number("l2")))]);
        Both("ProximalAdagrad", 1, c => (v, g) =>
        {
            Real squares = v[1] + (g * g), rate = c.Number("lr") / Real.Sqrt(squares);
            return [Shrink(v[0] - (rate * g), rate * c.Number("l1")) / (1 + (rate * c.Number("l2"))), squares];
        });
    }

    private static NaiveTensor[] Dense(NaiveCall c, int variables, Rule rule)
    {
        NaiveTensor g = c.Input(c.Op.EndsWith("GradientDescent", StringComparison.Ordinal) ? "delta" : "grad");
        Real[][] results = [.. Enumerable.Range(0, g.Count).Select(i => rule([.. Enumerable.Range(0, variables).Select(k => c[k].Real(i))], g.Real(i)))];
        return [.. Enumerable.Range(0, variables).Select(k => NaiveTensor.MakeReal(c.Type(k), c[k].Shape, i => results[i][k]))];
    }

    private static NaiveTensor[] Sparse(NaiveCall c, int variables, Rule rule)
    {
        (NaiveTensor g, NaiveTensor indices) = (c.Input("grad"), c.Input("indices"));
        Real[][] values = [.. Enumerable.Range(0, variables).Select(k => Enumerable.Range(0, c[k].Count).Select(c[k].Real).ToArray())];
        int inner = Places.Count(c[0].Shape.AsSpan(1));
        for (int i = 0; i < g.Count; i++)
        {
            int at = (indices.Index(i / inner) * inner) + (i % inner);
            Real[] result = rule([.. values.Select(v => v[at])], g.Real(i));
            for (int k = 0; k < variables; k++)
            {
                values[k][at] = result[k];
            }
        }

        return [.. Enumerable.Range(0, variables).Select(k => NaiveTensor.MakeReal(c.Type(k), c[k].Shape, i => values[k][i]))];
    }

    // The running mean: what was, by the share that stays, and what is new.
    private static Real Mean(Real stays, Real old, Real fresh) => (stays * old) + ((1 - stays) * fresh);

    private static Real Sign(Real x) => Math.Sign(x.Value);

    // Towards zero, and no further.
    private static Real Shrink(Real x, Real by) => by.Value > 0 ? Sign(x) * Real.Max(Real.Abs(x) - by, 0) : x;

    private static Real[] Adam(NaiveCall c, Real[] v, Real g, bool nesterov)
    {
        Real rate = c.Number("lr") * Real.Sqrt(1 - c.Number("beta2_power")) / (1 - c.Number("beta1_power"));
        Real m = Mean(c.Number("beta1"), v[1], g), s = Mean(c.Number("beta2"), v[2], g * g);
        Real step = nesterov ? Mean(c.Number("beta1"), m, g) : m;
        return [v[0] - (rate * step / (Real.Sqrt(s) + c.Number("epsilon"))), m, s];
    }

    private static Real[] Amsgrad(NaiveCall c, Real[] v, Real g)
    {
        Real rate = c.Number("lr") * Real.Sqrt(1 - c.Number("beta2_power")) / (1 - c.Number("beta1_power"));
        Real m = Mean(c.Number("beta1"), v[1], g), s = Mean(c.Number("beta2"), v[2], g * g), most = Real.Max(v[3], s);
        return [v[0] - (rate * m / (Real.Sqrt(most) + c.Number("epsilon"))), m, s, most];
    }

    private static Real[] Adagrad(NaiveCall c, Real[] v, Real g, Real epsilon)
    {
        Real squares = c.Bool("update_slots") ? v[1] + (g * g) : v[1];
        return [v[0] - (c.Number("lr") * g / (Real.Sqrt(squares) + epsilon)), squares];
    }

    private static Real[] Ftrl(NaiveCall c, Real[] v, Real g, Real shrinkage)
    {
        (Real lr, double power, bool scaled) = (c.Number("lr"), -c.Number("lr_power").Value, c.Bool("multiply_linear_by_lr"));
        Real squares = v[1] + (g * g), shrunk = g + (2 * shrinkage * v[0]), change = (Real.Pow(squares, power) - Real.Pow(v[1], power)) * v[0];
        Real linear = v[2] + (scaled ? (lr * shrunk) - change : shrunk - (change / lr));
        Real l1 = scaled ? lr * c.Number("l1") : c.Number("l1"), root = Real.Pow(squares, power);
        Real divisor = scaled ? root + (2 * c.Number("l2") * lr) : (root / lr) + (2 * c.Number("l2"));
        return [Math.Abs(linear.Value) > l1.Value ? ((Sign(linear) * l1) - linear) / divisor : 0, squares, linear];
    }
}
