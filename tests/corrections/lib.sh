# lib.sh — what the cases share beside tests/suite.sh: `base` is the project with its documents. A case corrects files in its folder and
# says what `becomes` of the documents.

# begin — the case's copy of the project, with documents of the same inodes' order and times; the shell goes there.
begin() {
    cp -rp "$base" "$work/project"
    cd "$work/project" || exit 2
    documents "$base" >"$work/was.bytes"
}

# ---- corrections ----

# edit FILE SCRIPT… — sed's scripts; each must find something to change.
edit() {
    file=$1
    shift
    for script in "$@"; do
        cp -p "$file" "$work/unedited"
        sed -i "$script" "$file"
        ! cmp -s "$file" "$work/unedited" || fail "nothing to edit in $file: $script"
    done
}

# add TABLE ROW… — rows at the end of inputs/TABLE.csv.
add() {
    table=$1
    shift
    printf '%s\r\n' "$@" >>"inputs/$table.csv"
}

# note ROW — an entry of the log of corrections: id;table;key;column;was;became;paper;who;when;affects.
note() { add correction "$1"; }

# ---- documents ----

# full_names — the short names of documents on standard input, written out as paths below out/; others are conclusions.
full_names() {
    sed -e 's|^отчет$|2024/Отчет за год/Отчет о реализации проекта за 2024 год.docx\n2024/Отчет за год/Отчет о реализации проекта за 2024 год.odt|' \
        -e 's|^акт сверки$|2024/Отчет за год/Акт сверки исходных данных за 2024 год.docx|' \
        -e 's|^методика$|2024/Отчет за год/Методика расчета показателей за 2024 год.docx|' \
        -e 's|^пакет$|2023/Майский пакет/Приказ о реализации краевого проекта в 2023 году.docx|' \
        -e '/^20[0-9][0-9]\//!s|.*|2024/Экспертные заключения/&.docx|'
}

# documents PROJECT — digest and path of each; places PROJECT — inode, time and path of each.
documents() { (cd "$1/out" && find . -path ./.pisar -prune -o -type f ! -name manifest.json -exec sha256sum {} +) | sort -k 2; }
places() { (cd "$1/out" && find . -path ./.pisar -prune -o -type f ! -name manifest.json -printf '%i,%T@  %p\n') | sort -k 2; }

# moved WAS IS — the paths of two such lists that are not in both with the same mark.
moved() { cat "$1" "$2" | sort | uniq -u | sed 's|^[^ ]* *\./||' | sort -u; }

run() { "$PISAR" run -j 1 --quiet "$@" 2>"$work/messages" || { cat "$work/messages"; return 1; }; }

# clean_run — the corrected project, from nothing: the same bytes.
clean_run() {
    mkdir "$work/clean" && cp -rp inputs scripts templates "$work/clean" || return 1
    run -C "$work/clean" && documents "$work/clean" | diff - "$work/is.bytes"
}

# touched FILE — the paths in it, and no others, have other bytes; and no others were written at all.
touched() {
    moved "$work/was.bytes" "$work/is.bytes" | diff "$1" - && moved "$work/was.places" "$work/is.places" | diff "$1" -
}

# told — what `pisar diff` says is what is expected; the line with the times of the runs is left out.
told() {
    "$PISAR" diff 2>"$work/messages" | tail -n +2 >"$work/diff"
    [ -z "${TAKE:-}" ] || cp "$work/diff" "$root/tests/corrections/expected/$case.txt"
    diff "$root/tests/corrections/expected/$case.txt" "$work/diff"
}

# undone — without the correction the documents are as they were.
undone() {
    rm -r inputs scripts templates
    cp -rp "$base/inputs" "$base/scripts" "$base/templates" . && run && documents . | diff "$work/was.bytes" -
}

# rerun — runs the corrected project, and notes what was where before and after.
rerun() {
    places . >"$work/was.places"
    check "the corrected project runs" run
    documents . >"$work/is.bytes"
    places . >"$work/is.places"
}

# becomes — after corrections: of the documents named on standard input new editions are made.
becomes() {
    full_names | sort >"$work/expected"
    rerun
    check "what a clean run makes" clean_run
    check "these documents, and no others" touched "$work/expected"
    check "what changed, and why" told
}

# undo — the last check of a case: the old bytes come back.
undo() { check "undone, the old documents are back" undone; }

# says FILE TEXT… — the document has each of the texts; is_silent FILE TEXT… — none of them.
says() {
    plain "$1" >"$work/text"
    shift
    for text in "$@"; do
        grep -qF -e "$text" "$work/text" || { echo "not there: $text"; return 1; }
    done
}
is_silent() {
    plain "$1" >"$work/text"
    shift
    for text in "$@"; do
        ! grep -F -e "$text" "$work/text" || { echo "still there: $text"; return 1; }
    done
}

# lines FILE WAS — as `diff` says it, the lines of the document's text that are not those of the text WAS.
lines() { plain "$1" | diff "$2" - | grep '^[<>]' | tr -s '\t' ' '; }

conclusions="out/2024/Экспертные заключения"
report="out/2024/Отчет за год/Отчет о реализации проекта за 2024 год.docx"
package="out/2023/Майский пакет/Приказ о реализации краевого проекта в 2023 году.docx"
