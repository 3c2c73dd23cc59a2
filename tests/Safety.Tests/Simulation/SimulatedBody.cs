using System.Net;

namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>The body of an answer, as much of it as arrives.</summary>
internal sealed class SimulatedBody(byte[] body, AnswerEnding ending) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BodyStream(body, ending));

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) => CreateContentReadStreamAsync();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        throw new NotSupportedException("The body is read as a stream.");

    protected override bool TryComputeLength(out long length)
    {
        length = ending is AnswerEnding.Whole or AnswerEnding.ResetAfterBody ? body.Length : Math.Max(body.Length, 2);
        return true;
    }

    private sealed class BodyStream(byte[] body, AnswerEnding ending) : Stream
    {
        private readonly int arrives = ending switch
        {
            AnswerEnding.Whole or AnswerEnding.ResetAfterBody => body.Length,
            AnswerEnding.ResetBeforeBody => 0,
            _ => body.Length / 2,
        };

        private int position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, arrives - position);
            if (count == 0 && ending is not (AnswerEnding.Whole or AnswerEnding.ResetAfterBody))
            {
                return ending == AnswerEnding.Stall ? await NeverAsync(cancellationToken) : throw new HttpIOException(HttpRequestError.ResponseEnded, "ended");
            }

            body.AsMemory(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static async Task<int> NeverAsync(CancellationToken cancellationToken)
        {
            var never = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellationToken.UnsafeRegister((_, token) => never.TrySetCanceled(token), null);
            return await never.Task;
        }
    }
}
