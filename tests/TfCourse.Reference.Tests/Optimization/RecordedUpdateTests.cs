using System.Text.Json;
using NumSharp;
using TfCourse.TestKit;

namespace TfCourse.Reference.Tests;

/// <summary>The rules in TensorFlow's form against updates that TensorFlow made.</summary>
public sealed class RecordedUpdateTests
{
    // Rule of an op, and our slot names in the order of the op's.
    private static readonly Dictionary<string, (Func<RecordedUpdate, UpdateRule> Rule, (string Theirs, string Ours)[] Slots)> Rules = new()
    {
        ["GradientDescent"] = (_ => new GradientDescent(), []),
        ["Momentum"] = (u => u.Flag("use_nesterov")
            ? new Nesterov(u.Hyperparameter("momentum")) : new TensorFlowMomentum(u.Hyperparameter("momentum")), [("accum", "momentum")]),
        ["Adagrad"] = (_ => new Adagrad(), [("accum", "accumulator")]),
        ["AdagradV2"] = (u => new Adagrad(0, u.Hyperparameter("epsilon")), [("accum", "accumulator")]),
        ["Adadelta"] = (u => new Adadelta(u.Hyperparameter("rho"), u.Hyperparameter("epsilon")), [("accum", "accum"), ("accum_update", "accum_update")]),
        ["AdaMax"] = (u => new AdaMax(u.Hyperparameter("beta1"), u.Hyperparameter("beta2"), u.Hyperparameter("epsilon")), [("m", "m"), ("v", "v")]),
        ["Adam"] = (u => new TensorFlowAdam(u.Hyperparameter("beta1"), u.Hyperparameter("beta2"), u.Hyperparameter("epsilon")), [("m", "m"), ("v", "v")]),
        ["AdamWithAmsgrad"] = (u => new AMSGrad(u.Hyperparameter("beta1"), u.Hyperparameter("beta2"), u.Hyperparameter("epsilon")), [("m", "m"), ("v", "v"), ("vhat", "vhat")]),
        ["RMSProp"] = (u => new TensorFlowRMSProp(u.Hyperparameter("rho"), u.Hyperparameter("momentum"), u.Hyperparameter("epsilon")), [("ms", "rms"), ("mom", "momentum")]),
        ["CenteredRMSProp"] = (u => new CenteredRMSProp(u.Hyperparameter("rho"), u.Hyperparameter("momentum"), u.Hyperparameter("epsilon")),
            [("mg", "mg"), ("ms", "rms"), ("mom", "momentum")]),
    };

    // Adagrad that reads its accumulator without adding to it, and Adam that looks ahead, are variants no rule stands for.
    private static IEnumerable<TestCaseData> Updates => Rules.Keys.SelectMany(RecordedUpdate.Of)
        .Where(u => !(u.Op.StartsWith("Adagrad", StringComparison.Ordinal) && !u.Flag("update_slots")) && !(u.Op == "Adam" && u.Flag("use_nesterov")))
        .Select(u => new TestCaseData(u).SetName($"{{m}}({u.Name})"));

    [TestCaseSource(nameof(Updates))]
    public void Five_updates_are_those_of_TensorFlow(object recorded)
    {
        RecordedUpdate update = (RecordedUpdate)recorded;
        (Func<RecordedUpdate, UpdateRule> make, (string Theirs, string Ours)[] names) = Rules[update.Op];
        UpdateRule rule = make(update);
        NDArray w = update.Initial("var");
        SlotValues slots = new();
        foreach ((string theirs, string ours) in names)
            slots[ours] = update.Initial(theirs);

        Assert.That(slots.Names, Is.EquivalentTo(rule.Slots.Select(slot => slot.Name)));
        Assert.That(update.Runs, Has.Count.EqualTo(5));
        for (int step = 0; step < update.Runs.Count; step++)
        {
            NDArray g = update.Feed(step, update.Op == "GradientDescent" ? "delta" : "grad");
            Update next = rule.Apply(w, g, slots, LearningRate(update, step), t: step + 1);

            Compare(update.After(step, "var"), next.W, update.Tolerance(step), $"var after step {step + 1}");
            foreach ((string theirs, string ours) in names)
                Compare(update.After(step, theirs), next.Slots[ours], update.Tolerance(step), $"{theirs} after step {step + 1}");
            (w, slots) = (next.W, next.Slots);
        }
    }

    // The op is fed powers of beta that were multiplied up in float32, and our rules raise beta to t: the ratio of the two
    // corrections goes into the learning rate, so that everything else must agree to the last digits.
    private static double LearningRate(RecordedUpdate update, int step)
    {
        double rate = update.Hyperparameter(update.Op == "GradientDescent" ? "alpha" : "lr");
        if (update.Op is not ("Adam" or "AdamWithAmsgrad" or "AdaMax"))
            return rate;
        rate *= (1 - Math.Pow(update.Hyperparameter("beta1"), step + 1)) / (1 - (double)update.Feed(step, "beta1_power"));
        return update.Op == "AdaMax" ? rate
            : rate * Math.Sqrt((1 - (double)update.Feed(step, "beta2_power")) / (1 - Math.Pow(update.Hyperparameter("beta2"), step + 1)));
    }

    private static void Compare(NDArray expected, NDArray actual, GoldenTolerance tolerance, string what)
    {
        // The order of a few multiplications is ours to choose: each may differ by half a unit in the last place.
        double[] theirs = expected.ToArray<double>(), ours = actual.ToArray<double>();
        for (int i = 0; i < theirs.Length; i++)
            Assert.That(ours[i], Is.EqualTo(theirs[i]).Within(4 * tolerance.Allowed(Math.Abs(theirs[i]))), $"{what}, entry {i}");
    }

    // Keras: g = a·w - c from the current values; steps 1 to 5, 10 and 20 are recorded, in float32.
    private static IEnumerable<TestCaseData> KerasAdamW => GoldenStore.Default.ReadLines("keras/optimizers.jsonl")
        .Select(line => line.Raw).Where(json => json.TryGetProperty("class", out JsonElement c) && c.GetString() == "AdamW"
            && !json.GetProperty("config").GetProperty("amsgrad").GetBoolean())
        .Select(json => new TestCaseData(json).SetName($"{{m}}({json.GetProperty("id").GetString()})"));

    [TestCaseSource(nameof(KerasAdamW))]
    public void AdamW_follows_Keras(JsonElement recorded)
    {
        JsonElement config = recorded.GetProperty("config");
        Optimizer optimizer = new(
            new AdamW(config.GetProperty("weight_decay").GetDouble(), epsilonHat: config.GetProperty("epsilon").GetDouble()),
            config.GetProperty("learning_rate").GetDouble());
        Parameters parameters = new() { ["w"] = Tensor(recorded.GetProperty("w0")), ["b"] = Tensor(recorded.GetProperty("b0")) };
        NDArray[] a = [.. recorded.GetProperty("a").EnumerateArray().Select(Tensor)], c = [.. recorded.GetProperty("c").EnumerateArray().Select(Tensor)];

        int compared = 0;
        for (int step = 1; step <= 20; step++)
        {
            Gradients gradients = new() { ["dw"] = a[0] * parameters["w"] - c[0], ["db"] = a[1] * parameters["b"] - c[1] };
            parameters = optimizer.Step(parameters, gradients);
            foreach (JsonElement state in recorded.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("step").GetInt32() == step))
            {
                foreach (string name in parameters.Names)
                    Assert.That(parameters[name].ToArray<double>(), Is.EqualTo(Tensor(state.GetProperty(name)).ToArray<double>()).Within(5e-5), $"{name} after step {step}");
                compared++;
            }
        }

        Assert.That(compared, Is.EqualTo(recorded.GetProperty("steps").GetArrayLength()));
    }

    private static NDArray Tensor(JsonElement tensor)
        => np.array(tensor.GetProperty("values").Deserialize<double[]>()!).reshape(tensor.GetProperty("shape").Deserialize<long[]>()!);
}
