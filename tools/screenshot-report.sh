#!/usr/bin/env bash
# Takes docs/images/report.png: the first screens of the report of the embedded market, brake on.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
dotnet run -c Release --project src/FuturesSix.Cli -- run --run-id synthetic_screenshot --set allocator.mode=compute --artifacts "$folder" >/dev/null
"$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --timeout=3000 \
  --window-size=1200,1320 --screenshot="$folder/report.png" "file://$folder/runs/synthetic_screenshot/report.html" >/dev/null 2>&1
mkdir -p docs/images
cp "$folder/report.png" docs/images/report.png
ls -l docs/images/report.png
