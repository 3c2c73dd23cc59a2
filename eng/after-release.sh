#!/usr/bin/env bash
# Installs a published release as a user does, and takes the quickstart through its life with it.
# Needs pulumi, the .NET SDK, and GITHUB_TOKEN where GitHub is asked more often than it answers strangers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tag=${1:?"Usage: eng/after-release.sh TAG, such as v1.2.3"}
version=${tag#v}
program=pulumi-resource-mediaproviders
[ "${OS:-}" != Windows_NT ] || program=$program.exe

pulumi plugin install resource mediaproviders "$version" --server github://api.github.com/mediaproviders --exact --reinstall
installed=${PULUMI_HOME:-$HOME/.pulumi}/plugins/resource-mediaproviders-v$version
"$installed/$program" --version | grep -F "$version"

# The quickstart uses the plugin of this folder: let that be the installed one.
dotnet build examples/quickstart
built=artifacts/bin/MediaProviders.Provider/debug
rm -rf "$built"
cp -R "$installed" "$built"
dotnet run --no-build --project examples/quickstart
