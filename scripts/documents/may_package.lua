-- may_package.lua: the May package in one document: the order (D05), the Положение (D06) and the План-график (D07) that it
-- approves, the lists of participants (D08), coordinators (D09) and curator schools (D10) as annexes.
--
-- There is one for each plan PG-YEAR that the project has an order for, whatever the year of the run.

local NBSP = "\u{00A0}"

local INSTITUTE = "государственное автономное учреждение дополнительного профессионального образования " ..
  "«Институт развития образования"
local CENTER = "Центр непрерывного повышения профессионального мастерства педагогических работников"

-- Offices named in the order; who holds them is in the register of posts.
local DIRECTOR, CONTROLLER, MINISTER = "директор", "начальник управления общего", "Министр"

local function plan_id(order)
  return "PG-" .. order.year
end

local function orders(ctx)
  local list = {}
  for _, act in ipairs(tables.act:where{ project=ctx.project.id, kind="приказ" }) do
    local approves = tables.act_link:count{ from_act=act.act_id, relation="утверждает" } > 0
    if act.year and approves and tables.plan_item:count{ plan_id=plan_id(act) } > 0 then
      list[#list + 1] = act
    end
  end
  return list
end

-- The day as of which posts and lists are taken: of the order, before it is signed the last of May, when the package is due.
local function day_of(order)
  return order.date or date(order.year, 5, 31)
end

-- ---- the order ----

local function institute(day)
  local post = official.post(day, INSTITUTE, DIRECTOR)
  local body = post and post.org_or_body or INSTITUTE .. " Пермского края»"
  return { ["кто"]=text.title(body), ["чей"]=official.body_genitive(body) }
end

local function director(day)
  local holder = official.holder(official.post(day, INSTITUTE, DIRECTOR), "dat", "директору")
  return { ["должность"]=text.title(holder["должность"]), ["имя"]=holder["имя"] }
end

local function controller(order, day)
  local holder = official.holder(official.post(day, order.issuer, CONTROLLER), "acc", "должностное лицо:")
  return { ["должность"]=holder["должность"], ["имя"]=wording.stop(holder["имя"]) }
end

local function signer(order, day)
  local person = order:ref("signer_person_id")
  local position = order.signer_position
  if not person then
    local post = official.post(day, order.issuer, MINISTER)
    person, position = post and post:ref("person_id"), position or post and official.position(post, "nom")
  end
  return { ["должность"]=position and text.title(position) or MINISTER, ["имя"]=person and people.signature(people.of(person)) or wording.no_data }
end

-- The act on which the Положение rests.
local function base_act(order)
  for _, link in ipairs(tables.act_link:where{ from_act=order.act_id, relation="ссылается" }) do
    return acts.reference(link:ref("to_act"), "ins")
  end
  return "правовым актом (" .. wording.no_data .. ")"
end

-- ---- the План-график ----

local function plan_rows(order)
  local rows = {}
  for _, item in ipairs(tables.plan_item:where{ plan_id=plan_id(order) }) do
    rows[#rows + 1] = { ord=item.ord, ["№"]=item.no or "", ["название"]=item.text or "", ["срок"]=item.due_text or "",
      ["исполнитель"]=item.responsible or "", ["показатели"]=item.indicator_text or "" }
  end
  table.sort(rows, function(a, b) return a.ord < b.ord end)
  return rows
end

-- ---- the lists ----

-- Schools of the list on that day by municipality, in the order of the list, numbered through.
local function participants(order, day)
  local groups, by_mo = {}, {}
  for i, row in ipairs(listed_rows({ year=order.year }, day)) do
    local org = row:ref("org_id")
    local group = by_mo[org.mo_id]
    if not group then
      group = { mo_id=org.mo_id, ["муниципалитет"]=names.municipality_within(org.mo_id, day), ["школы"]={} }
      by_mo[org.mo_id] = group
      groups[#groups + 1] = group
    end
    local schools = group["школы"]
    schools[#schools + 1] = { org_id=org.org_id, ["№"]=i, ["школа"]=names.school(org, day),
      ["основание"]=row.basis_reason and typography.bind_name(row.basis_reason) or unknown }
    group["всего"] = wording.count(#schools, "school")
  end
  return groups
end

local function count_schools(groups)
  local n = 0
  for _, group in ipairs(groups) do
    n = n + #group["школы"]
  end
  return n
end

local function coordinator(row)
  local act = row:ref("act_id")
  return { ["имя"]=people.full(people.of(row:ref("person_id"))), ["должность"]=row.position or unknown,
    ["приказ"]=official.requisites(act) }
end

-- The coordinators of municipalities with schools in the list; one that has none is seen to have none.
local function coordinators(groups, day)
  local list = {}
  local function add(group, record)
    record["№"], record["муниципалитет"] = #list + 1, group["муниципалитет"]
    list[#list + 1] = record
  end
  for _, group in ipairs(groups) do
    local before = #list
    for _, row in ipairs(tables.coord:where{ mo_id=group.mo_id }) do
      if covers(row.date_from, row.date_to, day) then
        add(group, coordinator(row))
      end
    end
    if #list == before then
      add(group, { ["имя"]="не определен", ["должность"]="", ["приказ"]="" })
    end
  end
  return list
end

-- The curators of a school of the list, or that it has none.
local function curator_rows(order, school, curators, day)
  local list = {}
  for _, pair in ipairs(tables.pair:where{ year=order.year, shnor_org_id=school.org_id }) do
    local curator = pair:ref("curator_org_id")
    local head = curator:ref("head_person_id")
    curators[curator.org_id] = true
    list[#list + 1] = { ["школа"]=school["школа"], ["куратор"]=names.school(curator, day),
      ["руководитель"]=head and people.full(people.of(head)) or unknown }
  end
  return #list > 0 and list or { { ["школа"]=school["школа"], ["куратор"]="не определена", ["руководитель"]="" } }, #list > 0
end

local function curators_total(curators, helped, listed)
  local number = 0
  for _ in pairs(curators) do
    number = number + 1
  end
  return wording.count(number, "curator") .. " для " .. wording.count(helped, "school", "gen") ..
    (helped < listed and " из" .. NBSP .. listed or "")
end

-- Schools and their curators by municipality of the school, numbered through, and the total; no list without a curator.
local function curators_of(order, groups, day)
  local list, curators, helped, n = {}, {}, 0, 0
  for i, group in ipairs(groups) do
    local rows = {}
    list[i] = { ["муниципалитет"]=group["муниципалитет"], ["пары"]=rows }
    for _, school in ipairs(group["школы"]) do
      local found, has_curator = curator_rows(order, school, curators, day)
      helped = helped + (has_curator and 1 or 0)
      for _, row in ipairs(found) do
        n = n + 1
        row["№"], rows[#rows + 1] = n, row
      end
    end
  end
  return helped > 0 and list or {}, curators_total(curators, helped, count_schools(groups))
end

-- ---- the package ----

local function package(ctx, order)
  local day = day_of(order)
  local groups = participants(order, day)
  local curators, curators_all = curators_of(order, groups, day)
  return {
    ["год"]=tostring(order.year), ["проект"]=ctx.project.title,
    ["орган"]=order.issuer, ["орган_чей"]=official.body_genitive(order.issuer),
    ["дата"]=official.day(order), ["номер"]=official.number(order), ["заголовок"]=order.heading,
    ["институт"]=institute(day), ["центр"]=CENTER, ["директор"]=director(day),
    ["контроль"]=controller(order, day), ["подписант"]=signer(order, day),
    ["положение"]={ ["гриф"]=official.approval("положение") },
    ["план"]={ ["гриф"]=official.approval("план-график") },
    ["концепция_чем"]=base_act(order), ["мероприятия"]=plan_rows(order),
    ["участники"]=groups, ["участники_всего"]=wording.count(count_schools(groups), "school") .. " в" .. NBSP ..
      wording.count(#groups, "municipality", "prep"),
    ["координаторы"]=coordinators(groups, day),
    ["кураторы"]=curators, ["кураторы_всего"]=curators_all,
  }
end

document{ id="D05", ids={ "D06", "D07", "D08", "D09", "D10" },
  title="Приказ о реализации краевого проекта, Положение, План-график и перечни", template="docx/paket_may.docx",
  each=orders,
  key=function(order)
    return order.act_id
  end,
  data=package,
  signed=function(act)
    return official.signed(act)
  end,
  file="{год}/Майский пакет/Приказ о реализации краевого проекта в {год} году" }
