using System.Text.Json.Nodes;
using Tensorflow;
using Tensorflow.NumPy;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>Runs a signature of a SavedModel with what the command line gives.</summary>
internal static class ModelRun
{
    internal sealed record Request(string Folder, string[]? Tags, string? Signature, string[] Inputs, string? Image, string? Output, bool Json);

    public static int Run(Terminal terminal, Request request)
    {
        using IModelRunner model = IModelRunner.Load(request.Folder, request.Tags);
        (string name, SignatureDef signature) = Signature(model, request);
        var inputs = request.Inputs.Select(i => ModelInput.Parse(i, signature.Inputs)).ToList();
        if (request.Image is { } file)
        {
            (string input, TensorInfo info) = signature.Inputs.First(i => TakesImage(i.Value));
            inputs.Add((input, ModelInput.Image(file, info)));
        }

        Dictionary<string, NDArray> outputs = model.Run(name, inputs);
        if (request.Output is { } path)
        {
            NpzWriter.Write(path, outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => KeyValuePair.Create(o.Key, ModelInput.ToNumeric(o.Value)
                ?? throw new ArgumentException($"The output '{o.Key}' is of type {o.Value.dtype.as_numpy_name()}, which npz files do not hold; leave --output out."))));
        }

        Report(terminal, request, name, outputs);
        return ExitCodes.Done;
    }

    private static (string Name, SignatureDef Signature) Signature(IModelRunner model, Request request)
    {
        string name = request.Signature ?? (request.Image is not null && model.Signatures.FirstOrDefault(s => s.Value.Inputs.Values.Any(TakesImage)).Key is { } takes
            ? takes : saved_model_api.DEFAULT_SERVING_SIGNATURE_DEF_KEY);
        if (!model.Signatures.TryGetValue(name, out SignatureDef? signature))
        {
            throw new ArgumentException($"There is no signature '{name}'.{NearNames.Hint(name, [.. model.Signatures.Keys])}");
        }

        return request.Image is null || signature.Inputs.Values.Any(TakesImage) ? (name, signature) : throw new ArgumentException(
            $"The signature '{name}' takes no image: that needs an input uint8 [?, rows, columns]; it takes {string.Join(", ", signature.Inputs.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static bool TakesImage(TensorInfo info) => info.Dtype == DataType.DtUint8 && info.TensorShape is { UnknownRank: false, Dim.Count: 3 or 4 } shape && shape.Dim[1].Size > 0 && shape.Dim[2].Size > 0;

    private static void Report(Terminal terminal, Request request, string signature, Dictionary<string, NDArray> outputs)
    {
        string[]? names = File.Exists(ClassesFile(request.Folder)) ? File.ReadAllLines(ClassesFile(request.Folder)) : null;
        (string Class, float Probability)[] ranking = names is not null && request.Image is not null && outputs.GetValueOrDefault("probabilities") is { } p && p.dtype == TF_DataType.TF_FLOAT && p.size == (ulong)names.Length
            ? [.. names.Zip(p.ToArray<float>()).OrderByDescending(c => c.Second)] : [];
        if (request.Json)
        {
            var json = new JsonObject { ["signature"] = signature };
            foreach ((string name, NDArray value) in outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
            {
                json[name] = new JsonObject { ["dtype"] = value.dtype.as_numpy_name(), ["shape"] = new JsonArray([.. value.dims.Select(d => (JsonNode)d)]), ["values"] = Values(value) };
            }

            json["class"] = ranking.Length > 0 ? ranking[0].Class : null;
            terminal.Output.WriteLine(json.ToJsonString());
            return;
        }

        foreach ((string name, float probability) in ranking.Take(3))
        {
            terminal.Output.WriteLine(FormattableString.Invariant($"{probability,7:P1}  {name}"));
        }

        foreach ((string name, NDArray value) in outputs.Where(_ => ranking.Length == 0).OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            terminal.Output.WriteLine($"{name}  {value.dtype.as_numpy_name()} {value.shape}");
            terminal.Output.WriteLine(value.ToString());
        }
    }

    private static JsonArray Values(NDArray value) => new([.. (value.dtype switch
    {
        TF_DataType.TF_STRING => value.ToArray<byte[]>().Select(b => (JsonNode)System.Text.Encoding.UTF8.GetString(b)),
        TF_DataType.TF_BOOL => value.ToArray<bool>().Select(b => (JsonNode)b),
        TF_DataType.TF_INT64 => value.ToArray<long>().Select(v => (JsonNode)v),
        _ when ModelInput.ToNumeric(value) is { } numbers => numbers.ToDouble().Select(v => double.IsFinite(v) ? (JsonNode)v : v.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"Outputs of type {value.dtype.as_numpy_name()} are not shown."),
    })]);

    private static string ClassesFile(string folder) => Path.Combine(folder, "assets.extra", "classes.txt");
}
