# lib.sh — what the scripts of tests/documents share.

# say STATUS NAME — a case ended so.
say() { if [ "$1" = 0 ]; then pass "$2"; else fail "$2"; fi; }

# holds TEXT FILE
holds() { grep -qF -e "$1" "$2" || { sed 's/^/# /' "$2"; return 1; }; }

# lay_project FOLDER — the default project with its documents.
lay_project() {
    mkdir "$1" && cp -r scripts templates inputs "$1"
    "$PISAR" run -C "$1" --quiet 2>"$work/messages"
}
