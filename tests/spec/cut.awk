# Cuts the manual into cases: folders OUT/NNN with picture, data.json, document, message (or console) and title.
# What is left out of a case is not written; data come from above.

function file_of(part) { return folder "/" part }

function begin(kind) {
    folder = sprintf("%s/%03d", out, ++count)
    system("mkdir -p " folder)
    print FNR ", " heading >file_of("title")
    part = kind
}

function close_parts() {
    if (folder != "" && part != "console" && data != "" && !own_data)
        printf "%s", data >file_of("data.json")
    for (p in written) close(p)
    folder = part = ""
    own_data = 0
}

BEGIN {
    parts["——— данные"] = "data.json"; parts["——— документ"] = "document"; parts["——— сообщение"] = "message"
}

!fenced && /^#/ { heading = $0; sub(/^#+ */, "", heading) }
!fenced && /^```пример$/ { begin("picture"); fenced = 1; next }
!fenced && /^```console$/ { begin("console"); fenced = 1; next }
!fenced && /^```json$/ { data = ""; part = "data"; fenced = 1; next }
!fenced && /^```/ { print "not ok spec line " FNR ": " $0 " is no block of examples"; fenced = 1; part = ""; next }
fenced && /^```$/ { close_parts(); fenced = 0; next }
part == "data" { data = data $0 "\n"; next }
fenced && part == "picture" && /^——— форматы / { print substr($0, length("——— форматы ") + 1) >file_of("formats"); written[file_of("formats")] = 1; next }
fenced && part != "" && ($0 in parts) {
    part = parts[$0]
    own_data = own_data || part == "data.json"
    printf "" >file_of(part)
    next
}
fenced && part != "" { print >file_of(part); written[file_of(part)] = 1 }
