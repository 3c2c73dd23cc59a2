using System.Buffers;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>Writes an entry as in the vendor's samples, with <c>basic</c> as an object and <c>bearer</c> as a string, and with its unknown members.</summary>
internal static class EntryWriter
{
    /// <summary>The JSON text in UTF-8. It contains credentials, so the caller has to zero it after use.</summary>
    public static byte[] Write(MediaProvider entry)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + (entry.Unknown?.Size ?? 0));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, entry.Name);
            writer.WriteString("type"u8, entry.Type);
            writer.WriteStartObject("config"u8);
#pragma warning disable RS0030 // The body of the request.
            switch (entry.Credentials)
            {
                case Credentials.Basic basic:
                    writer.WriteStartObject("basic"u8);
                    writer.WriteString("username"u8, basic.Username);
                    writer.WriteString("password"u8, basic.Password.Reveal());
                    Append(2);
                    writer.WriteEndObject();
                    break;
                case Credentials.Bearer bearer:
                    writer.WriteString("bearer"u8, bearer.Token.Reveal());
                    break;
                default:
                    throw new ApiException(ApiFailure.Refused, "An entry without readable credentials cannot be written.");
            }
#pragma warning restore RS0030

            Append(1);
            writer.WriteEndObject();
            Append(0);
            writer.WriteEndObject();

            // Unknown members are written as the bytes of the list, after the known members of their object.
            void Append(int level)
            {
                writer.Flush();
                foreach (var member in entry.Unknown?.At(level, entry.Credentials.Kind) ?? [])
                {
                    buffer.Write(","u8);
                    buffer.Write(member);
                }
            }
        }

        var json = buffer.WrittenSpan.ToArray();
        buffer.Clear();
        return json;
    }
}
