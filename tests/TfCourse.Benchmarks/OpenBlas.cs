using System.Runtime.InteropServices;

namespace TfCourse.Benchmarks;

/// <summary>OpenBLAS, where the machine has it.</summary>
internal sealed unsafe class OpenBlas
{
    private const int RowMajor = 101, AsIs = 111, Transposed = 112;

    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _sgemm;
    private readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> _dgemm;

    private OpenBlas(nint library)
    {
        _sgemm = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemm");
        _dgemm = (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)NativeLibrary.GetExport(library, "cblas_dgemm");
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(1);
        Name = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "openblas_get_config"))()) ?? "OpenBLAS";
    }

    /// <summary>Its version and the processor it took this for.</summary>
    public string Name { get; }

    /// <summary>The library, or null when the machine has none.</summary>
    public static OpenBlas? Find()
    {
        foreach (string name in new[] { "libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll" })
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                return new OpenBlas(library);
            }
        }

        return null;
    }

    public void Multiply(float* a, bool transposeA, float* b, bool transposeB, float* c, int m, int n, int k)
        => _sgemm(RowMajor, transposeA ? Transposed : AsIs, transposeB ? Transposed : AsIs, m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n);

    public void Multiply(double* a, bool transposeA, double* b, bool transposeB, double* c, int m, int n, int k)
        => _dgemm(RowMajor, transposeA ? Transposed : AsIs, transposeB ? Transposed : AsIs, m, n, k, 1, a, transposeA ? m : k, b, transposeB ? k : n, 0, c, n);
}
