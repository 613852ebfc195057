# What registering does: number and date in all files of the document, nothing else anywhere; whom it refuses.
p=$work/p
cp -rp "$clean" "$p"
note
draft=$(digest_of "$p/out/$order O1.docx")
sign_first
cp "$work/stdout" "$work/answer"
check "it is done" said 0
check "number and date stand in the DOCX, nothing else changed" \
    lines "$p/out/$order O1.docx" '31.05.2024 № 26-5' 'О горячем питании' 'МБОУ «Школа № 1»;' 'МБОУ «Школа № 2»;' 'Иванова А.А.' 'Приложение к приказу от 31.05.2024 № 26-5'
check "and in the ODT" \
    lines "$p/out/$order O1.odt" '31.05.2024 № 26-5' 'О горячем питании' 'МБОУ «Школа № 1»;' 'МБОУ «Школа № 2»;' 'Иванова А.А.'
check "the digest without number and date is that of the draft" grep -qF "$draft" "$work/answer"
check "so is that of the signed file told" grep -qF "$(digest_of "$p/out/$order O1.docx")" "$work/answer"
check "other documents are as they were" as_was "$order O2.docx" "$order O2.odt" 2024/Справка.docx
check "the manifest has number, date and digest" \
    grep -q "$(digest_of "$p/out/$order O1.odt").*\"number\": \"26-5\", \"date\": \"2024-05-31\"" "$p/out/manifest.json"

note
sign_first
check "a second time is refused" said 2 "REGISTER" "26-5" "31.05.2024"
register N01 --number 6 --date 2024-06-01
check "of several documents one must be named" said 2 "REGISTER" "O1, O2, O3"
register N09 --number 6 --date 2024-06-01
check "a document that there is not" said 2 "REGISTER"
register N01 --key O2 --number 6 --date 2024-13-01
check "a day that there is not" said 2 "2024-13-01"
register N01 --key O2 --number "$(printf '5\n6')" --date 2024-06-01
check "a number of two lines" said 2 --number
register N01 --key O2 --date 2024-06-01
check "no number" said 2 --number --date
register N01 --key O2 --number 5 --date 45443
check "a count of days" said 2 45443
register N01 --key O3 --number 18 --date 20.05.2024
check "data that have another number" said 2 "REGISTER" "number"

check "what was refused left all files alone" as_was "$order O1.docx" "$order O2.docx" "$order O3.docx" manifest.json

register "$p/out/$order O3.docx" --number 17 --date 20.05.2024
check "by the name of a file; data that have the number already" said 0
(
    p=$work/paths
    cp -rp "$clean" "$p"
    status=0
    (cd "$p/out/2024" && exec "$PISAR" register -C ../.. "./Приказы/../Приказы/Приказ O3.docx" --number 17 --date 20.05.2024) >"$work/stdout" 2>"$work/stderr" || status=$?
    check "by any path that leads to the file" said 0
    pisar history -C "$p" "$p/out/$order O3.docx"
    check "… of which the history tells, too" grep -q "№ 17 от 20.05.2024" "$work/stdout"
)
register N02 --number 1 --date 2024-12-11
check "a kind without number and date stays as it is" as_was 2024/Справка.docx
register N02 --number 1 --date 2024-12-11
check "but it is registered" said 2 "REGISTER"

register N01 --key O2 --number "№ 26-5" --date 3.6.2024
check "a number that another document has is told" said 0 "26-5" "Приказ O1"
check "the sign «№» is not written twice" lines "$p/out/$order O2.odt" '03.06.2024 № 26-5' 'О подвозе' 'МБОУ «Школа № 3»;' 'Петров Б.Б.'

rm -f "$p"/out/.pisar/journal.db*
pisar history -C "$p" N01
check "the history outlives the database" grep -q '26-5 .* 31.05.2024' "$work/stdout"
pisar verify -C "$p" "$p/out/$order O1.odt"
check "verify tells of a signed file" grep -q '26-5 .* 31.05.2024' "$work/stdout"

p=$work/later
cp -rp "$clean" "$p"
register N02 --number 1 --date 31.12.2199
check "a day that is still to come is told" said 0 "31.12.2199"

# Inputs that changed since do not reach what is signed: it is made from what the edition was made from.
p=$work/frozen
cp -rp "$clean" "$p"
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
sed -i 's/{heading}/{heading} (новый)/' "$p/scripts/project.lua"
sign_first
check "made from the inputs of the edition, not from today's" \
    lines "$p/out/$order O1.odt" '31.05.2024 № 26-5' 'О горячем питании' 'МБОУ «Школа № 1»;' 'МБОУ «Школа № 2»;' 'Иванова А.А.'

# What a person changed stays, and is no difference later; where number and date go nothing may have been changed.
p=$work/edited
cp -rp "$clean" "$p"
edited "$p/out/$order O1.docx" 'Иванова А.А.' 'Иванова Анна Андреевна'
cp "$p/out/$order O1.docx" "$work/mine.docx"
sign_first
check "a file changed by hand is signed with the change" said 0 FILE-RETIRED
check "it has both" \
    lines "$p/out/$order O1.docx" '31.05.2024 № 26-5' 'О горячем питании' 'МБОУ «Школа № 1»;' 'МБОУ «Школа № 2»;' 'Иванова Анна Андреевна' 'Приложение к приказу от 31.05.2024 № 26-5'
check "the digest before is that of the person's file" grep -qF "$(digest_of "$work/mine.docx")" "$work/stdout"
check "which is kept" eval 'cmp "$work/mine.docx" "$p"/out/.pisar/previous/1/2024/*/*O1.docx'
note
run
check "a run has nothing to say of it" eval '! grep -q SIGNED "$work/stderr"'
check "and leaves it" as_was "$order O1.docx" "$order O1.odt"
rm -f "$p"/out/.pisar/journal.db*
run
check "without the database neither" eval '! grep -q SIGNED "$work/stderr"'
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
run
check "a correction is told without what was changed by hand" said 0 "Школа № [-2-]{+22+}" "мест: 1"
check "the signed file stays" as_was "$order O1.docx" "$order O1.odt"

p=$work/note
cp -rp "$clean" "$p"
edited "$p/out/2024/Справка.docx" 'Школы в' 'Все школы в'
note
register N02 --number 1 --date 2024-12-11
check "without a place for number and date the person's file is what is signed" eval 'said 0 && as_was 2024/Справка.docx'
run
check "of which a run has nothing to say" eval '! grep -q SIGNED "$work/stderr"'
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
run --set year=2025
check "what another year lacks is not missed, and stays" eval '! grep -q SIGNED "$work/stderr" && as_was 2024/Справка.docx'
check "beside the one of that year" test -f "$p/out/2025/Справка.docx"

p=$work/written
cp -rp "$clean" "$p"
edited "$p/out/$order O1.docx" '_____ № _____' '3 июня № 26-5'
cp "$p/out/$order O1.docx" "$work/mine.docx"
sign_first
check "number and date written by hand are refused" said 2 REGISTER-EDITED "3 июня"
check "and the file left alone" cmp "$p/out/$order O1.docx" "$work/mine.docx"
check "so is the other format" cmp "$p/out/$order O1.odt" "$clean/out/$order O1.odt"
rm "$p/out/$order O1.docx"
sign_first
check "a file that is not there" said 2 "REGISTER"

# A function that would do more than fill number and date.
p=$work/greedy
cp -rp "$base" "$p"
sed -i 's/return { number=act.number, date/return { heading="О другом", number=act.number, date/' "$p/scripts/project.lua"
run --quiet
note
sign_first
check "a field that is filled is not changed" said 2 "REGISTER" "heading"
check "nothing was written" as_was "$order O1.docx" "$order O1.odt"
pisar history -C "$clean"
check "the history has days as clerks write them" grep -q "	10.12.2024	" "$work/stdout"
