namespace TfCourse.Course.Tests;

[TestFixture]
public sealed class StrategyTests
{
    private static readonly SearchSpace Plane = new([new UniformParameter("x", 0, 1), new UniformParameter("y", 0, 1)]);

    [Test]
    public void Every_coordinate_of_Sobol_has_a_point_in_each_equal_interval()
    {
        for (int d = 0; d < SobolSequence.MostDimensions; d++)
        {
            for (int bits = 1; bits <= 8; bits++)
            {
                int[] cells = [.. Enumerable.Range(0, 1 << bits).Select(i => (int)(SobolSequence.Digits((uint)i, d) >> (32 - bits))).Order()];
                Assert.That(cells, Is.EqualTo(Enumerable.Range(0, 1 << bits)), $"coordinate {d}, 2^{bits} points");
            }
        }
    }

    [Test]
    public void The_first_two_coordinates_of_Sobol_share_all_equal_boxes()
    {
        for (int bits = 0; bits <= 6; bits++)
        {
            var boxes = Enumerable.Range(0, 64).Select(i => (SobolSequence.Digits((uint)i, 0) >> 26 >> (6 - bits), SobolSequence.Digits((uint)i, 1) >> 26 >> bits));
            Assert.That(boxes.Distinct().Count(), Is.EqualTo(64), $"2^{bits} by 2^{6 - bits} boxes");
        }
    }

    [Test]
    public void Halton_writes_the_number_backwards_in_primes()
    {
        var space = new SearchSpace([new UniformParameter("x", 0, 1), new UniformParameter("y", 0, 1)]);
        var search = new HaltonSearch(space, 3, 1);
        double[] x = [.. Enumerable.Range(0, 6).Select(p => search.Propose(p, [])!.Values["x"].Number)], y = [.. Enumerable.Range(0, 6).Select(p => search.Propose(p, [])!.Values["y"].Number)];
        Assert.That(Differences(x), Is.EqualTo(Differences([1 / 2.0, 1 / 4.0, 3 / 4.0, 1 / 8.0, 5 / 8.0, 3 / 8.0])).Within(1e-12));
        Assert.That(Differences(y), Is.EqualTo(Differences([1 / 3.0, 2 / 3.0, 1 / 9.0, 4 / 9.0, 7 / 9.0, 2 / 9.0])).Within(1e-12));
    }

    [Test]
    public void A_grid_has_every_combination_once_and_none_that_differs_in_nothing()
    {
        var space = new SearchSpace(
        [
            new ChoiceParameter("optimizer", [new("adam"), new("momentum")]),
            new UniformParameter("momentum", 0, 1, new SearchCondition("optimizer", ["momentum"])),
        ]);
        var grid = new GridSearch(space, 3, 1);
        Assert.That(grid.Points(100), Is.EqualTo(4));
        Assert.That(Enumerable.Range(0, 4).Select(p => grid.Propose(p, [])!.Values.ToString()), Is.EqualTo(new[] { "optimizer=adam", "optimizer=momentum, momentum=0", "optimizer=momentum, momentum=0.5", "optimizer=momentum, momentum=1" }));
        Assert.That(GridSearch.LevelsFor(Plane, 27), Is.EqualTo(5));
    }

    [TestCase("random")]
    [TestCase("sobol")]
    [TestCase("halton")]
    [TestCase("zoom")]
    [TestCase("halving")]
    [TestCase("hyperband")]
    [TestCase("tpe")]
    public void What_is_tried_does_not_depend_on_the_order_in_which_trials_end(string name)
    {
        Assert.That(Search(name, 60, 1, backwards: false).Tried, Is.EqualTo(Search(name, 60, 1, backwards: true).Tried));
        Assert.That(Search(name, 60, 2, backwards: false).Tried, Is.Not.EqualTo(Search(name, 60, 1, backwards: false).Tried));
    }

    [TestCase("zoom")]
    [TestCase("tpe")]
    [TestCase("halving")]
    public void Strategies_that_look_at_results_beat_random_search(string name)
    {
        double[] ours = [.. Enumerable.Range(1, 20).Select(s => Search(name, 80, s, false).Best)], random = [.. Enumerable.Range(1, 20).Select(s => Search("random", 80, s, false).Best)];
        Assert.That(ours.Zip(random).Count(p => p.First <= p.Second), Is.GreaterThanOrEqualTo(name == "halving" ? 6 : 14), $"{string.Join(' ', ours)} against {string.Join(' ', random)}");
    }

    [Test]
    public void Successive_halving_needs_less_than_half_of_the_budget_for_the_same_best()
    {
        // The first 81 configurations are the same for both: a configuration is drawn from its number.
        (long halved, long full) = (0, 0);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var halving = new HalvingSearch(PracticeObjective.Space, seed, 81, 3, hyperband: false);
            var history = new List<PointRecord?>();
            for (int p = 0; p < halving.PointsOfRound; p++)
            {
                Proposal proposal = halving.Propose(p, history)!;
                halved += proposal.Budget - (proposal.Continues is { } other ? history[other]!.Proposal.Budget : 0);
                history.Add(new PointRecord(proposal, true, PracticeObjective.Error(proposal.Values, proposal.Budget)));
            }

            double best = history.Min(r => r!.Loss);
            var random = new RandomSearch(PracticeObjective.Space, seed, 81);
            int needed = Enumerable.Range(0, 81).ToList().FindIndex(p => PracticeObjective.Floor(random.Propose(p, [])!.Values) <= best + 1e-6) + 1;
            Assert.That(needed, Is.GreaterThan(0), "both find the same best");
            full += needed * 81;
        }

        TestContext.Out.WriteLine($"halving {halved} epochs, random {full} epochs");
        Assert.That(halved, Is.LessThan(full / 2));
    }

    [Test]
    public void Hyperband_lays_out_the_brackets_of_its_paper()
    {
        // R = 81, η = 3: the table of the paper, brackets s = 4 to 0.
        var search = new HalvingSearch(Plane, 1, 81, 3, hyperband: true);
        PointRecord?[] history = [];
        var sizes = new List<(int Budget, bool New)>();
        for (int p = 0; p < search.PointsOfRound; p++)
        {
            Proposal proposal = search.Propose(p, history)!;
            sizes.Add((proposal.Budget, proposal.Continues is null));
            history = [.. history, new PointRecord(proposal, true, p)];
        }

        Assert.That(sizes.GroupBy(s => s).Select(g => (g.Key.Budget, g.Key.New, g.Count())), Is.EquivalentTo(new[]
        {
            (1, true, 81), (3, false, 27), (9, false, 9 + 11), (27, false, 3 + 3 + 5), (81, false, 1 + 1 + 1 + 2),
            (3, true, 34), (9, true, 15), (27, true, 8), (81, true, 5),
        }));
    }

    [Test]
    public void Asha_never_waits_and_promotes_the_best_third()
    {
        var search = new AshaSearch(Plane, 1, 9, 3);
        var history = new List<PointRecord?>();
        for (int p = 0; p < 60; p++)
        {
            Proposal? proposal = search.Propose(p, history);
            Assert.That(proposal, Is.Not.Null);
            history.Add(new PointRecord(proposal!, true, proposal!.Values["x"].Number));
        }

        PointRecord[] first = [.. history.Where(r => r!.Proposal.Budget == 1)!], second = [.. history.Where(r => r!.Proposal.Budget == 3)!];
        Assert.That(second, Has.Length.InRange(first.Length / 4, first.Length / 2));
        Assert.That(history.Where(r => r!.Proposal.Continues is not null).Select(r => r!.Proposal.Continues).Distinct().Count(), Is.EqualTo(history.Count(r => r!.Proposal.Continues is not null)));
    }

    [Test]
    public void An_unknown_strategy_is_answered_with_near_names()
        => Assert.That(() => StrategyCatalog.Create("hyperbend", Plane, 1, 1, 1), Throws.ArgumentException.With.Message.Contains("'hyperband'"));

    private static double[] Differences(double[] values) => [.. values.Skip(1).Zip(values, (b, a) => ((b - a) + 1) % 1)];

    // A search by three workers, one generation of running trials at a time, that end in one order or the other.
    private static (string[] Tried, double Best) Search(string name, int points, int seed, bool backwards)
    {
        SearchStrategy strategy = StrategyCatalog.Create(name, Plane, (ulong)seed, points, 9);
        var history = new PointRecord?[points];
        var tried = new string[points];
        while (history.Any(r => r is not { IsDone: true }))
        {
            var running = new List<int>();
            for (int p = 0; p < points && running.Count < 3; p++)
            {
                if (history[p] is null && strategy.Propose(p, history) is { } proposal)
                {
                    history[p] = new PointRecord(proposal, false, double.PositiveInfinity);
                    tried[p] = $"{proposal.Values} {proposal.Budget} {proposal.Continues}";
                    running.Add(p);
                }
            }

            Assert.That(running, Is.Not.Empty, "somebody can always work");
            foreach (int p in backwards ? Enumerable.Reverse(running) : running)
            {
                SearchValues v = history[p]!.Proposal.Values;
                double loss = Math.Pow(v["x"].Number - 0.7, 2) + Math.Pow(v["y"].Number - 0.2, 2);
                history[p] = new PointRecord(history[p]!.Proposal, true, loss + (0.001 / history[p]!.Proposal.Budget));
            }
        }

        return (tried, history.Min(r => r!.Loss));
    }
}
