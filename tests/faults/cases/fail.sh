# Each call that changes a file fails in turn: an exit status that says so, a message with the reason, whole files, and the
# next run heals. A call whose failure harms nothing may pass unnoticed, if everything is there all the same.
told() {
    if [ "$status" -eq 0 ]; then
        tree "$p/out" | diff - "$work/tree.new" >&2 || { echo "exit 0, but the documents are not all there"; return 1; }
        return 0
    fi
    echo "$status" >>"$work/statuses"
    case $status in
        1 | 3) ;;
        137) [ "$what" = die ] || { echo "killed"; return 1; } ;;
        *) echo "exit $status"; cat "$work/stderr"; return 1 ;;
    esac
    [ -s "$work/stderr" ] || { echo "exit $status without a word"; return 1; }
}

judge() {
    check "$1 ($points points)" test ! -s "$work/bad"
    [ ! -s "$work/bad" ] || fail "$1: reasons" "$work/bad"
}

corrected "$work/corrected"
cp -r "$work/corrected" "$work/fresh" && rm -rf "$work/fresh/out"
p=$work/fresh
run --quiet
new=$work/fresh/out gone="2024/Школы/Справка S5.docx"
every "$work/corrected" "$new" "$gone" any ENOSPC once told
judge "no space, once, at each call"
every "$work/corrected" "$new" "$gone" any EIO on told
judge "an error of the disk at each call and from then on"
every "$base" "$clean/out" "" mkdir ENOSPC once told
judge "no folder can be made"
every "$base" "$clean/out" "" write short once told
judge "a write that takes half"
every "$base" "$clean/out" "" write die once told
judge "a process dies at a write"
