using System.Text;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Lower and upper case of all letters, in no culture, with the letters that become several (ß becomes SS) as Unicode's
/// SpecialCasing table has them.
/// </summary>
internal static class LetterCase
{
    // Letters whose upper case is several letters, but for those with a rule of their own below.
    private static readonly Dictionary<int, string> Wide = new()
    {
        [0xDF] = "SS",
        [0x131] = "I",
        [0x149] = "\u02BCN",
        [0x1F0] = "J\u030C",
        [0x390] = "\u0399\u0308\u0301",
        [0x3B0] = "\u03A5\u0308\u0301",
        [0x587] = "\u0535\u0552",
        [0x1E96] = "H\u0331",
        [0x1E97] = "T\u0308",
        [0x1E98] = "W\u030A",
        [0x1E99] = "Y\u030A",
        [0x1E9A] = "A\u02BE",
        [0x1F50] = "\u03A5\u0313",
        [0x1F52] = "\u03A5\u0313\u0300",
        [0x1F54] = "\u03A5\u0313\u0301",
        [0x1F56] = "\u03A5\u0313\u0342",
        [0x1FB2] = "\u1FBA\u0399",
        [0x1FB3] = "\u0391\u0399",
        [0x1FB4] = "\u0386\u0399",
        [0x1FB6] = "\u0391\u0342",
        [0x1FB7] = "\u0391\u0342\u0399",
        [0x1FBC] = "\u0391\u0399",
        [0x1FC2] = "\u1FCA\u0399",
        [0x1FC3] = "\u0397\u0399",
        [0x1FC4] = "\u0389\u0399",
        [0x1FC6] = "\u0397\u0342",
        [0x1FC7] = "\u0397\u0342\u0399",
        [0x1FCC] = "\u0397\u0399",
        [0x1FD2] = "\u0399\u0308\u0300",
        [0x1FD3] = "\u0399\u0308\u0301",
        [0x1FD6] = "\u0399\u0342",
        [0x1FD7] = "\u0399\u0308\u0342",
        [0x1FE2] = "\u03A5\u0308\u0300",
        [0x1FE3] = "\u03A5\u0308\u0301",
        [0x1FE4] = "\u03A1\u0313",
        [0x1FE6] = "\u03A5\u0342",
        [0x1FE7] = "\u03A5\u0308\u0342",
        [0x1FF2] = "\u1FFA\u0399",
        [0x1FF3] = "\u03A9\u0399",
        [0x1FF4] = "\u038F\u0399",
        [0x1FF6] = "\u03A9\u0342",
        [0x1FF7] = "\u03A9\u0342\u0399",
        [0x1FFC] = "\u03A9\u0399",
        [0xFB00] = "FF",
        [0xFB01] = "FI",
        [0xFB02] = "FL",
        [0xFB03] = "FFI",
        [0xFB04] = "FFL",
        [0xFB05] = "ST",
        [0xFB06] = "ST",
        [0xFB13] = "\u0544\u0546",
        [0xFB14] = "\u0544\u0535",
        [0xFB15] = "\u0544\u053B",
        [0xFB16] = "\u054E\u0546",
        [0xFB17] = "\u0544\u053D",
    };

    public static string Upper(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (letter.Value is >= 0x1F80 and <= 0x1FAF)
            {
                // Greek with an iota below: alpha, eta, omega in rows of sixteen; the iota becomes a letter of its own.
                int row = letter.Value < 0x1F90 ? 0x1F08 : letter.Value < 0x1FA0 ? 0x1F28 : 0x1F68;
                result.Append((char)(row + (letter.Value & 7))).Append('\u0399');
            }
            else
            {
                result.Append(Wide.TryGetValue(letter.Value, out string? wide) ? wide : Rune.ToUpperInvariant(letter).ToString());
            }
        }

        return result.ToString();
    }

    public static string Lower(string text)
    {
        var result = new StringBuilder(text.Length);
        int at = 0;
        foreach (Rune letter in text.EnumerateRunes())
        {
            result.Append(letter.Value switch
            {
                0x130 => "i\u0307",
                0x3A3 => IsFinal(text, at) ? "\u03C2" : "\u03C3",
                _ => Rune.ToLowerInvariant(letter).ToString(),
            });
            at += letter.Utf16SequenceLength;
        }

        return result.ToString();
    }

    // A sigma behind a letter and before none stands at the end of a word.
    private static bool IsFinal(string text, int at)
        => at > 0 && char.IsLetter(text, at - 1) && (at + 1 >= text.Length || !char.IsLetter(text, at + 1));
}
