# Commands that look at the past lay out the project of then in a temporary folder: killed anywhere, they leave it, and the next one
# clears it away; nobody else's.
p=$work/past
corrected "$p"
export TMPDIR="$work/temporary"
mkdir -p "$TMPDIR/pisar-backup" "$TMPDIR/.pisar-snapshot"
run --quiet
for struck in diff "explain --run 1 NONE"; do
    points=0 left=0
    : >"$work/bad"
    while strike any $((points + 1)) kill once; do
        points=$((points + 1))
        left=$((left + $(find "$TMPDIR" -mindepth 1 -maxdepth 1 -name '.pisar-snapshot-*' | wc -l)))
        pisar diff -C "$p" --quiet
        { said 0 && [ "$(ls -A "$TMPDIR")" = "$(printf '.pisar-snapshot\npisar-backup')" ]; } >"$work/why" 2>&1 || { echo "$points:"; cat "$work/why"; ls -A "$TMPDIR"; } >>"$work/bad"
    done
    check "$struck killed at each of $points calls: the next one clears away what was left ($left times)" test "$left" -gt 0 -a ! -s "$work/bad"
    [ ! -s "$work/bad" ] || fail "$struck: reasons" "$work/bad"
done
struck=
# What another one is using stays.
mkdir "$TMPDIR/.pisar-snapshot-abcdef"
(flock 9 && pisar diff -C "$p" --quiet) 9<"$TMPDIR/.pisar-snapshot-abcdef"
check "a folder that is in use stays" test -d "$TMPDIR/.pisar-snapshot-abcdef"
pisar diff -C "$p" --quiet
check "then it goes" test ! -e "$TMPDIR/.pisar-snapshot-abcdef"
unset TMPDIR
