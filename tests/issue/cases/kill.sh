# kill -9 at every call of `register` that changes a file: the draft or the signed file stands, and doing it again comes to its end.
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

points=0
: >"$work/bad"
while :; do
    p=$work/struck
    rm -rf "$p"
    cp -rp "$clean" "$p"
    strike any $((points + 1)) kill once || break
    points=$((points + 1))
    { killed && old_or_new "$p/out" && whole "$p/out" && again; } >"$work/why" 2>&1 || sed "s/^/$points: /" "$work/why" >>"$work/bad"
done
check "kill: at each call of register ($points points)" test "$points" -gt 10
[ ! -s "$work/bad" ] || fail "kill: reasons" "$work/bad"
