using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TfCourse.Architecture.Tests;

/// <summary>The public surface of types as text: a line a type, an indented line a member, in ordinal order.</summary>
internal static class PublicApi
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(IEnumerable<Type> types)
    {
        StringBuilder text = new();
        foreach (Type type in types.OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            // The type's own name stands in each line, so that a difference by lines tells where it is.
            foreach (string member in type.GetMembers(Own).Select(Member).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("    ").Append(TypeNames.Of(type)).Append(": ").Append(member).Append('\n');
        }
        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        IEnumerable<Type> bases = type.BaseType is { } parent && parent != typeof(object) && type.IsClass ? [parent] : [];
        string[] all = [.. bases.Concat(type.GetInterfaces().Where(face => face.IsPublic)).Select(TypeNames.Of).Order(StringComparer.Ordinal)];
        return $"{kind} {type.Namespace}.{TypeNames.Of(type)}{(all.Length > 0 && !type.IsEnum ? " : " + string.Join(", ", all) : "")}";
    }

    private static string? Member(MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly)
            => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Of(field.FieldType)} {field.Name}"
                + (field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : ""),
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors
            => $"{Modifiers(property.GetMethod ?? property.SetMethod!)}{TypeNames.Of(property.PropertyType)} {property.Name}"
                + (property.GetIndexParameters() is { Length: > 0 } index ? $"[{Parameters(index)}]" : "") + $" {{ {accessors} }}",
        EventInfo { AddMethod: { } add } raised when IsVisible(add) => $"{Modifiers(add)}event {TypeNames.Of(raised.EventHandlerType!)} {raised.Name}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => $"{Access(constructor)}new({Parameters(constructor.GetParameters())})",
        MethodInfo method when IsVisible(method) && IsWritten(method)
            => $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{TypeNames.Arguments(method)}({Parameters(method.GetParameters())})",
        _ => null,
    };

    private static bool IsVisible(MethodBase method) => IsVisible(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly);

    private static bool IsVisible(bool isPublic, bool isFamily) => isPublic || isFamily;

    private static bool IsWritten(MethodInfo method)
        => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<', StringComparison.Ordinal);

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => Access(method)
        + (method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract "
            : method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Accessors(PropertyInfo property)
    {
        IEnumerable<string> all = new[] { (Method: property.GetMethod, Word: "get;"), (Method: property.SetMethod, Word: "set;") }
            .Where(pair => pair.Method is not null && IsVisible(pair.Method))
            .Select(pair => pair.Word is "set;" && pair.Method!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : pair.Word);
        return string.Join(' ', all);
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "")
        + (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "")
        + $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "")));

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
