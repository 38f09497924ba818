namespace TfCourse.Course;

/// <summary>
/// The course's argument against grids: with 25 trials of two parameters, one of which is idle, a grid tries 5 values of the
/// one that matters, random search 25.
/// </summary>
/// <param name="Grid">Places tried by the grid, both coordinates in [0, 1].</param>
/// <param name="Random">Places tried at random.</param>
/// <param name="GridBest">The best value after each trial of the grid, the mean over many places of the peak.</param>
/// <param name="RandomBest">The same for random search.</param>
public sealed record GridAgainstRandom(
    IReadOnlyList<(double Matters, double Idle)> Grid, IReadOnlyList<(double Matters, double Idle)> Random,
    IReadOnlyList<double> GridBest, IReadOnlyList<double> RandomBest)
{
    private const int Side = 5, Peaks = 200;
    private const double Width = 0.06;

    /// <summary>Runs both, through the same strategies that a study uses, on <c>exp(−((u − peak)/0.06)²/2)</c> for 200 places of the peak.</summary>
    /// <param name="seed">Of random search and of the peaks.</param>
    public static GridAgainstRandom Run(ulong seed)
    {
        var space = new SearchSpace([new UniformParameter("matters", 0, 1), new UniformParameter("idle", 0, 1)]);
        var grid = new GridSearch(space, Side, 1);
        const int trials = Side * Side;
        (double, double)[] onGrid = [.. Enumerable.Range(0, trials).Select(p => Place(grid.Propose(p, [])!))];
        double[] gridBest = new double[trials], randomBest = new double[trials];
        (double, double)[] first = [];
        for (int r = 0; r < Peaks; r++)
        {
            var stream = new SearchStream(seed, r);
            double peak = stream.Uniform();
            var random = new RandomSearch(space, seed + (ulong)r, 1);
            (double, double)[] atRandom = [.. Enumerable.Range(0, trials).Select(p => Place(random.Propose(p, [])!))];
            first = r == 0 ? atRandom : first;
            (double g, double q) = (0, 0);
            for (int t = 0; t < trials; t++)
            {
                g = Math.Max(g, Height(onGrid[t].Item1, peak));
                q = Math.Max(q, Height(atRandom[t].Item1, peak));
                gridBest[t] += g / Peaks;
                randomBest[t] += q / Peaks;
            }
        }

        return new GridAgainstRandom(onGrid, first, gridBest, randomBest);
    }

    private static (double, double) Place(Proposal proposal) => (proposal.Values["matters"].Number, proposal.Values["idle"].Number);

    private static double Height(double u, double peak) => Math.Exp(-0.5 * (u - peak) * (u - peak) / (Width * Width));
}
