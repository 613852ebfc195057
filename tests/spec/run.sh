#!/bin/sh
# The manual as a test: every example of docs/templates.md, in every format (README.md).
. "$(dirname "$0")/../suite.sh"
export LC_ALL=ru_RU.UTF-8
formats='docx odt pptx odp xlsx ods'
manual=docs/templates.md
here=$root/tests/spec

build() { "$here/build.sh" "$@"; }

# The text of a document, its no-break spaces as the example writes them.
text_of() {
    "$PISAR" text "$1" | if grep -q ⍽ "$2"; then sed 's/\xc2\xa0/⍽/g'; else sed 's/\xc2\xa0/ /g'; fi
}

# verdict NAME: the differences are in `different`.
verdict() {
    if [ -s "$work/different" ]; then
        echo "not ok spec $1"
        sed 's/^/# /' "$work/different"
        rc=1
    else
        echo "ok spec $1"
    fi
}

# contrary NAME: an example that is not for this format does not come out as shown, else the manual would name the format.
contrary() {
    if [ -s "$work/different" ]; then
        : >"$work/different"
    else
        echo "comes out as shown: the example does not name this format" >"$work/different"
    fi
    verdict "$1 is told to be impossible"
}

# An example in one format: what comes out, and what is said, against what the manual shows.
example() {
    case=$1 format=$2
    cd "$case" || exit 1
    build picture "$format" "образец.$format" >"$work/different" || { cd "$here/../.." && return; }
    cp data.json данные.json
    "$PISAR" fill "образец.$format" --data данные.json -o "готово.$format" 2>said
    [ -f message ] || : >message
    {
        sed -e "s/образец\\.$format/образец.docx/" -f "$here/$format/places" said >told
        sed -f "$here/$format/places" message | diff -u --label manual --label pisar - told
        if [ -f document ] && [ -f "готово.$format" ]; then
            build document "$format" "expected.$format"
            text_of "expected.$format" document >expected
            text_of "готово.$format" document | diff -u --label manual --label pisar expected -
        elif [ -f document ]; then
            echo "no document is made"
        elif [ -f "готово.$format" ]; then
            echo "a document is made"
        fi
    } >"$work/different"
    cd "$here/../.." || exit 1
}

# The commands of a block, beside the files of the example above.
console() {
    cd "$2" || exit 1
    grep '^\$ ' "$1/console" | while IFS= read -r line; do
        printf '%s\n' "$line"
        eval "$(printf '%s' "${line#\$ }" | sed "s,^pisar,'$PISAR',")" 2>&1
    done | sed 's/\xc2\xa0/ /g' | diff -u --label manual --label pisar "$1/console" - >"$work/different"
    cd "$here/../.." || exit 1
}

mkdir "$work/cases"
awk -v out="$work/cases" -f tests/spec/cut.awk "$manual" >"$work/cut"
cat "$work/cut"
[ -s "$work/cut" ] && rc=1
above=
for case in "$work"/cases/*/; do
    case=${case%/}
    if [ -f "$case/console" ]; then
        console "$case" "$above"
        verdict "line $(cat "$case/title")"
        continue
    fi
    able=$(cat "$case/formats" 2>/dev/null || echo "$formats")
    for format in $formats; do
        example "$case" "$format"
        case " $able " in
            *" $format "*) verdict "$format, line $(cat "$case/title")" ;;
            *) contrary "$format, line $(cat "$case/title")" ;;
        esac
    done
    above=$case
done

# All that came out is valid: judged together, for the schemas are long to read.
find "$work/cases" -name 'готово.*' -print0 | xargs -0 "$tools/validate" tests/schemas |
    sed "s|$work/cases/||" | grep -v '^ok ' >"$work/different"
verdict "every document is valid"
exit $rc
