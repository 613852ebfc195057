#!/bin/sh
# A folder may include itself and the folders before it in the table of ARCHITECTURE.md; a library has one home.
layers=$(sed -n 's,^| `engine/\([a-z/]*\)/`.*,\1,p' ARCHITECTURE.md)
rc=0 ok=
for layer in $layers; do
    ok="$ok${ok:+|}$layer"
    grep -nE '^#include "[a-z]+/' engine/"$layer"/*.[ch] | grep -vE "\"($ok)/[a-z_0-9]+\.h" && rc=1
done
for folder in $(find engine/*/ -name '*.[ch]' -printf '%h\n' | sort -u); do
    echo "$layers" | grep -qx "${folder#engine/}" || { echo "$folder is not in the table of ARCHITECTURE.md"; rc=1; }
done
while read -r header home; do
    grep -rnE "^#include <$header" engine | grep -vE "^engine/($home)/" && rc=1
done <<EOT
(lua|lauxlib|lualib)\.h rules
zip\.h pack
(libdeflate|zlib)\.h pack
csv\.h input
jansson\.h input
unicode/ text
sqlite3\.h journal
gcrypt\.h base
libxml/ input|template|revision
cmark\.h template/rich
(png|jpeglib|jerror)\.h template/pictures
EOT
[ $rc = 0 ] || echo "layers: what stands above points the wrong way" >&2
exit $rc
