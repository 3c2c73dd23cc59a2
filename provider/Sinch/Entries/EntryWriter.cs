using System.Buffers;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>Writes an entry as the vendor's samples show it: one object, basic credentials nested, bearer as a string; and what else it is to keep.</summary>
internal static class EntryWriter
{
    /// <summary>The JSON text, which holds credentials: overwrite it after use.</summary>
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

            // What is unknown goes out as the bytes it came in, after a known member of its object.
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
