# Where documents go: out/ that is no folder, cannot be written, lies elsewhere; names made of data.
project file
echo 'мой файл' >"$p/out"
run
check "out/ is a file: told, exit 3" said 3 FILE-WRITE out
check "out/ is a file: it stays" grep -qx 'мой файл' "$p/out"

project link
mkdir "$work/elsewhere"
ln -s ../elsewhere "$p/out"
run --quiet
check "out/ is a link to a folder: the documents go there" same_tree "$clean/out" "$work/elsewhere"
project dangling
ln -s ../nowhere "$p/out"
run
check "out/ is a dangling link: told, exit 3" said 3 FILE-WRITE
check "out/ is a dangling link: nothing is made" test ! -e "$work/nowhere"

project inner
mkdir -p "$p/out" "$work/victim"
ln -s ../../victim "$p/out/2024"
run
check "a folder of out/ that a person made a link is followed" said 0
check "… with the bytes of a clean run" cmp "$work/victim/Школы/Справка S1.docx" "$clean/out/2024/Школы/Справка S1.docx"
run --quiet
check "… and the next run finds them there" previous_is "$p/out"

project linked
mkdir -p "$p/out/2024/Школы"
echo 'чужое' >"$work/secret"
ln -s "$work/secret" "$p/out/2024/Школы/Справка S1.docx"
run
check "a link under a document's name: what it leads to stays" grep -qx 'чужое' "$work/secret"

project blocked
mkdir -p "$p/out"
echo 'моё' >"$p/out/2024"
run
check "a file where a folder is to be: told, exit 3" said 3 FILE-WRITE 2024
check "a file where a folder is to be: it stays" grep -qx 'моё' "$p/out/2024"
rm "$p/out/2024"
run --quiet
check "… and the next run heals" same_tree "$clean/out" "$p/out"

project directory
mkdir -p "$p/out/2024/Школы/Справка S1.docx"
run
check "a folder under a document's name: told" test "$status" -ne 0 -a -s "$work/stderr"
rmdir "$p/out/2024/Школы/Справка S1.docx"
run --quiet
check "… and the next run heals" same_tree "$clean/out" "$p/out"

# Root may write everywhere: the program is run by nobody then.
p=$work/readonly
cp -rp "$clean" "$p"
sed -i 's/школа № 2/школа № 2 имени Пушкина/' "$p/inputs/org.csv"
as=
[ "$(id -u)" -ne 0 ] || as="setpriv --reuid=65534 --regid=65534 --clear-groups"
chmod -R a-w "$p/out"
if $as test -x "$PISAR" && chmod a+x "$work/.." "$work" && $as test -r "$p/inputs/org.csv"; then
    status=0
    # shellcheck disable=SC2086 # a command and its options
    $as "$PISAR" run -C "$p" --quiet >"$work/stdout" 2>"$work/stderr" || status=$?
    check "a read-only out/: told, exit 3" said 3 out
    check "a read-only out/: the old documents stand" same_tree "$clean/out" "$p/out"
    # Who may only read still learns what was made: the ledger is read, and nothing is said of damage.
    look() {
        status=0
        $as "$PISAR" "$@" >"$work/stdout" 2>"$work/stderr" || status=$?
        said 0 && { [ ! -s "$work/stderr" ] || { cat "$work/stderr"; return 1; }; }
    }
    for command in status history "history S01"; do
        # shellcheck disable=SC2086 # a command and its words
        check "a read-only out/: $command" look ${command%% *} -C "$p" ${command#"${command%% *}"}
    done
    check "a read-only out/: verify" look verify -C "$p" "$p/out/2024/Школы/Справка S1.docx"
    chmod 0 "$p/out/.pisar/archive/runs"
    $as "$PISAR" history -C "$p" >"$work/stdout" 2>"$work/stderr" || status=$?
    check "a ledger that may not be read is not one without runs" said 2 FILE-READ archive/runs
    chmod 755 "$p/out/.pisar/archive/runs"
else
    pass "a read-only out/ # SKIP nobody cannot reach the program here"
fi
chmod -R u+w "$p/out"
run --quiet
check "… and the next run heals" said 0

# Names made of data. Nothing may appear outside out/; each run ends with 0 or with a message.
snapshot() { (cd "$work" && find . -path ./named/out -prune -o -type f -print | grep -v -e '^./std' -e '^./snap' | sort); }
named() {
    project named
    { echo 'Код ОО;Наименование;Код МО'; printf 'S1;%s;M1\n' "$2"; } >"$p/inputs/org.csv"
    { echo 'org_id;day;hot'; echo 'S1;02.09.2024;да'; } >"$p/inputs/meal.csv"
    sed -i "s|file=\"{year}/Школы/.*\"|file=$3|" "$p/scripts/project.lua"
    snapshot >"$work/snap.before"
    run
    snapshot >"$work/snap.after"
    check "names: $1: nothing outside out/" diff "$work/snap.before" "$work/snap.after"
    check "names: $1: done, or told" test "$status" -eq 0 -o "$status" -le 3 -a -s "$work/stderr"
    check "names: $1: what is there is whole and has a name" names_fit
}
names_fit() {
    whole "$p/out" || return 1
    odd=$(cd "$p/out" && find . -name .pisar -prune -o \( -name '.?*' -o -name '*..' -o -name '*[[:cntrl:]]*' -o -name '*[\\:*?"<>|]*' \) -print)
    [ -z "$odd" ] || { echo "odd names: $odd"; return 1; }
}
field='"{org.name}"'
named "../ in data" '../../../злой' "$field"
named "an absolute path in data" '/tmp/pisar-злой' "$field"
check "names: an absolute path in data: not taken" test ! -e /tmp/pisar-злой.docx
named "a backslash path in data" 'C:\Windows\злой' "$field"
named "dots alone" '..' "$field"
named "a slash alone" '/' "$field"
named "300 characters" "$(printf 'Ж%.0s' $(seq 300))" "$field"
named "9000 characters in 30 folders" "$(for i in $(seq 30); do printf '%0300d/' "$i"; done)" "$field"
named "2000 folders" "$(for i in $(seq 2000); do printf 'a/'; done)" "$field"
named "a control character" "$(printf 'до\033[31mпосле')" "$field"
named "a name of Windows" 'con' "$field"
named "only spaces" '   ' "$field"
named "an emoji and a direction mark" "$(printf 'а\342\200\256б\360\237\230\200')" "$field"
named "the state folder" '.pisar/journal.db' "$field"
named "the manifest" 'manifest.json' "$field"
named "../ in the name itself" 'школа' '"../../{org.name}"'
named "an absolute name" 'школа' '"/tmp/pisar-{org.name}"'
named "a NUL in the name" 'школа' '"a\\0b{org.name}"'
named "an empty name" 'школа' '""'
project same
sed -i 's|file="{year}/Школы/.*"|file="{year}/одно имя"|' "$p/scripts/project.lua"
run
check "names: two documents of one name: told, nothing written" said 2 DOC-NAME
check "names: two documents of one name: no document" test -z "$(tree "$p/out")"
