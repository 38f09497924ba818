namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class ReferenceTests
{
    private const string Cli = "TfCourse.Cli";
    private const string Course = "TfCourse.Course";
    private const string Checking = "TfCourse.Checking";
    private const string Reference = "TfCourse.Reference";
    private const string NumSharp = "TfCourse.NumSharp";
    private const string Datasets = "TfCourse.Datasets";
    private const string Images = "TfCourse.Images";
    private const string Reports = "TfCourse.Reports";
    private const string TensorFlow = "TfCourse.TensorFlow";
    private const string Engine = "TfCourse.Engine";
    private const string Managed = "TfCourse.Engine.Managed";
    private const string Native = "TfCourse.Engine.Native";

    // The arrows between the rooms. Nothing refers against them, so the graph has no cycle and no room knows too much.
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        [Cli] = [Course, Managed, Native, Reports],   // the one place that chooses an engine and writes pages
        [Course] = [TensorFlow, Checking, Reference, Datasets],
        [Checking] = [TensorFlow],
        [Reference] = [NumSharp],                     // shares nothing with what it checks
        [Datasets] = [NumSharp, Images],
        [NumSharp] = [],
        [Images] = [],                                // bytes in, samples out
        [Reports] = [],                               // plain records in
        [TensorFlow] = [Engine, Managed],             // one line of it names the default engine
        [Engine] = [],
        [Managed] = [Engine, Images],             // its ops read and write files of images
        [Native] = [Engine],
        [Source.OptIn] = [Engine],
    };

    [Test]
    public void Projects_refer_to_each_other_only_along_the_arrows()
        => Rule.Holds("A project refers only to the rooms its arrows lead to (ReferenceTests.Arrows).",
            from project in Source.Products
            from reference in project.References
            where !Arrows.GetValueOrDefault(project.Name, []).Contains(reference)
            select $"{project.RelativeFile}: remove the reference to {reference}; allowed: {List(project.Name)}");

    [Test]
    public void Every_project_is_a_room_of_the_architecture()
        => Rule.Holds("Every project below src has its row of arrows (ReferenceTests.Arrows).",
            Source.Products.Where(project => !Arrows.ContainsKey(project.Name)).Select(project => $"{project.RelativeFile}: no row"));

    [Test]
    public void Arrows_lead_round_no_circle()
        => Rule.Holds("No room is reached from itself.", Arrows.Keys.Where(room => Reached(room).Contains(room)));

    [Test]
    public void Code_uses_only_rooms_its_arrows_reach()
        => Rule.Holds("What an assembly really uses lies behind its arrows.",
            from pair in Source.Assemblies
            from used in Used(pair.Assembly)
            where !Reached(pair.Project.Name).Contains(used)
            select $"{pair.Project.RelativeFile}: its code uses {used}");

    [Test]
    public void Only_the_front_end_and_the_command_line_use_an_engine_by_name()
        => Rule.Holds("An engine is chosen in one line of TensorFlow and in Cli, nowhere else.",
            from pair in Source.Assemblies
            where pair.Project.Name is not (TensorFlow or Cli)
            from used in Used(pair.Assembly)
            where used is Managed or Native
            select $"{pair.Project.RelativeFile}: its code uses {used}");

    [Test]
    public void Every_product_is_built_with_these_tests()
        => Rule.Holds("tests/TfCourse.Architecture.Tests/TfCourse.Architecture.Tests.csproj reaches every project of src.",
            Source.Products.Where(project => project.Name is not Source.OptIn && project.Load() is null)
                .Select(project => $"{project.RelativeFile}: add a ProjectReference to it"));

    [Test]
    public void No_product_refers_to_a_test_project()
        => Rule.Holds("src knows nothing of tests.",
            from project in Source.Products
            from reference in project.References
            where Source.Tests.Any(test => test.Name == reference)
            select $"{project.RelativeFile}: remove the reference to {reference}");

    private static string List(string room)
        => Arrows.TryGetValue(room, out string[]? allowed) && allowed.Length > 0 ? string.Join(", ", allowed) : "none";

    private static IEnumerable<string> Used(System.Reflection.Assembly assembly)
        => assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => name.StartsWith("TfCourse.", StringComparison.Ordinal));

    private static HashSet<string> Reached(string room)
    {
        HashSet<string> reached = new(StringComparer.Ordinal);
        Stack<string> next = new(Arrows.GetValueOrDefault(room, []));
        while (next.TryPop(out string? found))
        {
            if (reached.Add(found))
            {
                foreach (string further in Arrows.GetValueOrDefault(found, []))
                    next.Push(further);
            }
        }
        return reached;
    }
}
