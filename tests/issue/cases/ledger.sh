# A page of the ledger is lost together with the database: what it says of signed documents the manifest still tells. Without that the
# next run would put the draft in the place of the signed file.
signed=$work/signed
cp -rp "$clean" "$signed"
p=$signed
sign_first
sed -i 's/Школа № 2/Школа № 22/' "$p/inputs/school.csv"
run --quiet
tree "$p/out" >"$work/tree.signed"

# lose HOW PAGES — a copy without the database, in which something happened to these pages.
lose() {
    p=$work/lost
    rm -rf "$p"
    cp -rp "$signed" "$p"
    rm -f "$p"/out/.pisar/journal.db*
    # shellcheck disable=SC2086 # the pages are a pattern
    set -- "$1" $p/out/.pisar/archive/runs/$2
    case $1 in
        gone) shift; rm "$@" ;;
        cut) truncate -s 500 "$2" ;;
        altered) sed -i 's/"26-5"/"26-6"/' "$2" ;;
    esac
}
same_documents() { tree "$p/out" | diff "$work/tree.signed" -; }

for how in gone cut altered; do
    lose $how '000002-*'
    pisar status -C "$p" --format json
    check "the page of registering $how: status tells what is signed" grep -q 'O1.docx", "state": "signed"' "$work/stdout"
    run
    check "the page of registering $how: told" said 0 JOURNAL "26-5" "31.05.2024"
    check "the page of registering $how: the same documents" same_documents
    pisar history -C "$p" N01 --format json
    check "the page of registering $how: it is registered as it was" grep -q '"number": "26-5", "date": "2024-05-31", "current": true' "$work/stdout"
    rm -f "$p"/out/.pisar/journal.db* "$p/out/manifest.json"
    run
    check "the page of registering $how: from then on the ledger has it again" said 0 "26-5"
    check "the page of registering $how: … and nothing is said of the loss of a manifest" eval '! grep -q "manifest" "$work/stderr"'
    check "the page of registering $how: the same documents once more" same_documents
done
lose gone '000002-*'
run
check "a page that is missing is told" said 0 "нет страницы запуска 2"
lose gone '00000[12]-*'
run
check "pages that are missing are told" said 0 "нет страниц запусков с 1 по 2"
check "… and the documents are the same" same_documents
lose gone '*'
run
check "without any page, too" same_documents
rm -r "$p/out/.pisar"
run
check "copied without the hidden folder, what is signed is signed" said 0 JOURNAL "26-5"
check "… and the documents are the same" same_documents
check "… and is kept in the new archive" eval 'unzip -p "$p/out/.pisar/archive/packs/*.zip" "$(digest_of "$p/out/$order O1.docx")" 2>/dev/null | cmp - "$p/out/$order O1.docx"'
lose gone '000002-*'
register N01 --key O1 --number 7 --date 1.6.2024
check "it is not registered again" said 2 REGISTER "26-5"

# A manifest alone is not believed: the archive must have the bytes.
p=$work/forged
cp -rp "$clean" "$p"
sed -i '/Приказ O2.docx/s/"template"/"number": "9", "date": "2024-05-31", "template"/; /Приказ O2.docx/s/"sha256": "[0-9a-f]*"/"sha256": "'"$(digest_of /etc/hostname)"'"/' "$p/out/manifest.json"
rm -f "$p"/out/.pisar/journal.db*
run
check "a forged manifest signs nothing" same_tree "$clean/out" "$p/out"

# The archive is damaged, the signed file stands: it is what corrections are compared with.
p=$work/packs
cp -rp "$signed" "$p"
rm "$p"/out/.pisar/archive/packs/*
sed -i 's/Школа № 1/Школа № 11/' "$p/inputs/school.csv"
run
check "without the archive a correction is told all the same" said 0 "26-5" "Школа № [-1-]{+11+}"
rm "$p"/out/.pisar/archive/packs/* "$p/out/$order O1.docx"
sed -i 's/Школа № 11/Школа № 111/' "$p/inputs/school.csv"
run
check "without the file as well only what follows it fails" said 1 ARCHIVE
check "… the others are made" test -f "$p/out/$order O1 (новая редакция).odt"

# A pack is damaged within: its directory is whole, what it held is not. The next run keeps it again, also when it has nothing else to do.
p=$work/struck
cp -rp "$signed" "$p"
run --quiet
for pack in "$p"/out/.pisar/archive/packs/*; do dd if=/dev/zero of="$pack" bs=1 seek=60 count=3000 conv=notrunc 2>/dev/null; done
register N02 --number 1 --date 1.6.2024
check "what a damaged pack held cannot be registered" said 2 ARCHIVE
run
check "a damaged pack is told" said 0 ARCHIVE packs
check "… the documents are the same" same_documents
register N02 --number 1 --date 1.6.2024
check "… and what stands is kept again" said 0
