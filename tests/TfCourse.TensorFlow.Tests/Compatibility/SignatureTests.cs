using System.Reflection;
using System.Text.RegularExpressions;
using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>
/// Every signature of TensorFlow.NET in signatures.txt has a method here that takes as many arguments by place. That types fit, by place and by name, the
/// compiler shows in SignatureCalls, which calls each of them.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed partial class SignatureTests
{
    private static IEnumerable<TestCaseData> Lines()
        => File.ReadLines(Repository.PathOf("tests/TfCourse.TensorFlow.Tests/Compatibility/signatures.txt"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'))
            .Select(c => new TestCaseData(c[0], c[1]).SetName($"{c[0]}: {c[1]}".Replace('.', '·')));

    [TestCaseSource(nameof(Lines))]
    public void A_program_for_TensorFlow_NET_finds(string receiver, string signature)
    {
        if (receiver == "MISSING")
        {
            Assert.That(Members(signature.Split('.')), Is.Not.Empty, $"{signature} does not exist");
            return;
        }

        bool property = !signature.Contains('(', StringComparison.Ordinal) && !signature.Contains("this[", StringComparison.Ordinal);
        string name = (property ? Property() : Head()).Match(signature).Groups["name"].Value;
        (int required, int all) = property ? (0, 0) : Arity(signature);
        MethodBase[] candidates = receiver switch
        {
            "new" => [.. Type(name)!.GetConstructors()],
            "operator" => [.. Type("FeedItem")!.GetMethods().Where(m => m.Name == "op_Implicit")],
            _ when receiver == "tf" || receiver.StartsWith("tf.", StringComparison.Ordinal) => [.. Members([.. receiver.Split('.'), name]).Select(Getter).OfType<MethodBase>()],
            _ when signature.Contains("this[", StringComparison.Ordinal) => [.. Type(receiver)!.GetProperties().Where(p => p.GetIndexParameters().Length > 0).Select(p => p.GetMethod!)],
            _ => [.. Type(receiver)?.GetMember(name).Select(Getter).OfType<MethodBase>() ?? []],
        };
        Assert.That(candidates.Any(m => Takes(m, required, all)), $"{receiver} has no method for `{signature}`; there are {candidates.Length} of the name");
    }

    private static MethodBase? Getter(MemberInfo member) => member switch { MethodBase m => m, PropertyInfo p => p.GetMethod, _ => null };

    private static bool Takes(MethodBase method, int required, int all)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return parameters.Length >= all && parameters.Count(p => !p.HasDefaultValue && !p.IsDefined(typeof(ParamArrayAttribute))) <= Math.Max(required, all);
    }

    private static MemberInfo[] Members(string[] path)
    {
        Type? type = typeof(tensorflow);
        foreach (string part in path[1..^1])
        {
            type = type?.GetProperty(part)?.PropertyType;
        }

        return type?.GetMember(path[^1]) ?? [];
    }

    private static Type? Type(string name) => typeof(tensorflow).Assembly.GetExportedTypes().FirstOrDefault(t => t.Name == name);

    // How many parameters a declaration has, and how many of them without a default.
    private static (int Required, int All) Arity(string signature)
    {
        int end = signature.LastIndexOfAny([')', ']']), start = end, depth = 0;
        do
        {
            depth += signature[start] is ')' or ']' ? 1 : signature[start] is '(' or '[' ? -1 : 0;
            start--;
        }
        while (depth > 0 && start >= 0);

        string inside = end < 0 ? "" : signature[(start + 2)..end];
        var parts = new List<string>();
        depth = 0;
        int from = 0;
        for (int i = 0; i <= inside.Length; i++)
        {
            if (i == inside.Length || (inside[i] == ',' && depth == 0))
            {
                parts.Add(inside[from..i]);
                from = i + 1;
                continue;
            }

            depth += inside[i] is '(' or '<' or '[' ? 1 : inside[i] is ')' or '>' or ']' ? -1 : 0;
        }

        parts.RemoveAll(string.IsNullOrWhiteSpace);
        return (parts.Count(p => !p.Contains('=', StringComparison.Ordinal) && !p.TrimStart().StartsWith("params ", StringComparison.Ordinal)), parts.Count);
    }

    [GeneratedRegex(@"(?<name>[A-Za-z_0-9]+)(<[^<>()]*>)?\((?=[^()]*(\([^()]*\)[^()]*)*\)$)")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<name>[A-Za-z_0-9]+) \{ get")]
    private static partial Regex Property();
}
