#!/bin/sh
# A folder may include itself and the folders before it in this list; a library has one home.
rc=0 ok=
for layer in base data text input pack \
    program markup pictures rich parts tags grid charts sheets inclusion template remarks \
    revision lua declare figures expressions records rules render output journal run past commands; do
    ok="$ok${ok:+|}$layer"
    grep -nE '^#include "[a-z]+/' engine/$layer/*.[ch] 2>/dev/null |
        grep -vE "\"($ok)/" && rc=1
done
while read -r header home; do
    grep -rnE "^#include <$header" engine | grep -vE "^engine/($home)/" && rc=1
done <<EOT
(lua|lauxlib|lualib)\.h lua|declare|figures|expressions|records|rules
zip\.h pack
(libdeflate|zlib)\.h pack
csv\.h input
jansson\.h input
unicode/ text
sqlite3\.h journal
gcrypt\.h base
libxml/ input|markup|pictures|rich|parts|tags|template|remarks|revision
cmark\.h rich
(png|jpeglib|jerror)\.h pictures
EOT
[ $rc = 0 ] || echo "layers: the includes above point the wrong way" >&2
exit $rc
