# Allocations fail, once and from then on: the first forty of a run over corrected inputs, then ever fewer of the tens of thousands that
# follow. The run says so or comes to its end, never by a signal of its own; what stands is whole, and the next run heals.
case $B in *asan*) pass "the sanitizer has an allocator of its own"; return 0 ;; esac
shim=$B/tests/faults/memory.so
corrected "$work/corrected"
cp -r "$work/corrected" "$work/fresh" && rm -rf "$work/fresh/out"
p=$work/fresh
run --quiet
tree "$work/corrected/out" >"$work/tree.old"
tree "$work/fresh/out" >"$work/tree.new"

spoke() {
    case $status in
    0) ;;
    1 | 2 | 3) [ -s "$work/stderr" ] || { echo "exit $status without a word"; return 1; } ;;
    *) echo "exit $status"; cat "$work/stderr"; return 1 ;;
    esac
}

for on in once on; do
    points=0 at=1
    : >"$work/bad"
    while :; do
        p=$work/struck
        rm -rf "$p"
        cp -rp "$work/corrected" "$p"
        strike malloc "$at" ENOMEM "$on" || break
        points=$((points + 1))
        { spoke && old_or_new "$p/out" && healed "2024/Школы/Справка S5.docx"; } >"$work/why" 2>&1 || sed "s/^/allocation $at: /" "$work/why" >>"$work/bad"
        at=$((at < 40 ? at + 1 : at + at / 16))
    done
    [ "$points" -gt 40 ] || echo "too few allocations: $points" >>"$work/bad"
    check "an allocation that fails, $on ($points points)" test ! -s "$work/bad"
    [ ! -s "$work/bad" ] || fail "$on: reasons" "$work/bad"
done
