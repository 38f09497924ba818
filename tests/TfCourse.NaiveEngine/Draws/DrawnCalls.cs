using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Random valid calls, each reproducible by its number alone.</summary>
public static class DrawnCalls
{
    private static readonly List<Func<Draw, DrawnCall>> Draws = All();

    /// <summary>The call of a number: the same number gives the same call.</summary>
    public static DrawnCall Of(int number)
    {
        var draw = new Draw(new Random(number));
        return Draws[draw.Below(Draws.Count)](draw);
    }

    private static List<Func<Draw, DrawnCall>> All()
    {
        var draws = new List<Func<Draw, DrawnCall>>();
        ElementwiseDraws.AddTo(draws);
        ReductionDraws.AddTo(draws);
        ProductDraws.AddTo(draws);
        ImageDraws.AddTo(draws);
        MoveDraws.AddTo(draws);
        GatherDraws.AddTo(draws);
        UpdateDraws.AddTo(draws);
        return draws;
    }
}
