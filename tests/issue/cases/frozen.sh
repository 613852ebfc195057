# What is signed stays as it is, whatever happens to data, rules and templates; what would be another document becomes a new edition.
p=$work/p
cp -rp "$clean" "$p"
sign_first
register N02 --number 1 --date 2024-12-11
note
new="$order O1 (новая редакция)"

run
check "a run after registering leaves it" as_was "$order O1.docx" "$order O1.odt" 2024/Справка.docx
check "and has nothing to say of it" eval '! grep -q SIGNED "$work/stderr"'
find "$p/out" -type f -not -path '*/.pisar/*' -printf '%p %i %T@\n' | sort >"$work/before"
run
find "$p/out" -type f -not -path '*/.pisar/*' -printf '%p %i %T@\n' | sort >"$work/after"
check "a second run touches nothing" cmp "$work/before" "$work/after"

# The clerk enters into the table what was registered.
sed -i 's/О горячем питании;Иванова А.А.;;/О горячем питании;Иванова А.А.;26-5;31.05.2024/' "$p/inputs/order.csv"
run
check "the number in the table is the one that it was signed with" eval '! grep -q SIGNED "$work/stderr"'
check "it is as it was" as_was "$order O1.docx" "$order O1.odt"

cp "$p/inputs/school.csv" "$work/school.csv"
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
run
check "a correction is told" said 0 SIGNED "26-5" "новая редакция" "Школа № [-2-]{+22+}"
check "what is signed is as it was" as_was "$order O1.docx" "$order O1.odt" 2024/Справка.docx
check "the new edition stands beside it" lines "$p/out/$new.odt" '31.05.2024 № 26-5' 'О горячем питании' 'МБОУ «Школа № 1»;' 'МБОУ «Школа № 22»;' 'Иванова А.А.'
check "in both formats" test -f "$p/out/$new.docx"
check "and one of the other kind" test -f "$p/out/2024/Справка (новая редакция).docx"
check "an order that is not signed is made as ever" test ! -e "$p/out/$order O2 (новая редакция).docx"
cp -r "$p/out" "$work/corrected"
rm -f "$p"/out/.pisar/journal.db*
run
check "without the database, too" same_tree "$work/corrected" "$p/out"

pisar status -C "$p" --format json
check "status tells what is signed" grep -q '"file": "2024/Приказы/Приказ O1.docx", "state": "signed"' "$work/stdout"

# Signed in its turn: then it is the one that corrections are compared with.
cp -rp "$p" "$work/second"
(
    p=$work/second
    register "$new.odt" --number 26-5 --date 31.05.2024
    check "the new edition can be signed" said 0
    check "with the number of the first, of which nothing is said" test ! -s "$work/stderr"
    note
    run
    check "two signed editions and nothing to say of them" eval '! grep -q "Приказ O1.*SIGNED" "$work/stderr"'
    check "both are as they were" as_was "$order O1.docx" "$new.docx" "$new.odt"
    sed -i 's/Школа № 1/Школа № 11/' "$p/inputs/school.csv"
    run
    check "the next one says what changed since the second" said 0 "Школа № [-1-]{+11+}" "(новая редакция 2)"
    check "and still both are as they were" as_was "$order O1.docx" "$new.docx" "$new.odt"
)

cp "$work/school.csv" "$p/inputs/school.csv"
run
check "undone, it is no longer said" eval '! grep -q SIGNED "$work/stderr"'
check "and the new editions go to previous" previous_is "$p/out" "$new.docx" "$new.odt" "2024/Справка (новая редакция).docx"
check "what is signed is as it was" as_was "$order O1.docx" "$order O1.odt" 2024/Справка.docx

# Only how it looks.
cp "$p/templates/odt/order.odt" "$work/order.odt"
(cp -r "$root/tests/issue/project/parts/odt/order.odt" "$work/bold" && sed -i 's|<text:p>{heading}|<text:p text:style-name="Heading">{heading}|' "$work/bold/content.xml" &&
    "$tools/pack" "$work/bold" "$p/templates/odt/order.odt")
run
check "a template that looks otherwise changes nothing that is signed" as_was "$order O1.docx" "$order O1.odt"
check "nor is that said" eval '! grep -q SIGNED "$work/stderr"'
cp "$work/order.odt" "$p/templates/odt/order.odt"
run

# Its file was taken away, or changed.
mv "$p/out/$order O1.docx" "$work/taken.docx"
run
check "a file that was taken away is told" said 0 SIGNED-CHANGED "$(digest_of "$work/taken.docx")"
check "and not put back in silence" test ! -e "$p/out/$order O1.docx"
unzip -p "$p/out/.pisar/archive/packs/*.zip" "$(digest_of "$work/taken.docx")" >"$p/out/$order O1.docx" 2>/dev/null
run
check "the archive gives it back" as_was "$order O1.docx"
check "then nothing is said" eval '! grep -q SIGNED "$work/stderr"'
cp "$p/out/$order O2.docx" "$p/out/$order O1.docx"
run
check "a file that was changed is told" said 0 SIGNED-CHANGED
run
check "in every run" said 0 SIGNED-CHANGED
check "and left alone" cmp "$p/out/$order O2.docx" "$p/out/$order O1.docx"
cp "$work/taken.docx" "$p/out/$order O1.docx"

# The project no longer has it.
sed -i '/^O1;/d' "$p/inputs/order.csv"
sed -i 's/;O1;/;O2;/' "$p/inputs/school.csv"
run
check "a document that the project no longer has is told" said 0 SIGNED
check "and stays" as_was "$order O1.docx" "$order O1.odt"
check "in the manifest, too" grep -q '"key": "O1".*"number": "26-5"' "$p/out/manifest.json"
run N02
check "a run of other documents leaves it" as_was "$order O1.docx"
