# kill -9, and a failure, at every call of `register` that changes a file: the draft or the signed file stands, and doing it again comes
# to its end.
struck="register N01 --key O1 --number 26-5 --date 31.05.2024"
cp -rp "$clean" "$work/signed"
p=$work/signed
sign_first
tree "$clean/out" >"$work/tree.old"
tree "$p/out" >"$work/tree.new"
grep -v manifest "$work/tree.new" >"$work/documents"

again() {
    sign_first
    grep -qF '[REGISTER]' "$work/stderr" || [ "$status" -eq 0 ] || { cat "$work/stderr"; return 1; }
    tree "$p/out" | grep -v manifest | diff "$work/documents" - && no_debris_but_intent
}
no_debris_but_intent() { [ ! -e "$p/out/.pisar/tmp" ] || { echo "left behind: tmp"; return 1; }; }
killed() { [ "$status" -eq 137 ] || { echo "exit $status instead of a kill"; return 1; }; }

failed() {
    [ "$status" -ne 0 ] || return 0
    [ "$status" -eq 3 ] && [ -s "$work/stderr" ] || { echo "exit $status"; cat "$work/stderr"; return 1; }
}

# each FROM WHAT ONCE|ON JUDGE — strikes each call in copies of the project FROM; JUDGE looks at how it ended and what stands, and does
# it again.
each() {
    points=0
    : >"$work/bad"
    while :; do
        p=$work/struck
        rm -rf "$p"
        cp -rp "$1" "$p"
        strike any $((points + 1)) "$2" "$3" || break
        points=$((points + 1))
        { whole "$p/out" && $4; } >"$work/why" 2>&1 || sed "s/^/$points: /" "$work/why" >>"$work/bad"
    done
}

judge() {
    check "$1 ($points points)" test "$points" -gt 10
    [ ! -s "$work/bad" ] || fail "$1: reasons" "$work/bad"
}

draft_or_signed() { killed && old_or_new "$p/out" && again; }
each "$clean" kill once draft_or_signed
judge "at each call of register"
draft_or_signed() { failed && old_or_new "$p/out" && again; }
each "$clean" ENOSPC once draft_or_signed
judge "no space, once, at each call"
each "$clean" EIO on draft_or_signed
judge "an error of the disk at each call and from then on"

# A draft that a person changed: the change is there at every moment, and in what is signed at last.
cp -rp "$clean" "$work/edited"
edited "$work/edited/out/$order O1.docx" 'Иванова А.А.' 'Иванова Анна Андреевна'
has() { text_of "$p/out/$order O1.docx" >"$work/text" && grep -qF "$1" "$work/text" || { echo "$1 is not in"; cat "$work/text"; return 1; }; }
change_is_kept() {
    killed && has 'Анна Андреевна' && { sign_first; grep -qF '[REGISTER]' "$work/stderr" || [ "$status" -eq 0 ]; } || { cat "$work/stderr"; return 1; }
    has 'Анна Андреевна' && has '31.05.2024 № 26-5' && no_debris_but_intent
}
each "$work/edited" kill once change_is_kept
judge "a draft changed by hand"

# Registering that was cut off leaves nothing to a run, either.
cleared() { run --quiet && said 0 && no_debris "$p/out"; }
: >"$work/bad"
for at in 40 80 120 160 200; do
    p=$work/struck
    rm -rf "$p"
    cp -rp "$clean" "$p"
    strike any $at kill once
    cleared >"$work/why" 2>&1 || sed "s/^/$at: /" "$work/why" >>"$work/bad"
done
check "the next run clears away what registering left" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "what registering left" "$work/bad"
