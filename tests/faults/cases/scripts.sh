# Hostile scripts: a message, the documented status, no signal, no document.

# script NAME STATUS TEXT… — standard input is a script beside the project's own.
script() {
    name=$1 expected=$2
    shift 2
    project script
    cat >"$p/scripts/z.lua"
    run
    check "$name: exit $expected, told" said "$expected" "$@"
    [ "$expected" -eq 0 ] || check "$name: no document" test -z "$(tree "$p/out")"
}

# worker NAME STATUS TEXT… — standard input is the body of a function that a document's data calls.
worker() {
    name=$1 expected=$2
    shift 2
    project script
    { echo 'function hostile(org)'; cat; echo 'end'; } >"$p/scripts/a.lua"
    sed -i 's/return { org=org, year/return { org=org, x=org.org_id == "S3" and hostile(org), year/' "$p/scripts/project.lua"
    run
    check "in a document: $name: exit $expected, told" said "$expected" "$@"
}

script "endless loop" 2 "z.lua:1" "[LUA]" <<'LUA'
while true do end
LUA
script "endless loop inside pcall" 2 "z.lua" "[LUA]" <<'LUA'
while true do pcall(function() while true do end end) end
LUA
script "endless recursion of pcall" 2 "z.lua" <<'LUA'
function f() pcall(f) pcall(f) end
f()
LUA
script "endless pcall inside pcall" 2 "z.lua" "[LUA]" <<'LUA'
local function again(n) while true do pcall(again, n + 1) end end
while true do pcall(again, 1) end
LUA
script "endless loop in an order of sort" 2 "z.lua:1" "[LUA]" <<'LUA'
while true do pcall(table.sort, { 1, 2, 3 }, function() while true do pcall(error) end end) end
LUA
script "endless loop in a replacement of gsub" 2 "z.lua:1" "[LUA]" <<'LUA'
while true do pcall(string.gsub, "aaa", "a", function() while true do end end) end
LUA
script "endless loop in an iterator" 2 "z.lua:1" "[LUA]" <<'LUA'
while true do pcall(function() for _ in function() return 1 end do end end) end
LUA
script "endless loop of long strings" 2 "z.lua" "[LUA]" <<'LUA'
while true do local s = ("x"):rep(1 << 20) end
LUA
script "a pattern that never ends inside pcall" 2 "z.lua: " "[LUA]" <<'LUA'
pcall(string.find, ("a"):rep(60), ("a*"):rep(30) .. "b")
LUA
script "memory bomb inside an order of sort inside pcall" 2 LUA-MEMORY <<'LUA'
keep = {}
local function more() while true do keep[#keep + 1] = string.rep("x", 1 << 20) .. #keep end end
while true do pcall(table.sort, { 1, 2, 3 }, more) end
LUA
script "an error caught, and no more" 0 <<'LUA'
for i = 1, 10000 do
    local ok, why = pcall(error, "x", 0)
    if ok or why ~= "x" then error("pcall") end
end
local ok, a, b = pcall(function(...) return ... end, 1, nil)
if not ok or a ~= 1 or b ~= nil or pcall(pcall) ~= false then error("pcall") end
LUA
script "deep recursion" 2 "z.lua" "[LUA]" <<'LUA'
function f(n) return 1 + f(n + 1) end
f(1)
LUA
script "endless tail calls" 2 "z.lua" "[LUA]" <<'LUA'
function f() return f() end
f()
LUA
script "a string of 2^40" 2 "z.lua:1" "string too large" "[LUA]" <<'LUA'
local s = string.rep("x", 1 << 40)
LUA
script "string.rep bomb" 2 LUA-MEMORY <<'LUA'
local s = string.rep("x", 1 << 30)
LUA
script "string.rep of 2^62" 2 "z.lua" <<'LUA'
local s = ("x"):rep(1 << 62)
LUA
script "string.rep bomb inside pcall" 2 "[LUA" <<'LUA'
local keep = {}
while true do pcall(function() keep[#keep + 1] = string.rep("x", 1 << 20) .. #keep end) end
LUA
script "table bomb" 2 LUA-MEMORY <<'LUA'
local t = {}
for i = 1, 1 << 40 do t[i] = { i } end
LUA
script "doubling of a string" 2 LUA-MEMORY <<'LUA'
local s = "x"
while true do s = s .. s end
LUA
script "table.concat bomb" 2 LUA-MEMORY <<'LUA'
local t, s = {}, string.rep("x", 1 << 20)
for i = 1, 1000 do t[i] = s end
s = table.concat(t)
LUA
script "string.format with a wide field" 2 "z.lua" "[LUA]" <<'LUA'
local s = string.format("%99999d", 1)
LUA
script "a nil error" 2 "z.lua" "[LUA]" <<'LUA'
error(nil)
LUA
script "a table as error" 2 "z.lua" "[LUA]" <<'LUA'
error({ a = 1 })
LUA
script "an error with a NUL and no place" 2 "z.lua" "[LUA]" <<'LUA'
error("a\0b", 0)
LUA
script "an error of a megabyte" 2 "z.lua" <<'LUA'
error(string.rep("ошибка ", 100000))
LUA
script "an error with a format" 2 "%s%n" <<'LUA'
error("%s%n%s%n%s%n")
LUA
for name in io os require debug load loadstring loadfile dofile package coroutine collectgarbage setmetatable getmetatable rawset rawget rawequal next _G print xpcall; do
    printf 'local x = %s\n' "$name" >"$work/z.lua"
    script "$name is absent" 2 "z.lua:1" "$name" "[LUA]" <"$work/z.lua"
done
script "string.dump is absent" 2 "z.lua:1" <<'LUA'
local x = string.dump(function() end)
LUA
script "a precompiled chunk" 2 "z.lua" <<'LUA'
LuaS
LUA
printf '\033LuaT\000\031\223\r\n\032\n\004\010\010' >"$work/z.lua"
script "bytes of a precompiled chunk" 2 "z.lua" <"$work/z.lua"
script "a row with a field set" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function() tables.org:rows()[1].name = "подмена" end }
LUA
script "a row with a metatable of its own" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function() tables.org:rows()[1].__index = {} end }
LUA
script "fields __gc, __index, __name of a row" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function() return tables.org:rows()[1].__gc() end }
LUA
script "__gc in a record" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function()
  local e = extend(tables.org:rows()[1], { __gc=function() while true do end end, __index=function() return 1 end })
  local x = e.absent.absent
end }
LUA
script "a method called on the wrong thing" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function() tables.org.rows(7) end }
LUA
script "a method of a row called on a date" 2 "z.lua" <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function() tables.org:rows()[1].ref(date"2024-01-01", "org_id") end }
LUA
script "rows changed while they are walked" 0 <<'LUA'
check{ code="Z1", severity="warning", title="т", run=function()
  for i, row in ipairs(tables.org:rows()) do tables.org:rows()[i] = nil end
end }
LUA
script "a sort whose order is none" 2 "z.lua" <<'LUA'
local t = {}
for i = 1, 1000 do t[i] = i % 7 end
table.sort(t, function() return true end)
LUA
script "a filter that is named like a function of the base" 2 "z.lua" <<'LUA'
filter{ name="прописью", apply=7 }
LUA
script "declarations of the wrong types" 2 "z.lua" <<'LUA'
document{ id={}, title=7, template=function() end, each="x", key=7, data={}, file=false }
LUA
script "50,000 declarations" 2 "z.lua" <<'LUA'
for i = 1, 50000 do table{ name="org", title="т", key={}, columns={} } end
LUA
script "numbers at their ends" 2 "z.lua" <<'LUA'
local x = math.mininteger // 0
LUA
script "the least number divided by -1" 0 <<'LUA'
local x, y = math.mininteger // -1, math.mininteger % -1
LUA
script "a ratio by 0" 2 "z.lua" <<'LUA'
local x = ratio(1, 0)
LUA
{ printf 'x = '; head -c 100000 /dev/zero | tr '\0' '('; } >"$work/z.lua"
script "100,000 brackets" 2 LUA-SYNTAX <"$work/z.lua"
head -c 100000 /dev/urandom >"$work/z.lua"
script "random bytes" 2 "z.lua" <"$work/z.lua"

worker "endless loop" 2 "a.lua" "[LUA]" <<'LUA'
while true do end
LUA
worker "endless loop inside pcall" 2 "a.lua" "[LUA]" <<'LUA'
while true do pcall(function() while true do end end) end
LUA
worker "memory bomb" 2 LUA-MEMORY <<'LUA'
local t = {}
while true do t[#t + 1] = string.rep("x", 1 << 20) .. #t end
LUA
worker "a pattern that never ends" 1 DOC-TIME <<'LUA'
return (("a"):rep(60)):find(("a*"):rep(30) .. "b")
LUA
check "in a document: a pattern that never ends: the others are made" \
    test "$(tree "$p/out" | grep -c -e docx -e odt)" -eq 6
worker "a record that holds itself" 0 <<'LUA'
local t = {}
t.t = t
return t
LUA
worker "an error object" 2 "a.lua" <<'LUA'
error(org)
LUA
worker "a value of 17 megabytes" 0 <<'LUA'
return string.rep("x", 17 << 20)
LUA
