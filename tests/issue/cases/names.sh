# What is signed keeps its place when the project calls templates, kinds, keys or years otherwise.
signed=$work/signed
cp -rp "$clean" "$signed"
p=$signed
sign_first
run --quiet
new="$order O1 (новая редакция)"
afresh() { p=$work/p; rm -rf "$p"; cp -rp "$signed" "$p"; note; }

# The template gets another name.
afresh
mv "$p/templates/docx/order.docx" "$p/templates/docx/приказ.docx"
sed -i 's|docx/order.docx|docx/приказ.docx|' "$p/scripts/project.lua"
run
check "a template with another name changes nothing that is signed" said 0
check "… nor is that said" eval '! grep -q SIGNED "$work/stderr"'
check "… all files are as they were" as_was "$order O1.docx" "$order O1.odt" "$order O2.docx"
pisar history -C "$p" N01 --format json
check "… and it is still the one that is registered" grep -q 'Приказ O1.docx.*"number": "26-5".*"current": true' "$work/stdout"
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
run
check "… a correction becomes a new edition in both formats" test -f "$p/out/$new.docx" -a -f "$p/out/$new.odt"
register "$new.docx" --number 26-6 --date 1.6.2024
run
check "… which can be signed, too" said 0
check "… and is at rest then" eval '! grep -q SIGNED "$work/stderr"'

# The project makes it in one format alone.
afresh
sed -i 's|template={ "docx/order.docx", "odt/order.odt" }|template="odt/order.odt"|' "$p/scripts/project.lua"
run
check "a format less: what is signed in it stays, and nobody is asked to revoke it" said 0 SIGNED "O1.docx" "в этом формате"
check "… both files are as they were" as_was "$order O1.docx" "$order O1.odt"

# The kind, or the key, gets another name: the new document asks for the name of the signed one.
afresh
sed -i 's/id="N01"/id="N07"/' "$p/scripts/project.lua"
run
check "a kind with another id: told, the rest is made" said 0 SIGNED "N07 O1"
check "… what is signed stays" as_was "$order O1.docx" "$order O1.odt"
check "… the other document stands beside it" test -f "$p/out/$new.docx"
afresh
sed -i 's/O1/O9/' "$p/inputs/order.csv" "$p/inputs/school.csv"
sed -i 's|Приказы/Приказ {key}|Приказы/Приказ {signer}|' "$p/scripts/project.lua"
run
check "another key and name: what is signed stays" as_was "$order O1.docx" "$order O1.odt"

# Another document would get the name of the signed one.
afresh
sed -i 's/return { key=order.id,/return { name=order.id == "O2" and "O1" or order.id, key=order.id,/; s|Приказы/Приказ {key}|Приказы/Приказ {name}|' "$p/scripts/project.lua"
run
check "the name of something signed is not given away: told" said 0 SIGNED "N01 O2"
check "… what is signed stays" as_was "$order O1.docx" "$order O1.odt"
run N01
check "… nor by a run of some documents" as_was "$order O1.docx" "$order O1.odt"

# The next year: the same key is another document, and can be signed in its turn.
afresh
run --set year=2025
check "another year: it is another document" test -f "$p/out/2025/Приказы/Приказ O1.docx"
check "… that one of last year was signed is nothing to say" eval '! grep -q SIGNED "$work/stderr"'
check "… what is signed stays" as_was "$order O1.docx" "$order O1.odt"
register 2025/Приказы/Приказ\ O1.docx --set year=2025 --number 1 --date 31.05.2025
check "… it can be signed" said 0
run --set year=2025
check "… and is at rest then" eval '! grep -q SIGNED "$work/stderr"'
run
check "back in the year before both stay" as_was "$order O1.docx" "$order O1.odt"
check "… the later one as well" test -f "$p/out/2025/Приказы/Приказ O1.docx"
check "… and nothing is said of them" eval '! grep -q SIGNED "$work/stderr"'
rm -f "$p"/out/.pisar/journal.db*
grep -l '"registered"' "$p"/out/.pisar/archive/runs/* | while read -r page; do rm "$page"; done
run
check "… nor when the pages of the ledger that tell of them are lost" as_was "$order O1.docx" "$order O1.odt"
check "… which the manifest tells with their years" eval '! grep -q "SIGNED" "$work/stderr"'
check "… so nothing is left out" test -f "$p/out/2024/Приказы/Приказ O2.docx" -a -f "$p/out/2025/Приказы/Приказ O1.docx"
