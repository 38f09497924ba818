using System.Reflection;
using System.Runtime.CompilerServices;

namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class PublicTypeTests
{
    // The surfaces that are source-compatible with TensorFlow.NET and NumSharp spell names as Python does.
    private static readonly string[] Compatible = ["TfCourse.TensorFlow", "TfCourse.NumSharp"];

    // Public classes that may be inherited from though they are not abstract: full name and reason.
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal);

    [Test]
    public void A_public_class_is_sealed_static_or_abstract()
        => Rule.Holds("A class is made for inheritance (abstract) or closed (sealed, static); exceptions stand in PublicTypeTests.Open.",
            from pair in Source.Assemblies
            from type in pair.Assembly.GetExportedTypes()
            where IsOpen(type) && !Open.ContainsKey(type.FullName!)
            select $"{Source.Relative(pair.Project.Folder)}: {type.FullName}: seal it");

    [Test]
    public void Listed_exceptions_are_open_and_have_a_reason()
        => Rule.Holds("PublicTypeTests.Open lists only public classes that are open, each with its reason.",
            from row in Open
            let type = Source.Assemblies.Select(pair => pair.Assembly.GetType(row.Key)).FirstOrDefault(type => type is not null)
            where type is null || !IsOpen(type) || string.IsNullOrWhiteSpace(row.Value)
            select $"{row.Key}: remove it from the list, or give a reason");

    [Test]
    public void Snake_case_stays_in_the_compatible_surfaces()
        => Rule.Holds("Names with underscores belong to src/TfCourse.TensorFlow and src/TfCourse.NumSharp.",
            from pair in Source.Assemblies
            where !Compatible.Contains(pair.Project.Name)
            from type in pair.Assembly.GetExportedTypes()
            from name in Names(type)
            where name.Contains('_', StringComparison.Ordinal)
            select $"{Source.Relative(pair.Project.Folder)}: {type.FullName}: {name}");

    [TestCase(typeof(Exception), true)]
    [TestCase(typeof(Closed), false)]
    [TestCase(typeof(Rule), false)]
    [TestCase(typeof(MemberInfo), false)]
    [TestCase(typeof(int), false)]
    [TestCase(typeof(Action), false)]
    [TestCase(typeof(IDisposable), false)]
    public void An_open_class_is_told_from_others(Type type, bool open)
        => Assert.That(IsOpen(type), Is.EqualTo(open));

    [Test]
    public void Names_of_members_and_parameters_are_looked_at()
        => Assert.That(Names(typeof(Closed)), Is.EquivalentTo(new[] { "Closed", "snake_case", "first_one" }));

    private static bool IsOpen(Type type) => type.IsClass && !type.IsSealed && !type.IsAbstract;

    private static IEnumerable<string> Names(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return type.Name;
        foreach (MemberInfo member in type.GetMembers(Own).Where(IsWritten))
        {
            yield return member.Name;
            foreach (ParameterInfo parameter in (member as MethodBase)?.GetParameters() ?? [])
                yield return parameter.Name ?? "";
        }
    }

    // Operators, accessors, constructors and what the compiler adds have names that nobody chose.
    private static bool IsWritten(MemberInfo member)
        => member is not (MethodBase { IsSpecialName: true } or FieldInfo { IsSpecialName: true } or TypeInfo)
            && !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.Contains('<', StringComparison.Ordinal);

    private sealed class Closed
    {
        public static int snake_case(int first_one) => first_one;
    }
}
