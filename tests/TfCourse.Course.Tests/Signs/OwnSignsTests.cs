using System.Text.Json;
using TfCourse.Datasets;

namespace TfCourse.Course.Tests;

/// <summary>The course's numbers that need its own photographs: run where TFCOURSE_SIGNS names their folder.</summary>
[TestFixture]
[Parallelizable(ParallelScope.None)]
[Category("Long")]
public sealed class OwnSignsTests
{
    private static IEnumerable<TestCaseData> Cases => OwnSignsCases.Ids.Select(id => new TestCaseData(id).SetArgDisplayNames(id));

    [TestCaseSource(nameof(Cases))]
    public void The_course_prints_these_numbers(string id)
    {
        if (SignsFiles.Folder is not { } folder)
        {
            Assert.Ignore($"{id} needs the course's own hand signs; set {SignsFiles.Variable} to their folder");
            return;
        }

        JsonElement test = OwnSignsCases.Find(id);
        Assert.That(OwnSignsCases.Difference(id, SignsFiles.Read(folder), test.GetProperty("expected"), test.GetProperty("tolerance").GetDouble()), Is.Null);
    }
}
