using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <summary>Reads a response body up to a limit, after decompression. The buffer grows with the bytes received, whatever Content-Length says.</summary>
internal static class BoundedBody
{
    private const int FirstBuffer = 16 * 1024;
    private const int LargestFirstBuffer = 2 * 1024 * 1024;

    /// <summary>
    /// Returns the length -1 for a body larger than <paramref name="limit"/>. Discarded buffers are zeroed, because a list contains credentials.
    /// </summary>
    public static async Task<(byte[] Buffer, int Length)> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var claimed = content.Headers.ContentLength;
        if (claimed > limit)
        {
            return ([], -1);
        }

        var buffer = new byte[claimed is null ? FirstBuffer : Math.Min((int)claimed + 1, LargestFirstBuffer)];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (length <= limit && await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                buffer = length == buffer.Length && length <= limit ? Grow(buffer, limit) : buffer;
            }
        }
        catch
        {
            CryptographicOperations.ZeroMemory(buffer);
            throw;
        }

        if (length <= limit)
        {
            return (buffer, length);
        }

        CryptographicOperations.ZeroMemory(buffer);
        return ([], -1);
    }

    private static byte[] Grow(byte[] buffer, int limit)
    {
        var larger = new byte[(int)Math.Min(buffer.Length * 2L, limit + 1L)];
        buffer.CopyTo(larger, 0);
        CryptographicOperations.ZeroMemory(buffer);
        return larger;
    }
}
