using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>RestoreV2: reads tensors from a checkpoint, straight into memory of their own, which a variable can take over.</summary>
internal static class RestoreV2Kernel
{
    public static void Run(KernelContext c)
    {
        string prefix = FileKernels.Text(c, 0);
        string[] names = FileKernels.Texts(c, 1, c.OutputCount), slices = FileKernels.Texts(c, 2, c.OutputCount);
        using BundleReader reader = BundleReader.Open(c.Run.Session.Files.Require(prefix, false), prefix);
        for (int i = 0; i < names.Length; i++)
        {
            c.Run.ThrowIfCancelled();
            if (names[i].Length == 0)
            {
                throw new EngineException(StatusCode.DataLoss, "the empty name is that of the header of a checkpoint, not of a tensor");
            }

            DataType wanted = c.Node.OutputTypes[i], stored = reader.Describe(names[i]).Type;
            if (stored != wanted)
            {
                throw EngineException.InvalidArgument($"tensor_name = {names[i]}; expected dtype {wanted.Name()} does not equal original dtype {stored.Name()}");
            }

            TensorValue result = c.Result(i);
            if (slices[i].Length > 0)
            {
                result.CopyFrom(reader.Read(names[i], slices[i]), null);
                continue;
            }

            reader.Read(
                names[i],
                (type, dimensions) =>
                {
                    result.Allocate(type, new Dims(dimensions), null);
                    return result;
                },
                static v => v.Count == 0 ? default : v.Bytes(v.Type.Size()),
                static v => v.Objects!);
        }
    }
}
