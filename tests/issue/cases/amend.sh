# A kind of document that amends another: what would be another document today becomes the draft of an order that says so.
amending() { # adds it to $p
    cat >>"$p/scripts/project.lua" <<'END'

document{ id="N12", title="Изменение", template="docx/amending.docx", amends={ "N01" }, signed=signed,
  data=function(ctx, amended)
    return { year=ctx.year, number="_____", date="_____", heading=amended.data.heading, changes=amended.changes,
      act={ number=amended.act.number, day=short(amended.act.date), kind=amended.id } }
  end,
  file="{year}/Приказы/Изменение приказа {act.number}" }
END
}
draft="2024/Приказы/Изменение приказа 26-5"
p=$work/p
cp -rp "$base" "$p"
amending
run --quiet
check "nothing is signed, nothing amended" said 0
sign_first
note
cp "$p/inputs/school.csv" "$work/school.csv"
sed -i 's/Школа № 2/Школа № 22/; s/^S1;.*//' "$p/inputs/school.csv"
run
check "it is told" said 0 SIGNED "Изменение приказа 26-5.docx"
check "what is signed is as it was" as_was "$order O1.docx" "$order O1.odt"
check "no new edition" test ! -e "$p/out/$order O1 (новая редакция).docx"
check "the draft has every change with its words" lines "$p/out/$draft.docx" '_____ № _____' 'О внесении изменений в приказ № 26-5 от 31.05.2024 О горячем питании' \
    'абзац 3: МБОУ «Школа № 1»; → ' 'абзац 3: МБОУ «Школа № 2»; → МБОУ «Школа № 22»;' '[2] → [22]'
cp -r "$p/out" "$work/before"
run N12
check "asked for by its id" same_tree "$work/before" "$p/out"

cp -rp "$p" "$work/undone"
(
    p=$work/undone
    cp "$work/school.csv" "$p/inputs/school.csv"
    run
    check "undone, the draft goes to previous" previous_is "$p/out" "$draft.docx"
    check "and nothing is said" eval '! grep -q SIGNED "$work/stderr"'
)

register N12 --number 26-9 --date 30.05.2024
check "not before the order that it amends" said 2 REGISTER "30.05.2024" "26-5" "31.05.2024"
register N12 --number 26-9 --date 03.06.2024
check "the draft is signed" said 0
check "with number and date of its own" lines "$p/out/$draft.docx" '03.06.2024 № 26-9' 'О внесении изменений в приказ № 26-5 от 31.05.2024 О горячем питании' \
    'абзац 3: МБОУ «Школа № 1»; → ' 'абзац 3: МБОУ «Школа № 2»; → МБОУ «Школа № 22»;' '[2] → [22]'
note
run
check "then nothing is left to say" eval '! grep -q SIGNED "$work/stderr"'
check "both stay" as_was "$order O1.docx" "$order O1.odt" "$draft.docx"
sed -i 's/Школа № 22/Школа № 222/' "$p/inputs/school.csv"
run
check "a further correction is told of the amending order" said 0 SIGNED "26-9" "новая редакция"
check "both stay still" as_was "$order O1.docx" "$order O1.odt" "$draft.docx"

p=$work/wrong
cp -rp "$base" "$p"
amending
sed -i 's/amends={ "N01" }/amends={ "N05" }/' "$p/scripts/project.lua"
run
check "a kind that there is not" said 2 DECLARE N05
