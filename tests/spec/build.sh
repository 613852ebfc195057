#!/bin/sh
# build.sh PICTURE FORMAT FILE — makes the document of a picture (README.md). Says why, and fails, when the format has no such thing.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tools=${B:-build/release}/tests/tools
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir "$made/pieces"
awk -v marks="$here/$2/marks" -v out="$made/pieces" -f "$here/picture.awk" "$1" || exit 1
kind=plain
[ -f "$made/pieces/full" ] && kind=full
cp -r "$here/$2/$kind" "$made/package"
fill=$(printf '/^@%s@$/{r %s\nd;}\n' body "$made/pieces/body" header "$made/pieces/header" footer "$made/pieces/footer" notes "$made/pieces/notes")
grep -rlZ '^@[a-z]*@$' "$made/package" | xargs -0 sed -i "$fill"
"$tools/pack" "$made/package" "$3"
