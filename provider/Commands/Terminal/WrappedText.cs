using System.Text;

namespace MediaProviders.Commands.Terminal;

/// <summary>
/// Text that stands in a column of its own: it is broken between words, where a terminal would break it anywhere and begin again at the left.
/// </summary>
internal static class WrappedText
{
    private const int Narrowest = 20;

    /// <summary>The text as it follows what fills the line up to <paramref name="column"/>.</summary>
    /// <param name="text">The text, without colours.</param>
    /// <param name="column">Where the column begins, from 0.</param>
    /// <param name="width">The width of the terminal; 0 where there is none. A column that would be too narrow to read is left as it is.</param>
    public static string Of(string text, int column, int width)
    {
        if (width - column < Narrowest || text.Length <= width - column)
        {
            return text;
        }

        var wrapped = new StringBuilder();
        var used = 0;
        foreach (var word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width - column)
            {
                wrapped.Append('\n').Append(' ', column);
                used = 0;
            }
            else if (used > 0)
            {
                wrapped.Append(' ');
                used++;
            }

            wrapped.Append(word);
            used += word.Length;
        }

        return wrapped.ToString();
    }
}
