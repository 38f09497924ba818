namespace Tensorflow;

/// <summary>Builds the ops on diagonals of matrices as Python's functions do: version 3, packed to the right above the main diagonal.</summary>
internal static class Diagonal
{
    public static GraphTensor Matrix(Tensor diagonal, Tensor? k = null, int rows = -1, int columns = -1, Tensor? padding = null, string align = "RIGHT_LEFT", string? name = null)
        => Build.One("MatrixDiagV3", name, [diagonal, k ?? 0, rows, columns, padding ?? Zero(diagonal)], ("align", align));

    public static GraphTensor Part(Tensor input, Tensor? k, Tensor? padding, string align, string? name)
        => Build.One("MatrixDiagPartV3", name, [input, k ?? 0, padding ?? Zero(input)], ("align", align));

    public static GraphTensor Set(Tensor input, Tensor diagonal, Tensor? k = null, string align = "RIGHT_LEFT", string? name = null)
        => Build.One("MatrixSetDiagV3", name, [input, diagonal, k ?? 0], ("align", align));

    private static Literal Zero(Tensor like) => new(Filled.Number(like.dtype, 0));
}

/// <content>Diagonals of matrices.</content>
public sealed partial class linalg_api
{
    /// <summary>Matrices with given diagonals and one value elsewhere.</summary>
    /// <param name="diagonal">Shape [batch…, n], or [batch…, diagonals, longest] for a band, the uppermost first.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above; or the lowest and the highest of a band.</param>
    /// <param name="num_rows">Rows; -1 for the least that holds the diagonals.</param>
    /// <param name="num_cols">Columns; -1 for the least that holds the diagonals.</param>
    /// <param name="padding_value">The other elements; null for zero.</param>
    /// <param name="align">How shorter diagonals lie in their rows, above and below the main one: LEFT_RIGHT, RIGHT_LEFT, LEFT_LEFT or RIGHT_RIGHT.</param>
    /// <returns>Shape [batch…, rows, columns].</returns>
    /// <exception cref="ValueError">The sizes do not hold the diagonals.</exception>
    public Tensor diag(Tensor diagonal, string? name = "diag", Tensor? k = null, int num_rows = -1, int num_cols = -1, Tensor? padding_value = null, string align = "RIGHT_LEFT")
        => Diagonal.Matrix(diagonal, k, num_rows, num_cols, padding_value, align, name);

    /// <summary>Diagonals of matrices.</summary>
    /// <param name="input">Shape [batch…, rows, columns].</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above; or the lowest and the highest of a band.</param>
    /// <param name="padding_value">Fills up shorter diagonals of a band; null for zero.</param>
    /// <param name="align">How shorter diagonals lie in their rows.</param>
    /// <returns>Shape [batch…, n], or [batch…, diagonals, longest] for a band.</returns>
    /// <exception cref="ValueError">A diagonal lies outside of the matrix.</exception>
    public Tensor diag_part(Tensor input, string? name = "diag_part", Tensor? k = null, Tensor? padding_value = null, string align = "RIGHT_LEFT")
        => Diagonal.Part(input, k, padding_value, align, name);

    /// <summary>Matrices with new diagonals.</summary>
    /// <param name="input">Shape [batch…, rows, columns].</param>
    /// <param name="diagonal">Shape [batch…, n], or [batch…, diagonals, longest] for a band.</param>
    /// <param name="name">The name of the node.</param>
    /// <param name="k">Which diagonal: 0 the main one, positive above; or the lowest and the highest of a band.</param>
    /// <param name="align">How shorter diagonals lie in their rows.</param>
    /// <returns>The shape of the input.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor set_diag(Tensor input, Tensor diagonal, string? name = "set_diag", Tensor? k = null, string align = "RIGHT_LEFT")
        => Diagonal.Set(input, diagonal, k, align, name);

    /// <summary>Matrices with zeros beyond some diagonals: band_part(x, -1, 0) is the lower triangle, band_part(x, 0, -1) the upper one.</summary>
    /// <param name="input">Shape [batch…, rows, columns].</param>
    /// <param name="num_lower">How many diagonals below the main one stay; negative for all.</param>
    /// <param name="num_upper">How many above it stay; negative for all.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of the input.</returns>
    public Tensor band_part(Tensor input, Tensor num_lower, Tensor num_upper, string? name = null) => Build.One("MatrixBandPart", name, [input, num_lower, num_upper]);

    /// <summary>A tensor with given elements where all indices come twice: output[i…, i…] = diagonal[i…], zeros elsewhere.</summary>
    /// <param name="diagonal">Shape [sizes…].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [sizes…, sizes…].</returns>
    public Tensor tensor_diag(Tensor diagonal, string? name = null) => Build.One("Diag", name, [diagonal]);

    /// <summary>The elements whose indices come twice: diagonal[i…] = input[i…, i…].</summary>
    /// <param name="input">Shape [sizes…, sizes…].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [sizes…].</returns>
    /// <exception cref="ValueError">The rank is odd, or the halves of the shape differ.</exception>
    public Tensor tensor_diag_part(Tensor input, string? name = null) => Build.One("DiagPart", name, [input]);
}

/// <content>Diagonals under the names of TensorFlow 1.</content>
public sealed partial class tensorflow
{
    /// <summary>A matrix with a given main diagonal; of a tensor, output[i…, i…] = diagonal[i…].</summary>
    /// <param name="diagonal">Shape [sizes…].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [sizes…, sizes…].</returns>
    public Tensor diag(Tensor diagonal, string? name = null) => Build.One("Diag", name, [diagonal]);

    /// <summary>The main diagonal of a matrix; of a tensor, diagonal[i…] = input[i…, i…].</summary>
    /// <param name="input">Shape [sizes…, sizes…].</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Shape [sizes…].</returns>
    public Tensor diag_part(Tensor input, string? name = null) => Build.One("DiagPart", name, [input]);

    /// <summary>Matrices with zeros beyond some diagonals.</summary>
    /// <param name="input">Shape [batch…, rows, columns].</param>
    /// <param name="num_lower">How many diagonals below the main one stay; negative for all.</param>
    /// <param name="num_upper">How many above it stay; negative for all.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of the input.</returns>
    public Tensor matrix_band_part(Tensor input, Tensor num_lower, Tensor num_upper, string? name = null) => Build.One("MatrixBandPart", name, [input, num_lower, num_upper]);
}
