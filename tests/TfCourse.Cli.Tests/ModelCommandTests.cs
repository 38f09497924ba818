using System.Text.Json;
using TfCourse.TestKit;

namespace TfCourse.Cli.Tests;

[TestFixture]
[Parallelizable(ParallelScope.None)]
public sealed class ModelCommandTests
{
    private static string Model(string name) => Repository.PathOf("models/" + name);

    [TestCase("digits")]
    [TestCase("fashion-mnist-mlp")]
    public void A_shipped_model_classifies_every_image_beside_it(string name)
    {
        string[] images = Directory.GetFiles(Path.Combine(Model(name), "examples"), "*.png", SearchOption.AllDirectories);
        Assert.That(images.Count(i => !IsMistake(i)), Is.EqualTo(10), "one of each class");
        Assert.That(images.Count(IsMistake), Is.EqualTo(3), "and some that it takes for another");
        Assert.Multiple(() =>
        {
            foreach (string image in images)
            {
                // The first as a process, the others without its start.
                string output = image == images[0] ? CommandLine.Run(null, "model", "run", Model(name), "--image", image, "--json").Output : Answer(image);
                using JsonDocument json = JsonDocument.Parse(output);
                string answer = json.RootElement.GetProperty("class").GetString()!;
                string said = Path.GetFileNameWithoutExtension(image).Split("-taken-for-")[^1];
                Assert.That(string.Concat(answer.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')), Is.EqualTo(said), image);
            }
        });

        string Answer(string image)
        {
            using var text = new StringWriter();
            ModelRun.Run(new Terminal(text, TextWriter.Null, false, false), new ModelRun.Request(Model(name), null, null, [], image, null, true));
            return text.ToString();
        }

        static bool IsMistake(string image) => image.Contains("-taken-for-", StringComparison.Ordinal);
    }

    [Test]
    public void A_model_is_shown_with_tags_signatures_types_and_shapes()
    {
        CommandLine show = CommandLine.Run(null, "model", "show", Model("digits"));
        Assert.That(show.ExitCode, Is.Zero, show.Error);
        Assert.That(show.Output, Does.Contain("serve").And.Contain("serving_default").And.Contain("images  uint8 [?, 8, 8]").And.Contain("probabilities  float32 [?, 10]"));
        CommandLine checkpoint = CommandLine.Run(null, "model", "show", Path.Combine(Model("digits"), "variables", "variables"));
        Assert.That(checkpoint.Output, Does.Contain("layer1/W  float32 [64,64]"));
    }

    [Test]
    public void Inputs_come_from_lists_and_wrong_ones_are_explained()
    {
        string zeros = "[[" + string.Join(',', Enumerable.Repeat("0.5", 64)) + "]]";
        CommandLine good = CommandLine.Run(null, "model", "run", Model("digits"), "--signature", "features", "--input", "features=" + zeros, "--json");
        Assert.That(good.ExitCode, Is.Zero, good.Error);
        Assert.That(JsonDocument.Parse(good.Output).RootElement.GetProperty("probabilities").GetProperty("values").EnumerateArray().Sum(v => v.GetDouble()), Is.EqualTo(1).Within(1e-5));
        (string Expected, string[] Arguments)[] wrong =
        [
            ("There is no signature 'serving_defualt'. Did you mean 'serving_default'", ["--signature", "serving_defualt"]),
            ("There is no input 'image'. Did you mean 'images'", ["--input", "image=[[1]]"]),
            ("no rectangular list", ["--input", "images=[[1],[2,3]]"]),
            ("1.5 does not fit", ["--input", "images=[[1.5]]"]),
            ("is missing", []),
            ("8 x 8", ["--image", Path.Combine(Model("fashion-mnist-mlp"), "examples", "bag.png")]),
            ("could not be found", ["--tags", "train"]),
        ];
        Assert.Multiple(() =>
        {
            foreach ((string expected, string[] arguments) in wrong)
            {
                CommandLine run = CommandLine.Run(null, ["model", "run", Model("digits"), .. arguments]);
                Assert.That(run.ExitCode, Is.EqualTo(2), run.Error);
                Assert.That(run.Error, Does.Contain(expected));
            }
        });
    }

    [Test]
    public void A_scan_names_the_ops_that_touch_files()
    {
        CommandLine scan = CommandLine.Run(null, "model", "scan", Model("digits"), "--json");
        Assert.That(scan.ExitCode, Is.Zero, scan.Error);
        Assert.That(JsonDocument.Parse(scan.Output).RootElement.GetProperty("file_ops").EnumerateArray().Select(o => o.GetString()), Is.EqualTo(new[] { "RestoreV2", "SaveV2" }));
    }
}
