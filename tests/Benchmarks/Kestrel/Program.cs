using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

// The least that serves HTTP/2 as the templates of ASP.NET Core do it: prints its port and answers every gRPC call with an empty message.
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
await using var app = builder.Build();
app.Run(async context =>
{
    context.Response.ContentType = "application/grpc";
    await context.Response.Body.WriteAsync(new byte[5]);
    context.Response.AppendTrailer("grpc-status", "0");
});
await app.StartAsync();
Console.WriteLine(new Uri(app.Urls.Single()).Port);
await app.WaitForShutdownAsync();
