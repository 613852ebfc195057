# Compares what a command gave with what a case expects; prints what differs, exit 1 when anything does.
# Files: expected, standard error, standard output (the JSON of `indicators`, or the text of `explain`).

# The value of a member of the line's object: a number, null, a string or what stands in its brackets.
function member(line, name,    at) {
    at = index(line, "\"" name "\":")
    line = at ? substr(line, at + length(name) + 3) : "null,"
    if (line ~ /^\[/)
        return substr(line, 2, index(line, "]") - 2)
    if (line ~ /^"/)
        return substr(line, 2, index(substr(line, 2), "\"") - 1)
    match(line, /^[^,}]*/)
    return substr(line, 1, RLENGTH)
}

function words(list) {
    gsub(/"/, "", list)
    gsub(/,/, " ", list)
    return list
}

function of(object,    den) {
    den = member(object, "den")
    return member(object, "num") (den == "null" ? "" : " of " den)
}

function seconds(line,    list, n, i, text, parts) {
    if (!index(line, "\"also\":["))
        return ""
    list = substr(line, index(line, "\"also\":["))
    n = split(list, parts, /\{/)
    for (i = 2; i <= n; i++)
        text = text " | " member(parts[i], "name") ": " of(parts[i]) ", " member(parts[i], "value")
    return text
}

# G-12 M1: 2 of 3, 66,7, not_met, need 1 | in S1 S2 | out S3 | unknown | всего: 3 of 3, 100,0
function figure(line,    unit, need, head) {
    unit = substr(line, index(line, "\"unit\":"))
    need = member(line, "need")
    head = member(line, "id") (member(unit, "kind") == "region" ? "" : " " member(unit, "id")) ": "
    head = head of(line) ", " member(line, "value") ", " member(line, "status")
    if (need != "null" && need != "0")
        head = head ", need " need
    return head " | in " words(member(line, "in")) " | out " words(member(line, "out")) " | unknown " words(member(line, "unknown")) seconds(line)
}

function trimmed(text) {
    sub(/^ +/, "", text)
    sub(/ +$/, "", text)
    return text
}

function differ(why) {
    print why
    failed = 1
}

# Each part of the expected line is a part of the figure's line.
function compare(line,    id, parts, n, i, got, have) {
    id = line
    sub(/:.*/, "", id)
    if (!(id in figures)) {
        differ("no figure: " line)
        return
    }
    n = split(figures[id], got, "|")
    for (i = 1; i <= n; i++)
        have[trimmed(got[i])] = 1
    n = split(line, parts, "|")
    for (i = 1; i <= n; i++)
        if (!(trimmed(parts[i]) in have)) {
            differ("expected: " line "\n     got: " figures[id])
            return
        }
}

FILENAME != last { last = FILENAME; file++ }
ARGV[1] == FILENAME { expected[++count] = $0; next }
ARGV[2] == FILENAME { errors = errors $0 "\n"; next }
/^\{"id":/ { line = figure($0); id = line; sub(/:.*/, "", id); figures[id] = line }
{ output = output $0 "\n" }

END {
    wanted = 0
    for (i = 1; i <= count; i++) {
        line = expected[i]
        if (line ~ /^says /) {
            if (!index(errors, substr(line, 6)))
                differ("not said: " substr(line, 6))
        } else if (line ~ /^fails /) {
            wanted = 2
            if (!index(errors, substr(line, 7)))
                differ("not said: " substr(line, 7))
        } else if (line ~ /^> /) {
            if (!index(output, substr(line, 3)))
                differ("not there: " substr(line, 3))
        } else if (line ~ /^no /) {
            if (substr(line, 4) in figures)
                differ("there is a figure: " substr(line, 4))
        } else
            compare(line)
    }
    if (status != wanted)
        differ("exit " status ", not " wanted "; " errors)
    exit failed
}
