# Random corrections, each run after the other: what stands is always, byte for byte, what a clean run of the same project makes;
# a faulty project writes nothing; a run that is killed, a database that is gone and a run of one document change nothing about it.
# STEPS and SEED may be given: `make property` takes thousands.
steps=${STEPS:-120} seed=${SEED:-1}
p=$work/living c=$work/clean
cp -rp "$clean" "$p"
mkdir "$work/past" "$work/other"
cp "$p"/inputs/* "$work/past"
sed 's/Школ/Учрежден/; s/школ/учрежден/' "$root/tests/faults/project/parts/odt/list.odt/content.xml" >"$work/content"
cp -r "$root/tests/faults/project/parts/odt/list.odt" "$work/other/parts"
cp "$work/content" "$work/other/parts/content.xml"
"$tools/pack" "$work/other/parts" "$work/other/list.odt"

# dice SIDES — sets `n` to 0 … SIDES − 1; the same numbers for the same seed.
dice() { seed=$(((seed * 1103515245 + 12345) % 2147483648)); n=$((seed / 65536 % $1)); }

# rewrite FILE PROGRAM — the file through awk, which gets `n` and a row `r` to work on.
rewrite() {
    rows=$(wc -l <"$1")
    [ "$rows" -gt 2 ] || return 0
    dice $((rows - 1))
    awk -F';' -v OFS=';' -v r=$((n + 2)) -v n="$seed" "$2" "$1" >"$work/file" && cat "$work/file" >"$1"
}

correct() {
    org=$p/inputs/org.csv meal=$p/inputs/meal.csv
    dice 14
    kind=$n
    case $kind in
    0) rewrite "$org" 'NR == r { $2 = $2 " имени " n % 97 } { print }' ;;
    1) rewrite "$org" 'NR != r || $1 == "Код ОО" { print }' ;;
    2) dice 400; echo "S$((n + 10));МБОУ «Учебная школа № $((n + 10))»;M$((n % 4))" >>"$org" ;;
    3) rewrite "$org" 'NR == r { kept = $0; next } { print } END { if (kept != "") print kept }' ;;
    4) rewrite "$org" 'NR == r { $3 = "M" n % 5 } { print }' ;;
    5) rewrite "$meal" 'NR == r { $3 = $3 == "да" ? "нет" : "да" } { print }' ;;
    6) rewrite "$meal" 'NR == r { print } { print }' ;;
    7) rewrite "$meal" 'NR == r { $2 = "31.02.2024" } { print }' ;;
    8) cp "$work"/past/* "$p/inputs/" ;;
    9) touch -r "$org" "$work/time"; rewrite "$org" 'NR == r { gsub("Учебная", "Учебнaя"); gsub("школа", "шкoла") } { print }'; touch -r "$work/time" "$org" ;;
    10) dice 3; sed -i "s/title=\"Малый проект[^\"]*\"/title=\"Малый проект $n\"/; s/Список {mo}[^\"]*/Список {mo}$([ "$n" = 0 ] || echo " $n")/" "$p/scripts/project.lua" ;;
    11) dice 2; [ "$n" = 0 ] && cp "$work/other/list.odt" "$p/templates/odt/" || cp "$base/templates/odt/list.odt" "$p/templates/odt/" ;;
    12) dice 4; echo "S$((n + 1));$((seed / 65536 % 28 + 1)).10.2024;да" >>"$meal" ;;
    13) dice 3; year="--set year=$((2023 + n))" ;;
    esac
}

# What may come between a correction and its run.
disturb() {
    dice 12
    case $n in
    0) rm -f "$p/out/.pisar/journal.db"* ;;
    1) : >"$p/out/.pisar/journal.db" ;;
    2) sh -c 'cd "$1"; shift; timeout -s KILL "$@"; exit 0' sh "$work" "0.0$((seed / 65536 % 40 + 1))" "$PISAR" run -C "$p" --quiet $year >/dev/null 2>&1 ;;
    3) run --quiet $year S02 ;;
    4) rm -f "$p/out/manifest.json" ;;
    5) find "$p/out" -name '*.odt' -not -path '*/.pisar/*' -exec touch {} + ;;
    esac
}

# Whether a run leaves what a clean run makes; of a faulty project, what stood before.
agrees() {
    rm -rf "$c"
    mkdir "$c" && cp -r "$p/inputs" "$p/scripts" "$p/templates" "$c"
    living=$p p=$c
    run --quiet $year
    wanted=$status p=$living
    tree "$p/out" >"$work/before"
    run --quiet $year
    [ "$status" = "$wanted" ] || { echo "exit $status instead of $wanted"; return 1; }
    if [ "$wanted" = 0 ]; then same_tree "$c/out" "$p/out" && no_debris "$p/out"
    else tree "$p/out" | diff "$work/before" -; fi
}

year='' done=0 faulty=0 began=$seed
: >"$work/bad"
while [ "$done" -lt "$steps" ] && [ ! -s "$work/bad" ]; do
    correct
    disturb
    agrees >"$work/why" 2>&1 || { echo "step $done, correction $kind:"; cat "$work/why"; } >"$work/bad"
    if [ "$wanted" != 0 ]; then
        faulty=$((faulty + 1))
        cp "$work"/past/* "$p/inputs/"
    fi
    done=$((done + 1))
done
[ "$faulty" -lt "$done" ] || echo "every correction was faulty" >>"$work/bad"
check "$done corrections, $faulty of them faulty, seed $began: always what a clean run makes" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "why" "$work/bad"
