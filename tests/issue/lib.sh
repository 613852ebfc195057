# lib.sh — what the cases of tests/issue share beyond tests/faults/lib.sh.

order=2024/Приказы/Приказ

# register DOC [OPTION…] — registers in $p.
register() { pisar register -C "$p" "$@"; }

# sign_first — order O1 is signed as No. 26-5 of 31.05.2024.
sign_first() { register N01 --key O1 --number 26-5 --date 31.05.2024; }

# text_of FILE — its text, a paragraph a line.
text_of() { "$PISAR" text "$1"; }

# digest_of FILE
digest_of() { sha256sum "$1" | cut -d ' ' -f 1; }

# lines FILE TEXT… — the text of the document is exactly these lines.
lines() {
    text_of "$1" >"$work/lines"
    shift
    printf '%s\n' "$@" | diff - "$work/lines"
}

# as_was FILE… — these files below $p/out have the bytes that they had when $work/was was listed by `note`.
note() { tree "$p/out" >"$work/was"; }
as_was() {
    tree "$p/out" >"$work/now"
    for file in "$@"; do
        grep -F "  ./$file" "$work/was" >"$work/one" || { echo "was not there: $file"; return 1; }
        grep -qxF -f "$work/one" "$work/now" || { echo "is another one: $file"; return 1; }
    done
}

# edited FILE FROM TO — changes the text of a DOCX as a person would.
edited() {
    rm -rf "$work/open" && mkdir "$work/open" && (cd "$work/open" && unzip -q "$1") && sed -i "s|$2|$3|" "$work/open/word/document.xml" && "$tools/pack" "$work/open" "$1"
}
