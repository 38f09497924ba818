using NumSharp;

namespace TfCourse.Reference.Tests;

public sealed class UpdateRuleTests
{
    private static readonly Dictionary<string, UpdateRule> Rules = new()
    {
        ["GradientDescent"] = new GradientDescent(),
        ["CourseMomentum"] = new CourseMomentum(),
        ["TensorFlowMomentum"] = new TensorFlowMomentum(),
        ["Nesterov"] = new Nesterov(),
        ["CourseRMSProp"] = new CourseRMSProp(),
        ["TensorFlowRMSProp"] = new TensorFlowRMSProp(),
        ["CenteredRMSProp"] = new CenteredRMSProp(),
        ["CourseAdam"] = new CourseAdam(),
        ["TensorFlowAdam"] = new TensorFlowAdam(),
        ["AMSGrad"] = new AMSGrad(),
        ["AdamW"] = new AdamW(0),
        ["Adagrad"] = new Adagrad(),
        ["Adadelta"] = new Adadelta(epsilon: 1e-2),
        ["AdaMax"] = new AdaMax(),
        ["Lion"] = new Lion(),
    };

    private static IEnumerable<string> Names => Rules.Keys;

    [Test]
    public void Every_rule_is_tested_here()
        => Assert.That(Rules.Values.Select(rule => rule.GetType()).Distinct(), Is.EquivalentTo(
            typeof(UpdateRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(UpdateRule)))));

    [TestCaseSource(nameof(Names))]
    public void Every_rule_comes_near_the_bottom_of_a_bowl(string name)
    {
        NDArray bottom = np.array(new double[,] { { 1, -2, 0.5 } });
        Parameters w = new() { ["W1"] = np.array(new double[,] { { 2.0, 1.0, -1.0 } }) };
        Optimizer optimizer = new(Rules[name], name is "Adagrad" or "Adadelta" ? 0.5 : 0.01);
        double start = Height(w);
        for (int step = 0; step < 2000; step++)
            w = optimizer.Step(w, new Gradients { ["dW1"] = 2.0 * (w["W1"] - bottom) });

        Assert.That(Height(w), Is.LessThan(start * 1e-3));
        double Height(Parameters at) => (double)np.sum(np.square(at["W1"] - bottom));
    }

    [TestCaseSource(nameof(Names))]
    public void A_zero_gradient_at_the_start_moves_nothing(string name)
    {
        NDArray w = np.array(new[,] { { 1.5, -2 } });
        Update update = Rules[name].Apply(w, np.zeros((1, 2)), SlotValues.Start(Rules[name].Slots, w), 0.1, 1);

        Assert.That(update.W.ToArray<double>(), Is.EqualTo(w.ToArray<double>()));
    }

    [TestCaseSource(nameof(Names))]
    public void A_rule_is_pure_and_gives_every_slot_its_next_value(string name)
    {
        UpdateRule rule = Rules[name];
        NDArray w = np.array(new[,] { { 1.5, -2 } }), g = np.array(new[,] { { 0.1, 3 } });
        SlotValues slots = SlotValues.Start(rule.Slots, w);

        Update first = rule.Apply(w, g, slots, 0.1, 1), again = rule.Apply(w, g, slots, 0.1, 1);

        Assert.That(first.W.ToArray<double>(), Is.EqualTo(again.W.ToArray<double>()));
        Assert.That(w.ToArray<double>(), Is.EqualTo(new[] { 1.5, -2 }));
        Assert.That(first.Slots.Names, Is.EqualTo(rule.Slots.Select(slot => slot.Name)));
        foreach (Slot slot in rule.Slots)
            Assert.That(slots[slot.Name].ToArray<double>(), Is.All.EqualTo(slot.InitialValue));
    }

    [Test]
    public void The_course_and_TensorFlow_take_the_same_momentum_steps_when_the_rate_is_scaled()
    {
        Assert.That(Path(new CourseMomentum(0.9), 0.1), Is.EqualTo(Path(new TensorFlowMomentum(0.9), 0.1 * (1 - 0.9))).Within(1e-15));
        Assert.That(Path(new CourseMomentum(0), 0.1), Is.EqualTo(Path(new GradientDescent(), 0.1)).Within(1e-16));
        Assert.That(Path(new Nesterov(0.9), 0.1), Is.Not.EqualTo(Path(new TensorFlowMomentum(0.9), 0.1)).Within(1e-3));
    }

    // A gradient of 1e-7 shows where epsilon stands: 0.91 and 0.24 of the learning rate.
    [Test]
    public void The_two_forms_of_Adam_differ_where_gradients_are_tiny()
    {
        double course = FirstStep(new CourseAdam(epsilon: 1e-8)), tensorFlow = FirstStep(new TensorFlowAdam(epsilonHat: 1e-8));
        double hat = 1e-8 * Math.Sqrt(1 - 0.999);

        Assert.That(course, Is.EqualTo(1 / 1.1).Within(1e-9));
        Assert.That(tensorFlow, Is.EqualTo(0.2403).Within(1e-4));
        Assert.That(FirstStep(new TensorFlowAdam(epsilonHat: hat)), Is.EqualTo(course).Within(1e-9), "ε̂ = ε·√(1 - β₂)");
        static double FirstStep(UpdateRule rule) => -(double)rule.Apply(0.0, 1e-7, SlotValues.Start(rule.Slots, 0.0), 1, 1).W;
    }

    [Test]
    public void Epsilon_inside_the_root_is_the_first_release_of_the_course()
    {
        double Step(AdamEpsilon place) => -(double)new CourseAdam(0, 0, 0.25, place).Apply(0.0, 2.0, SlotValues.Start([new("v"), new("s")], 0.0), 1, 1).W;

        Assert.That(Step(AdamEpsilon.BesideRoot), Is.EqualTo(2 / 2.25).Within(1e-15));
        Assert.That(Step(AdamEpsilon.InsideRoot), Is.EqualTo(2 / Math.Sqrt(4.25)).Within(1e-15));
    }

    [Test]
    public void Weight_decay_of_AdamW_acts_without_a_gradient()
    {
        NDArray w = np.array(2.0, -4);
        AdamW rule = new(weightDecay: 0.1);

        Assert.That(rule.Apply(w, np.zeros(2), SlotValues.Start(rule.Slots, w), 0.5, 1).W.ToArray<double>(), Is.EqualTo(new[] { 1.9, -3.8 }).Within(1e-15));
    }

    [Test]
    public void CourseRMSProp_starts_at_zero_with_epsilon_beside_the_root()
    {
        CourseRMSProp rule = new(0.75, 0.5);
        Update update = rule.Apply(1.0, 2.0, SlotValues.Start(rule.Slots, 1.0), 0.3, 1);

        Assert.That((double)update.Slots["s"], Is.EqualTo(1));
        Assert.That((double)update.W, Is.EqualTo(1 - 0.3 * 2 / 1.5).Within(1e-15));
    }

    [Test]
    public void Hyperparameters_outside_their_range_are_named_with_it()
    {
        Assert.That(() => new CourseAdam(beta1: 1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("beta1 is 1").And.Message.Contains("below 1"));
        Assert.That(() => new TensorFlowAdam(epsilonHat: 0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("above 0"));
        Assert.That(() => new CourseMomentum(double.NaN), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new AdamW(-0.1), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("at least 0"));
        Assert.That(() => new Adagrad(0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("initialAccumulator"));
        Assert.That(() => new Optimizer(new GradientDescent(), 0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("learning rate"));
        Assert.That(() => new Optimizer(new GradientDescent(), 1) { Steps = -1 }, Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void A_parameter_without_a_gradient_or_slots_is_named()
    {
        Optimizer optimizer = new(new CourseAdam(), 0.1);

        Assert.That(() => optimizer.Step(new Parameters { ["W1"] = 1.0 }, new Gradients { ["dW2"] = 1.0 }),
            Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("dW1").And.Message.Contains("dW2"));
        Assert.That(() => optimizer.SlotsOf("b1"), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("Initialize"));
    }

    private static double[] Path(UpdateRule rule, double learningRate)
    {
        Parameters w = new() { ["W1"] = 5.0 };
        Optimizer optimizer = new(rule, learningRate);
        double[] path = new double[20];
        for (int i = 0; i < path.Length; i++)
        {
            w = optimizer.Step(w, new Gradients { ["dW1"] = np.tanh(w["W1"]) });
            path[i] = (double)w["W1"];
        }

        return path;
    }
}
