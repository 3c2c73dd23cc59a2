using System.Collections.Generic;
using Media;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();

    var images = new RotatingMediaProvider("images", new RotatingMediaProviderArgs
    {
        // blue or green: the one that messages name. Flip it when the other is in place.
        Active = config.Get("active") ?? "blue",
        BluePassword = config.GetSecret("bluePassword"),
        GreenPassword = config.GetSecret("greenPassword"),
    });

    return new Dictionary<string, object?>
    {
        ["provider"] = images.Provider,
    };
});
