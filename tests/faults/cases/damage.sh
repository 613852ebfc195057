# The journal and the manifest are caches: damaged or gone they cost time, never a document.
made=$work/made
cp -rp "$clean" "$made"
size=$(stat -c %s "$made/out/.pisar/journal.db")

# damaged NAME — after the damage to $p the run heals it, and the one after has nothing to do.
damaged() {
    check "$1: the run ends with 0" recovers "$p"
    check "$1: the same bytes" same_tree "$clean/out" "$p/out"
    check "$1: nothing has moved, nothing is left behind" settled "$p/out"
    run
    check "$1: the next run has nothing to say" silent
}

recovers() {
    run --quiet
    said 0 || return 1
    ! grep -v JOURNAL "$work/stderr"
}

settled() { previous_is "$1" && no_debris "$1"; }
silent() { said 0 && { [ ! -s "$work/stderr" ] || { cat "$work/stderr"; return 1; }; }; }

again() {
    rm -rf "$work/damaged"
    cp -rp "$made" "$work/damaged"
    p=$work/damaged
    journal=$p/out/.pisar/journal.db
}

# noise BYTES — the same bytes each time, without order.
noise() { seq 1 100000 | sha512sum | awk '{ for (i = 0; i < 4000; i++) printf "%s", $1 }' | tr '0-9a-f' '\201\0\377\12QZ\3\220\360\1\177\300;\200\40\277' | head -c "$1"; }

again; noise "$size" >"$journal"
damaged "journal of noise"
run --quiet # the warning comes once
again; noise "$size" >"$journal"; run --quiet
check "a journal of noise is set aside with a warning" said 0 JOURNAL
check "a journal of noise is kept as it was" test "$(stat -c %s "$journal.damaged")" = "$size"
again; : >"$journal"
damaged "journal of 0 bytes"
again; rm "$journal"
damaged "journal gone"
again; rm -r "$p/out/.pisar"
damaged "state folder gone"
again; rm "$journal"; mkdir "$journal"
damaged "a folder in place of the journal"
again; noise 5000 >"$journal-wal"
damaged "a write-ahead log of noise"
again; noise 5000 >"$p/out/.pisar/intent"
damaged "an intention of noise"
again; printf '%s ../../outside.txt\n%s /etc/hostname\n' "$(sha256sum </dev/null | cut -c 1-64)" "$(sha256sum </etc/hostname | cut -c 1-64)" >"$p/out/.pisar/intent"
: >"$work/outside.txt"
damaged "an intention that names files outside"
check "files outside are left alone" test -e "$work/outside.txt" -a -e /etc/hostname
again; rm "$p/out/manifest.json"
damaged "manifest gone"
again; noise 3000 >"$p/out/manifest.json"
damaged "manifest of noise"
again; head -c 700 "$made/out/manifest.json" >"$p/out/manifest.json"
damaged "manifest cut short"
again; rm -r "$p/out/.pisar" "$p/out/manifest.json"
damaged "journal and manifest gone"
again; head -c 1000 "$p/out/2024/Школы/Справка S3.docx" >"$work/half" && cp "$work/half" "$p/out/2024/Школы/Справка S3.docx"
run --quiet
check "a document cut short is taken for a person's" said 0 FILE-EDITED

# Cut short at many lengths, struck by noise at many places.
: >"$work/bad"
for at in 1 16 20 28 50 99 100 107 512 1024 4095 4096 4097 5000 8192 9000 12288 20000; do
    [ "$at" -lt "$size" ] || continue
    for kind in cut noise; do
        again
        if [ $kind = cut ]; then truncate -s "$at" "$journal"
        else noise 64 | dd of="$journal" bs=1 seek="$at" conv=notrunc 2>/dev/null; fi
        { recovers "$p" && same_tree "$clean/out" "$p/out" && settled "$p/out" && run && same_tree "$clean/out" "$p/out" && said 0; } \
            >"$work/why" 2>&1 || sed "s/^/$kind at $at: /" "$work/why" >>"$work/bad"
    done
done
check "the journal cut short and struck at many places" test ! -s "$work/bad"
[ ! -s "$work/bad" ] || fail "cut short and struck: reasons" "$work/bad"

# The same after a correction: what the run does not know for its own it must not lose, and it must not keep stale figures.
for what in journal.db .; do
    again
    rm -rf "$p/out"; cp -rp "$made/out" "$p/out"
    if [ $what = . ]; then rm "$p/out/manifest.json"; else noise "$size" >"$journal"; fi
    sed -i 's/школа № 2/школа № 2 имени Пушкина/' "$p/inputs/org.csv"
    cp -r "$p" "$work/fresh.$what"; rm -rf "$work/fresh.$what/out"
    run --quiet
    said 0 >"$work/why" 2>&1
    cp -rp "$p" "$work/p"
    p=$work/fresh.$what; run --quiet; p=$work/damaged
    check "a correction after the loss of $what is published" same_tree "$work/fresh.$what/out" "$p/out"
done

# The journal gone and with it a page of the ledger: whose the documents are that this page told of, the manifest still knows.
again
sed -i 's/школа № 4/школа № 44/' "$p/inputs/org.csv"
run --quiet
rm "$journal" "$p"/out/.pisar/archive/runs/000001-*
sed -i 's/школа № 2/школа № 2 имени Пушкина/' "$p/inputs/org.csv"
cp -r "$p" "$work/fresh.page"; rm -rf "$work/fresh.page/out"
run --quiet
cp "$work/stderr" "$work/told"
p=$work/fresh.page; run --quiet; p=$work/damaged
check "a correction after the loss of a page is published" same_tree "$work/fresh.page/out" "$p/out"
check "nothing is taken for a person's" sh -c '! grep FILE-EDITED "$1"' - "$work/told"
