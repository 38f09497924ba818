using System.Text;

namespace TfCourse.Reports;

/// <summary>Regions and lines of a function known on a grid, by linear interpolation along the cells' edges.</summary>
internal static class MarchingSquares
{
    /// <summary>The outline of all places where the function is at least a level.</summary>
    /// <returns>The d of a path; empty where there is none.</returns>
    public static string Region(Surface surface, double level, Scale x, Scale y)
    {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < surface.Rows; i++)
        {
            int whole = -1; // where a run of cells that lie wholly inside began
            for (int j = 0; j < surface.Columns; j++)
            {
                (int X, int Y)[] corners = [(j, i), (j + 1, i), (j + 1, i + 1), (j, i + 1)];
                int inside = j + 1 < surface.Columns && corners.All(c => double.IsFinite(surface.Z[c.Y, c.X]))
                    ? corners.Count(c => surface.Z[c.Y, c.X] >= level)
                    : 0;
                if (inside == 4)
                {
                    whole = whole < 0 ? j : whole;
                    continue;
                }

                if (whole >= 0)
                {
                    Rectangle(path, surface, x, y, whole, j, i);
                    whole = -1;
                }

                if (inside > 0)
                {
                    Polygon(path, surface, level, x, y, corners);
                }
            }
        }

        return path.ToString();
    }

    /// <summary>The line on which the function is a level.</summary>
    /// <returns>The d of a path; empty where there is none.</returns>
    public static string Line(Surface surface, double level, Scale x, Scale y)
    {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < surface.Rows; i++)
        {
            for (int j = 0; j + 1 < surface.Columns; j++)
            {
                (int X, int Y)[] corners = [(j, i), (j + 1, i), (j + 1, i + 1), (j, i + 1)];
                if (!corners.All(c => double.IsFinite(surface.Z[c.Y, c.X])))
                {
                    continue;
                }

                List<(double X, double Y)> crossings = [];
                for (int k = 0; k < 4; k++)
                {
                    if (Crossing(surface, level, corners[k], corners[(k + 1) % 4]) is { } at)
                    {
                        crossings.Add(at);
                    }
                }

                for (int k = 0; k + 1 < crossings.Count; k += 2)
                {
                    Point(path, 'M', x, y, crossings[k]);
                    Point(path, 'L', x, y, crossings[k + 1]);
                }
            }
        }

        return path.ToString();
    }

    private static void Rectangle(StringBuilder path, Surface surface, Scale x, Scale y, int from, int to, int row)
    {
        Point(path, 'M', x, y, (surface.X(from), surface.Y(row)));
        Point(path, 'L', x, y, (surface.X(to), surface.Y(row)));
        Point(path, 'L', x, y, (surface.X(to), surface.Y(row + 1)));
        Point(path, 'L', x, y, (surface.X(from), surface.Y(row + 1)));
        path.Append('Z');
    }

    private static void Polygon(StringBuilder path, Surface surface, double level, Scale x, Scale y, (int X, int Y)[] corners)
    {
        char command = 'M';
        for (int k = 0; k < 4; k++)
        {
            (int X, int Y) corner = corners[k];
            if (surface.Z[corner.Y, corner.X] >= level)
            {
                Point(path, command, x, y, (surface.X(corner.X), surface.Y(corner.Y)));
                command = 'L';
            }

            if (Crossing(surface, level, corner, corners[(k + 1) % 4]) is { } at)
            {
                Point(path, command, x, y, at);
                command = 'L';
            }
        }

        path.Append('Z');
    }

    private static (double X, double Y)? Crossing(Surface surface, double level, (int X, int Y) a, (int X, int Y) b)
    {
        double za = surface.Z[a.Y, a.X], zb = surface.Z[b.Y, b.X];
        if (za >= level == zb >= level)
        {
            return null;
        }

        double part = (level - za) / (zb - za);
        return (surface.X(a.X) + ((surface.X(b.X) - surface.X(a.X)) * part), surface.Y(a.Y) + ((surface.Y(b.Y) - surface.Y(a.Y)) * part));
    }

    private static void Point(StringBuilder path, char command, Scale x, Scale y, (double X, double Y) at)
        => path.Append(command).Append(SvgWriter.Number(Math.Round(x.At(at.X), 1))).Append(' ').Append(SvgWriter.Number(Math.Round(y.At(at.Y), 1)));
}
