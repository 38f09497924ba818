using System.Runtime.InteropServices;

namespace TfCourse.Benchmarks;

/// <summary>Convolutions of oneDNN 2 in channels-last images, where the machine has the library; the filter in the order that it likes best.</summary>
internal sealed unsafe class OneDnn
{
    private const int Float = 3, Any = 1, ChannelsLast = 20, ForwardTraining = 64, BackwardData = 160, BackwardWeights = 192, Direct = 1;
    private const int Source = 1, Target = 17, Weights = 33, SourceGradient = 129, TargetGradient = 145, WeightsGradient = 161;
    private const int DescriptorBytes = 8192;

    private readonly nint _library;
    private nint _engine, _stream;

    private OneDnn(nint library)
    {
        _library = library;
        if (NativeLibrary.TryLoad("libgomp.so.1", out nint threads))
        {
            ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(threads, "omp_set_num_threads"))(1);
        }

        nint engine, stream;
        Check(((delegate* unmanaged<nint*, int, nuint, int>)Export("dnnl_engine_create"))(&engine, 1, 0));
        Check(((delegate* unmanaged<nint*, nint, uint, int>)Export("dnnl_stream_create"))(&stream, engine, 1));
        (_engine, _stream) = (engine, stream);
    }

    /// <summary>The library, or null when the machine has none.</summary>
    public static OneDnn? Find() => NativeLibrary.TryLoad("libdnnl.so.2", out nint library) ? new OneDnn(library) : null;

    /// <summary>A convolution in steps of one, ready to run: 0 forward, 1 by its input, 2 by its filter; on memory of its own.</summary>
    public Action Convolution(int direction, int batch, int size, int channels, int outputs, int filter, int padding)
    {
        int output = size + (2 * padding) - filter + 1;
        nint source = Descriptor([batch, channels, size, size], ChannelsLast), weights = Descriptor([outputs, channels, filter, filter], Any), target = Descriptor([batch, outputs, output, output], ChannelsLast);
        nint forward = Primitive(ForwardTraining, source, weights, target, padding, 0);
        nint primitive = direction == 0 ? forward : Primitive(direction == 1 ? BackwardData : BackwardWeights, source, weights, target, padding, forward);
        (int Argument, int Query)[] arguments = direction switch
        {
            0 => [(Source, 129), (Weights, 131), (Target, 133)],
            1 => [(TargetGradient, 134), (Weights, 131), (SourceGradient, 130)],
            _ => [(Source, 129), (TargetGradient, 134), (WeightsGradient, 132)],
        };
        nint made;
        Check(((delegate* unmanaged<nint*, nint, int>)Export("dnnl_primitive_create"))(&made, primitive));
        var list = (nint*)NativeMemory.AllocZeroed((nuint)(arguments.Length * 2 * sizeof(nint)));
        for (int i = 0; i < arguments.Length; i++)
        {
            nint descriptor = ((delegate* unmanaged<nint, int, int, nint>)Export("dnnl_primitive_desc_query_md"))(primitive, arguments[i].Query, 0), memory;
            nuint bytes = ((delegate* unmanaged<nint, nuint>)Export("dnnl_memory_desc_get_size"))(descriptor);
            var data = (float*)NativeMemory.AlignedAlloc(bytes, 64);
            new Span<float>(data, (int)(bytes / sizeof(float))).Fill(0.5f);
            Check(((delegate* unmanaged<nint*, nint, nint, void*, int>)Export("dnnl_memory_create"))(&memory, descriptor, _engine, data));
            (list[2 * i], list[(2 * i) + 1]) = (arguments[i].Argument, memory);
        }

        nint execute = Export("dnnl_primitive_execute"), wait = Export("dnnl_stream_wait"), stream = _stream, at = (nint)list, run = made;
        int count = arguments.Length;
        return () =>
        {
            Check(((delegate* unmanaged<nint, nint, int, nint, int>)execute)(run, stream, count, at));
            Check(((delegate* unmanaged<nint, int>)wait)(stream));
        };
    }

    private nint Descriptor(ReadOnlySpan<long> sizes, int order)
    {
        nint descriptor = (nint)NativeMemory.AllocZeroed(DescriptorBytes);
        fixed (long* dims = sizes)
        {
            Check(((delegate* unmanaged<nint, int, long*, int, int, int>)Export("dnnl_memory_desc_init_by_tag"))(descriptor, sizes.Length, dims, Float, order));
        }

        return descriptor;
    }

    private nint Primitive(int kind, nint source, nint weights, nint target, int padding, nint hint)
    {
        long* strides = stackalloc long[] { 1, 1 }, pad = stackalloc long[] { padding, padding };
        nint convolution = (nint)NativeMemory.AllocZeroed(DescriptorBytes), primitive;
        Check(kind switch
        {
            ForwardTraining => ((delegate* unmanaged<nint, int, int, nint, nint, nint, nint, long*, long*, long*, int>)Export("dnnl_convolution_forward_desc_init"))(convolution, kind, Direct, source, weights, 0, target, strides, pad, pad),
            BackwardData => ((delegate* unmanaged<nint, int, nint, nint, nint, long*, long*, long*, int>)Export("dnnl_convolution_backward_data_desc_init"))(convolution, Direct, source, weights, target, strides, pad, pad),
            _ => ((delegate* unmanaged<nint, int, nint, nint, nint, nint, long*, long*, long*, int>)Export("dnnl_convolution_backward_weights_desc_init"))(convolution, Direct, source, weights, 0, target, strides, pad, pad),
        });
        Check(((delegate* unmanaged<nint*, nint, nint, nint, nint, int>)Export("dnnl_primitive_desc_create"))(&primitive, convolution, 0, _engine, hint));
        return primitive;
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);

    private static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException($"oneDNN answers {status}");
        }
    }
}
