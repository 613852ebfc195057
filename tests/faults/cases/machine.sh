# What a machine may refuse: room, descriptors, the folder itself; and what may end a run: signals, a worker's death.

# refused NAME TEXT… — the last command was told why and left what was there; then the next run heals.
refused() {
    label=$1
    shift
    check "$label: told, exit 3" said 3 "$@"
    check "$label: what stands is whole" whole "$p/out"
    heals
}

heals() {
    cp -p "$base/scripts/project.lua" "$p/scripts/" # where it was slow
    run --quiet
    check "$label: … and the next run heals" said 0
    check "$label: … to the tree of a clean run" same_tree "$clean/out" "$p/out"
    check "$label: … without debris" no_debris "$p/out"
}

# A file-size limit is a full disk at each size, in blocks of 512 bytes.
: >"$work/bad"
for blocks in 0 1 2 3 4 6 8 16 32 64; do
    project limit
    (ulimit -f $blocks && exec timeout 90 "$PISAR" run -C "$p" -j 1 --quiet 2>"$work/pipe.err" >/dev/null) 2>/dev/null
    status=$?
    { [ $status -eq 0 ] || [ $status -eq 3 ] || [ $status -eq 1 ]; } || echo "$blocks blocks: exit $status" >>"$work/bad"
    run --quiet
    { said 0 && same_tree "$clean/out" "$p/out" && no_debris "$p/out"; } >>"$work/bad" 2>&1
done
check "files limited in size, at ten sizes: an exit that says so, and the next run heals" test ! -s "$work/bad"

# A disk that is full: only who may mount one has it.
project full
mkdir "$p/out"
if mount -t tmpfs -o size=32k tmpfs "$p/out" 2>/dev/null; then
    run --quiet
    check "a full disk: told, exit 3" said 3
    check "a full disk: no half document" whole "$p/out"
    mount -o remount,size=8m "$p/out"
    label="a full disk"
    heals
    umount "$p/out"
else
    pass "a full disk # SKIP nothing can be mounted here"
fi

: >"$work/bad"
for most in 3 4 5 6 7 8 10 12 16; do
    project descriptors
    (ulimit -n $most && exec "$PISAR" run -C "$p" -j 1 --quiet) >/dev/null 2>"$work/stderr"
    status=$?
    case $status in 0) ;; 1 | 2 | 3 | 127) [ -s "$work/stderr" ] || echo "$most descriptors: no word" ;; *) echo "$most descriptors: exit $status" ;; esac >>"$work/bad"
    run --quiet
    { said 0 && same_tree "$clean/out" "$p/out"; } >>"$work/bad" 2>&1
done
check "too few descriptors, nine limits: told or done, and the next run heals" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "too few descriptors: reasons" "$work/bad"

# slow — documents that take some tenths of a second each, so that a run can be met in its middle.
slow() {
    project "$1"
    sed -i 's/return { org=org, year/local n = 0; for i = 1, 20000000 do n = n + i end; return { org=org, year/' "$p/scripts/project.lua"
    (cd "$work" && exec timeout -k 1 90 "$PISAR" run -C "$p" -j 2 --quiet >/dev/null 2>"$work/stderr") &
    run=$!
    tries=0
    while [ ! -e "$p/out/.pisar/lock" ] && [ $tries -lt 200 ]; do sleep 0.02; tries=$((tries + 1)); done
    sleep 0.2
    first=$(pgrep -P "$run" -f "run -C $p")
}

# left — processes of the program that still run in $p.
left() { pgrep -f "pisar run -C $p" || true; }

for signal in TERM INT HUP; do
    slow "signal$signal"
    kill -$signal "$first"
    status=0
    began=$(date +%s)
    wait $run || status=$?
    check "$signal in the middle: told, exit 1" said 1 RUN-STOPPED
    check "$signal in the middle: at once" test $(($(date +%s) - began)) -le 3
    check "$signal in the middle: with all its processes" test -z "$(left)"
    check "$signal in the middle: no document" test -z "$(tree "$p/out")"
    label="$signal in the middle"
    heals
done

slow worker
for worker in $(pgrep -P "$first"); do kill -KILL "$worker" && break; done
status=0
wait $run || status=$?
check "a worker is killed: told, exit 1" said 1 DOC-DIED
check "a worker is killed: the others' documents stand" test "$(tree "$p/out" | grep -c -e '\.docx' -e '\.odt')" -eq 6
label="a worker is killed"
heals

slow parent
kill -KILL "$first"
wait $run
sleep 1
check "the first process is killed: with all its workers" test -z "$(left)"
label="the first process is killed"
heals

slow gone
rm -rf "$p/out"
status=0
wait $run || status=$?
label="out/ vanishes in the middle"
check "$label: told, not 0" test "$status" -ne 0 -a "$status" -le 3 -a -s "$work/stderr"
heals
