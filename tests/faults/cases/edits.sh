# What a person did stays; what leaves is kept; what does not change is not touched.
school2="2024/Школы/Справка S2.docx" beside2="2024/Школы/Справка S2 (новая редакция).docx"
digest() { sha256sum <"$1"; }
lists() { (cd "$1/out" && find . -path ./.pisar -prune -o -type f -print | sort); }

# A person's edition.
p=$work/edited
cp -rp "$clean" "$p"
printf 'правка' >>"$p/out/$school2"
mine=$(digest "$p/out/$school2")
run
check "an edited document is told" said 0 FILE-EDITED "Справка S2.docx"
check "an edited document is left as it is" test "$mine" = "$(digest "$p/out/$school2")"
check "without a correction there is no new edition" test ! -e "$p/out/$beside2"
sed -i 's/школа № 2/школа № 2 имени Пушкина/' "$p/inputs/org.csv"
cp -r "$p" "$work/fresh" && rm -rf "$work/fresh/out"
(p=$work/fresh; run --quiet)
run
check "after a correction the edited document is told again" said 0 FILE-EDITED
check "after a correction the edited document still stays" test "$mine" = "$(digest "$p/out/$school2")"
check "the new edition lies beside" cmp "$p/out/$beside2" "$work/fresh/out/$school2"
check "the run counts it" grep -q 1 "$work/stdout"
run
check "the next run leaves both" test "$mine" = "$(digest "$p/out/$school2")" -a -e "$p/out/$beside2"
check "the edition beside is that of the correction" cmp "$p/out/$beside2" "$work/fresh/out/$school2"
check "nothing was moved away" previous_is "$p/out"
cp "$work/fresh/out/$school2" "$p/out/$school2"
run --quiet
check "the person takes the new edition: the run ends with 0" said 0
rm -rf "$p/out/.pisar/journal.db" "$p/out/manifest.json"
printf 'правка' >>"$p/out/$school2"
mine=$(digest "$p/out/$school2")
run
check "without journal and manifest an edited document stays as well" test "$mine" = "$(digest "$p/out/$school2")"

# A file of a person's own, where a document is to go, and anywhere else.
project own
mkdir -p "$p/out/2024/Школы" "$p/out/Личное"
echo 'моё' >"$p/out/$school2"
echo 'моё' >"$p/out/Личное/заметки.txt"
run
check "a person's file under a document's name stays" grep -qx 'моё' "$p/out/$school2"
check "the document goes beside it" cmp "$p/out/$beside2" "$clean/out/$school2"
check "other files of a person stay" grep -qx 'моё' "$p/out/Личное/заметки.txt"

# A school goes.
p=$work/gone
cp -rp "$clean" "$p"
sed -i '/^S5;/d' "$p/inputs/org.csv" "$p/inputs/meal.csv"
run
check "a document that no longer belongs is told" said 0 FILE-RETIRED "Справка S5.docx"
check "it is kept in previous/" previous_is "$p/out" "2024/Школы/Справка S5.docx"
check "with its bytes" cmp "$p/out/.pisar/previous/1/2024/Школы/Справка S5.docx" "$clean/out/2024/Школы/Справка S5.docx"
check "it has left its place" test ! -e "$p/out/2024/Школы/Справка S5.docx"
check "the manifest no longer lists it" sh -c '! grep -q "Справка S5" "$1"' sh "$p/out/manifest.json"
cp -p "$clean"/inputs/* "$p/inputs/"
run --quiet
check "the school is back: the tree of a clean run" same_tree "$clean/out" "$p/out"
sed -i '/^S5;/d' "$p/inputs/org.csv" "$p/inputs/meal.csv"
printf 'правка' >>"$p/out/2024/Школы/Справка S5.docx"
run
check "an edited document of a school that goes is not lost" \
    sh -c 'find "$1/out" -name "Справка S5.docx" -exec tail -c 12 {} \; | grep -q правка' sh "$p"

# One cell.
p=$work/cell
cp -rp "$clean" "$p"
run --quiet # the copy has inodes of its own, which the journal takes note of
stamps() { (cd "$p/out" && find . -name '*.docx' -o -name '*.odt' | sort | xargs -d '\n' stat -c '%n|%i|%y'); }
stamps >"$work/before"
run
untouched() { stamps | diff "$work/before" -; }
check "nothing to do: nothing is touched" untouched
sed -i 's/школа № 4/школа № 44/' "$p/inputs/org.csv"
run --quiet
stamps | diff "$work/before" - | sed -n 's/^> \([^|]*\)|.*/\1/p' >"$work/touched"
printf '%s\n' './2024/Списки/Список M2.odt' './2024/Школы/Справка S4.docx' >"$work/expected"
check "one changed cell rewrites its own documents" diff "$work/expected" "$work/touched"
cp -p "$clean/inputs/org.csv" "$p/inputs/"
run --quiet
check "undone, the bytes are what they were" same_tree "$clean/out" "$p/out"
check "nothing was moved away by it" previous_is "$p/out"

# A correction that keeps size and time of the file.
touch -r "$p/inputs/org.csv" "$work/time"
sed -i 's/школа № 4/школа № 7/' "$p/inputs/org.csv"
touch -r "$work/time" "$p/inputs/org.csv"
run --quiet
cp -r "$p" "$work/seven" && rm -rf "$work/seven/out"
(p=$work/seven; run --quiet)
check "a correction that keeps size and time is seen" same_tree "$work/seven/out" "$p/out"

# A document is deleted by a person, one is moved.
p=$work/deleted
cp -rp "$clean" "$p"
rm "$p/out/$school2"
mv "$p/out/2024/Списки" "$p/out/Мои списки"
run --quiet
check "deleted documents are made again" cmp "$p/out/$school2" "$clean/out/$school2"
check "a folder that a person moved stays" test -e "$p/out/Мои списки/Список M1.odt" -a -e "$p/out/2024/Списки/Список M1.odt"
