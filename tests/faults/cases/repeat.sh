# A run that would repeat the last one does not open the project, and nothing that could make a difference escapes it.
p=$work/repeat
cp -rp "$base" "$p"
mkdir "$p/pictures"
cp "$root/tests/golden/content/pictures/seal.png" "$p/pictures/"
sed -i 's|return { org=org, |return { seal=image{ file="pictures/seal.png" }, org=org, |' "$p/scripts/project.lua"
echo 'чужое' >"$p/inputs/лишнее.csv" # a file that no table claims: something to be said

# Whether a run has documents made, or looked at, by workers; without any it repeats the last one.
works() { strike fork 1 EIO on; }

# repeats NAME, differs NAME — what the next run does.
repeats() { if works; then fail "$1" "$work/stderr"; else pass "$1"; fi; }
differs() { if works; then pass "$1"; else fail "$1" "$work/stdout"; fi; }

# noticed NAME COMMAND… — the command changes something: the next run is a run, and the one after it repeats it.
noticed() {
    name=$1
    shift
    "$@"
    differs "$name is noticed"
    run --quiet
    repeats "after $name the next run repeats the last"
}

run
check "the run has something to say" said 0 лишнее.csv
cp "$work/stderr" "$work/first"
repeats "an unchanged project is not opened"
run
check "what the last run said is said again" cmp "$work/first" "$work/stderr"
check "and that nothing changed" grep -q . "$work/stdout"

# A cell of the same length, in a file of the same size and time.
change_cell() {
    touch -r "$p/inputs/org.csv" "$work/stamp"
    sed -i 's/школа № 2/школа № 7/' "$p/inputs/org.csv"
    touch -r "$work/stamp" "$p/inputs/org.csv"
}
append() { echo "$2" >>"$1"; }
noticed "a cell in a file of the same size and time" change_cell
noticed "a script" append "$p/scripts/project.lua" '-- remark'
noticed "a script that came" append "$p/scripts/zz.lua" '-- remark'
noticed "an input that came" append "$p/inputs/ещё.csv" x
noticed "an input that went" rm "$p/inputs/ещё.csv"
noticed "a template that came" cp "$base/templates/docx/school.docx" "$p/templates/docx/new.docx"
noticed "a picture that only a value names" cp "$root/tests/golden/pictures/pictures/wide.png" "$p/pictures/seal.png"
noticed "a document that went" rm "$p/out/2024/Школы/Справка S1.docx"
noticed "a document of another time" touch "$p/out/2024/Школы/Справка S2.docx"
noticed "a changed manifest" append "$p/out/manifest.json" ''
noticed "a lost journal" rm "$p/out/.pisar/journal.db"

run --quiet --as-of 2024-11-01
differs "another day of the report is another run"
cp "$p/out/manifest.json" "$work/dated"
run --quiet --as-of 01.11.2024
check "a day written as clerks do is the same day" cmp "$p/out/manifest.json" "$work/dated"
run --quiet --as-of 31.02.2024
check "a day that there is not" said 2 31.02.2024
run --quiet
sed -i "s/школа № 7/школа № 2/" "$p/inputs/org.csv"
run --quiet S02
differs "after a run of some documents all are looked at"
run --quiet
printf 'правка' >>"$p/out/2024/Школы/Справка S3.docx"
run --quiet
differs "beside a document edited by hand nothing is taken for unchanged"
