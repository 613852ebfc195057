# Two runs at once; the lock dies with its process.
project lock
mkdir -p "$p/out/.pisar"
(
    flock -x 9
    run
    echo "$status" >"$work/second"
    cp "$work/stderr" "$work/second.err"
) 9>"$p/out/.pisar/lock"
status=$(cat "$work/second") && cp "$work/second.err" "$work/stderr"
check "a second run is told RUN-LOCK" said 2 RUN-LOCK
check "the second run has written nothing" test -z "$(tree "$p/out")"
run
check "the lock dies with its process" said 0
check "then the tree is that of a clean run" same_tree "$clean/out" "$p/out"

project twice
cp -rp "$p" "$p.b"
for n in 1 2 3 4 5 6; do
    (cd "$work" && "$PISAR" run -C "$p" --quiet >/dev/null 2>"$work/run.$n"; echo $? >"$work/run.$n.status") &
done
wait
seen=0 odd=
for n in 1 2 3 4 5 6; do
    case $(cat "$work/run.$n.status") in
        0) seen=$((seen + 1)) ;;
        2) grep -q RUN-LOCK "$work/run.$n" || odd="$odd $n" ;;
        *) odd="$odd $n" ;;
    esac
done
check "of six runs at once each is done or told RUN-LOCK" test -z "$odd" -a "$seen" -gt 0
check "six runs at once leave the tree of one" same_tree "$clean/out" "$p/out"
