using System.Text.Json;

namespace TfCourse.TestKit.Tests;

internal static class Json
{
    public static JsonElement Parse(string text) => JsonElement.Parse(text);
}
