# kill -9 at every call that changes a file: whole files only, old ones not lost, and the next run heals.
killed() { [ "$status" -eq 137 ] || { echo "exit $status instead of a kill"; return 1; }; }

every "$base" "$clean/out" "" any kill once killed
check "at each call of a first run ($points points)" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "a first run: reasons" "$work/bad"

corrected "$work/corrected"
cp -r "$work/corrected" "$work/fresh" && rm -rf "$work/fresh/out"
p=$work/fresh
run --quiet
every "$work/corrected" "$p/out" "2024/Школы/Справка S5.docx" any kill once killed
check "at each call of a run over corrected inputs ($points points)" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "over corrected inputs: reasons" "$work/bad"
