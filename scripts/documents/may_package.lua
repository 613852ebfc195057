-- Майский пакет: приказ о реализации проекта (D05), Положение (D06), План-график (D07) и списки (D08–D10).
-- Пакет делается на каждый год, для которого есть План-график в plan_item (план PG-ГОД) и приказ проекта в act.

local NBSP = "\u{00A0}"
local AMP = "АМП"

-- Род вида документа: гриф «УТВЕРЖДЕН» согласуется с ним.
local APPROVED = { ["положение"]="УТВЕРЖДЕНО", ["план-график"]="УТВЕРЖДЕН", ["план"]="УТВЕРЖДЕН", ["концепция"]="УТВЕРЖДЕНА",
  ["порядок"]="УТВЕРЖДЕН", ["перечень"]="УТВЕРЖДЕН", ["состав"]="УТВЕРЖДЕН", ["критерии"]="УТВЕРЖДЕНЫ" }

local function orders()
  local list = {}
  for _, act in ipairs(tables.act:where{ project=AMP, kind="приказ" }) do
    local planned = act.year and tables.plan_item:count{ plan_id="PG-" .. act.year } > 0
    if planned and tables.act_link:count{ from_act=act.act_id, relation="утверждает" } > 0 then
      list[#list + 1] = act
    end
  end
  table.sort(list, function(a, b) return a.year < b.year end)
  return list
end

-- ---- лица и должности ----

local function initials(person)
  return text.sub(person.name, 1, 1) .. "." .. text.sub(person.patronymic, 1, 1) .. "."
end

-- Должность, которую кто-то занимал в этот день; test(post) выбирает ее.
local function post_on(day, test)
  for _, post in ipairs(tables.post:rows()) do
    if covers(post.valid_from, post.valid_to, day) and test(post) then
      return post
    end
  end
  error("в post.csv нет нужной должности на " .. tostring(day))
end

local function director(day)
  local post = post_on(day, function(post)
    return post.position_nom == "директор" and (post.org_or_body or ""):find("Институт развития образования", 1, true)
  end)
  local person = post:ref("person_id")
  return person.surname_dat .. NBSP .. initials(person)
end

local function controller(day)
  local post = post_on(day, function(post)
    return (post.position_nom or ""):find("начальник управления общего", 1, true)
  end)
  local person = post:ref("person_id")
  return post.position_acc .. " " .. person.surname_acc .. NBSP .. initials(person)
end

-- ---- акты ----

local BLANK_DATE, BLANK_NUMBER = "_____", "_____"

local function concept(order)
  for _, link in ipairs(tables.act_link:where{ from_act=order.act_id, relation="ссылается" }) do
    local act = link:ref("to_act")
    if act and act.date and act.number then
      return "приказом Министерства образования и науки Пермского края от " .. text.date(act.date, "d'" .. NBSP .. "'MMMM y'" .. NBSP .. "г.'") ..
        " №" .. NBSP .. act.number .. " «" .. act.heading .. "»"
    end
  end
  error("в act_link нет акта, на который ссылается Положение приказа " .. order.act_id)
end

local function approval(order, kind)
  for _, link in ipairs(tables.act_link:where{ from_act=order.act_id, relation="утверждает" }) do
    local act = link:ref("to_act")
    if act and act.kind == kind then
      return APPROVED[kind]
    end
  end
  error("приказ " .. order.act_id .. " не утверждает документа вида «" .. kind .. "» (act_link)")
end

-- ---- списки ----

local function plan(year)
  local rows = {}
  for _, row in ipairs(tables.plan_item:where{ plan_id="PG-" .. year }) do
    rows[#rows + 1] = { ["номер_пункта"]=row.no or "", ["мероприятие"]=row.text, ["срок"]=row.due_text or "",
      ["исполнитель"]=row.responsible or "", ["показатели"]=row.indicator_text or "", ord=row.ord }
  end
  table.sort(rows, function(a, b) return a.ord < b.ord end)
  return rows
end

-- Школы перечня года: первого дня, на который перечень года действует, и позже включенные.
local function listed_schools(year)
  local rows = {}
  for _, row in ipairs(tables.part:where{ project=AMP, year=year, role="ШНОР" }) do
    local org = row:ref("org_id")
    rows[#rows + 1] = { row=row, org=org, mo=org:ref("mo_id") }
  end
  table.sort(rows, function(a, b)
    local order = text.compare(a.mo.name_full, b.mo.name_full)
    if order == 0 then
      order = text.compare(a.org.name_short, b.org.name_short)
    end
    return order < 0
  end)
  return rows
end

local function schools(listed)
  local rows = {}
  for i, item in ipairs(listed) do
    rows[i] = { ["муниципалитет"]=item.mo.name_full, ["школа"]=item.org.name_short,
      ["основание"]=item.row.basis_reason or unknown }
  end
  return rows
end

local function municipalities(listed)
  local seen, list = {}, {}
  for _, item in ipairs(listed) do
    if not seen[item.mo.mo_id] then
      seen[item.mo.mo_id] = true
      list[#list + 1] = item.mo
    end
  end
  return list
end

local function coordinators(mos, day)
  local rows = {}
  for _, mo in ipairs(mos) do
    for _, row in ipairs(tables.coord:where{ mo_id=mo.mo_id }) do
      if covers(row.date_from, row.date_to, day) then
        local person = row:ref("person_id")
        rows[#rows + 1] = { ["муниципалитет"]=mo.name_full, ["координатор"]=person.surname .. NBSP .. initials(person),
          ["должность"]=row.position or unknown }
      end
    end
  end
  return rows
end

local function pairs_of(listed, year)
  local rows = {}
  for _, item in ipairs(listed) do
    for _, pair in ipairs(tables.pair:where{ year=year, shnor_org_id=item.org.org_id }) do
      local curator = pair:ref("curator_org_id")
      local head = curator:ref("head_person_id")
      rows[#rows + 1] = { ["муниципалитет"]=item.mo.name_full, ["школа"]=item.org.name_short, ["куратор"]=curator.name_short,
        ["руководитель"]=head and head.surname .. NBSP .. initials(head) or unknown }
    end
  end
  return rows
end

local function package(_, order)
  local year = order.year
  local day = order.date or date(year, 5, 31) -- не подписан: конец мая, когда пакет готовят
  local listed = listed_schools(year)
  local mos = municipalities(listed)
  local signer = order:ref("signer_person_id")
  return {
    ["год"]=tostring(year),
    ["дата"]=order.date and text.date(order.date, "dd.MM.yyyy") or BLANK_DATE,
    ["номер"]=order.number or BLANK_NUMBER,
    ["директор_кому"]=director(day), ["контроль_кого"]=controller(day),
    ["подписант_должность"]=order.signer_position or unknown,
    ["подписант"]=signer and initials(signer) .. NBSP .. signer.surname or unknown,
    ["положение_гриф"]=approval(order, "положение"), ["план_гриф"]=approval(order, "план-график"),
    ["концепция_чем"]=concept(order),
    ["план"]=plan(year),
    ["школы"]=schools(listed),
    ["школ_всего"]=#listed .. NBSP .. plural_word(#listed, "школа", "школы", "школ"),
    ["муниципалитетов_всего"]=#mos .. NBSP .. plural_word(#mos, "муниципальном образовании", "муниципальных образованиях", "муниципальных образованиях"),
    ["координаторы"]=coordinators(mos, day),
    ["пары"]=pairs_of(listed, year),
  }
end

document{ id="D05", ids={"D06", "D07", "D08", "D09", "D10"},
  title="Приказ о реализации краевого проекта, Положение, План-график и списки",
  template="docx/paket_may.docx", each=orders, key=function(order) return order.act_id end, data=package,
  file="{год}/Майский пакет/Приказ о реализации краевого проекта в {год} году" }
