using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

[TestFixture]
public sealed class OpsPageTests
{
    [Test]
    public void The_page_of_ops_is_that_of_the_code()
    {
        string path = Repository.PathOf("src/TfCourse.TensorFlow/Ops.md");
        string page = OpsPage.Write(GoldenStore.Open(Repository.PathOf("tests/golden")));
        if (Environment.GetEnvironmentVariable("TFCOURSE_ACCEPT") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(page), "src/TfCourse.TensorFlow/Ops.md is not that of the code: run this test once with TFCOURSE_ACCEPT=1 and look at what changed");
    }
}
