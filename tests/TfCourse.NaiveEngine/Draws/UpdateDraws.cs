using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of optimizers' updates. The first inputs are the values of the variables.</summary>
internal static class UpdateDraws
{
    // The inputs behind the variables, in their order; g is the gradient, i the indices of a sparse one.
    private static readonly (string Name, string Slots, string Inputs, string? Flag)[] Rules =
    [
        ("GradientDescent", "", "lr g", null),
        ("Momentum", "m", "lr g beta", "use_nesterov"),
        ("KerasMomentum", "m", "lr g beta", "use_nesterov"),
        ("Adam", "m s", "beta beta lr beta beta epsilon g", "use_nesterov"),
        ("AdamWithAmsgrad", "m s s", "beta beta lr beta beta epsilon g", null),
        ("AdaMax", "m s", "beta lr beta beta epsilon g", null),
        ("RMSProp", "s m", "lr beta beta epsilon g", null),
        ("CenteredRMSProp", "z s m", "lr beta beta epsilon g", null),
        ("Adagrad", "s", "lr g", "update_slots"),
        ("AdagradV2", "s", "lr epsilon g", "update_slots"),
        ("Adadelta", "s s", "lr beta epsilon g", null),
        ("Ftrl", "s m", "g lr small small power", "multiply_linear_by_lr"),
        ("FtrlV2", "s m", "g lr small small small power", "multiply_linear_by_lr"),
        ("AddSign", "m", "lr beta beta beta g", null),
        ("PowerSign", "m", "lr beta beta beta g", null),
        ("ProximalGradientDescent", "", "lr small small g", null),
        ("ProximalAdagrad", "s", "lr small small g", null),
    ];

    private static readonly (string Name, string Slots, string Inputs, string? Flag)[] SparseRules =
    [
        ("Momentum", "m", "lr g i beta", "use_nesterov"),
        ("KerasMomentum", "m", "lr g i beta", "use_nesterov"),
        ("RMSProp", "s m", "lr beta beta epsilon g i", null),
        ("CenteredRMSProp", "z s m", "lr beta beta epsilon g i", null),
        ("Adagrad", "s", "lr g i", "update_slots"),
        ("AdagradV2", "s", "lr epsilon g i", "update_slots"),
        ("Adadelta", "s s", "lr beta epsilon g i", null),
        ("Ftrl", "s m", "g i lr small small power", "multiply_linear_by_lr"),
        ("FtrlV2", "s m", "g i lr small small small power", "multiply_linear_by_lr"),
        ("ProximalGradientDescent", "", "lr small small g i", null),
        ("ProximalAdagrad", "s", "lr small small g i", null),
    ];

    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.AddRange(Rules.Select(rule => (Func<Draw, DrawnCall>)(d => Dense(d, rule.Name, rule.Slots, rule.Inputs, rule.Flag))));
        draws.AddRange(SparseRules.Select(rule => (Func<Draw, DrawnCall>)(d => Sparse(d, rule.Name, rule.Slots, rule.Inputs, rule.Flag))));
    }

    private static DrawnCall Dense(Draw d, string name, string slots, string inputs, string? flag)
    {
        (DataType type, int[] shape) = (d.RealType(), d.Shape(0, 3, 600, 0));
        return Call(d, "ResourceApply" + name, type, shape, slots, inputs, flag, d.Reals(type, shape), null);
    }

    private static DrawnCall Sparse(Draw d, string name, string slots, string inputs, string? flag)
    {
        (DataType type, int[] shape) = (d.RealType(), d.Shape(1, 3, 600, 1));
        int rows = d.Size(20);
        HostTensor indices = d.Wholes(d.Any(DataType.DtInt32, DataType.DtInt64), [rows], 0, shape[0] - 1);
        return Call(d, "ResourceSparseApply" + name, type, shape, slots, inputs, flag, d.Reals(type, Places.With(shape, 0, rows)), indices);
    }

    private static DrawnCall Call(Draw d, string op, DataType type, int[] shape, string slots, string inputs, string? flag, HostTensor gradient, HostTensor? indices)
    {
        HostTensor Slot(string kind) => kind switch
        {
            "m" => d.Reals(type, shape),
            "z" => Draw.Fill(type, shape, _ => 0),
            _ => Draw.Fill(type, shape, _ => 0.1 + (d.Below(1000) / 500.0)),
        };
        HostTensor One(double value) => Draw.Fill(type, [], _ => value);
        HostTensor Input(string kind) => kind switch
        {
            "g" => gradient,
            "i" => indices!,
            "lr" => One(d.Any(0.1, 0.01, 1)),
            "beta" => One(d.Any(0.9, 0.5, 0.99)),
            "epsilon" => One(d.Any(1e-7, 0.1)),
            "small" => One(d.Any(0, 0.01, 0.3)),
            _ => One(d.Any(-0.5, -0.7)),
        };
        return new DrawnCall(
            op,
            [d.Reals(type, shape), .. slots.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Slot), .. inputs.Split(' ').Select(Input)],
            flag is null ? [] : [(flag, d.Chance(0.5))]);
    }
}
