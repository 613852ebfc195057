-- Проверки целостности E03–E14. E01, E02 и E15 делает сама программа при чтении таблиц. Строка, о которой сообщено,
-- не учитывается, если у проверки нет drop=false.

-- Дата, как ее пишут люди.
local function written(date)
  return ("%02d.%02d.%d"):format(date.day, date.month, date.year)
end

-- ---- мероприятия и участие ----

local OF_LISTED = { ["руководитель ШНОР"]=true, ["заместитель руководителя ШНОР"]=true, ["педагог ШНОР"]=true, ["докладчик"]=true }

-- Состоит ли организация в проекте в этот день, в любой роли.
local function takes_part(org, day)
  for _, row in ipairs(tables.part:where{ org_id=org }) do
    if covers(row.date_from, row.date_to, day) then
      return true
    end
  end
  return false
end

check{ code="E03", title="участие организации, которой в этот день нет в перечне", run=function(_, report)
  if not tables.part.present then
    return
  end
  for _, event in ipairs(tables.event:rows()) do
    local took_part = {}
    for _, row in ipairs(event.date and tables.attend:where{ event_id=event.event_id } or {}) do
      local org = row.org_id
      if org and took_part[org] == nil then
        took_part[org] = takes_part(org, event.date)
      end
      if org and not took_part[org] and OF_LISTED[row.group or ""] then
        report(row, "org_id", "в день мероприятия " .. event.event_id .. " (" .. written(event.date) .. ") организации нет в перечне")
      end
    end
  end
end }

check{ code="E04", title="участие в мероприятии без даты или не проведенном", run=function(_, report)
  for _, event in ipairs(tables.event:rows()) do
    local attended = tables.attend:count{ event_id=event.event_id, present=true }
    if attended > 0 and not event.date then
      report(event, "date", "дата не указана, а участников отмечено: " .. attended)
    elseif attended > 0 and event.status and event.status ~= "проведено" then
      report(event, "status", "мероприятие «" .. event.status .. "», а участников отмечено: " .. attended)
    end
  end
end }

check{ code="E05", title="удостоверение выдано раньше окончания курсов", run=function(_, report)
  for _, row in ipairs(tables.training:rows()) do
    if row.certificate_date and row.date_end and row.certificate_date < row.date_end then
      report(row, "certificate_date", "удостоверение выдано раньше, чем закончились курсы")
    end
  end
end }

-- ---- оценочные процедуры ----

local MARKED = { ["ВПР"]=true, ["ОГЭ"]=true }

check{ code="E06", severity="error", title="отметки не складываются", run=function(_, report)
  for _, row in ipairs(tables.assess:rows()) do
    local two, three, four, five, all = row.mark2, row.mark3, row.mark4, row.mark5, row.participants
    if two and three and four and five and all and two + three + four + five ~= all then
      report(row, "participants", "отметок " .. two + three + four + five .. ", а участников " .. all)
    end
    if MARKED[row.procedure] and two and row.below_min and two ~= row.below_min then
      report(row, "below_min", "не преодолели порог " .. row.below_min .. ", а отметок «2» – " .. two)
    end
  end
end }

-- ---- пары и соглашения ----

local function is_shnor(org, year)
  return tables.part:count{ org_id=org, year=year, role="ШНОР" } > 0
end

check{ code="E07", title="школа-куратор сама ШНОР", run=function(_, report)
  for _, row in ipairs(tables.pair:rows()) do
    if row.curator_org_id == row.shnor_org_id then
      report(row, "curator_org_id", "школа назначена куратором самой себе")
    elseif is_shnor(row.curator_org_id, row.year) then
      report(row, "curator_org_id", "школа-куратор сама состоит в перечне ШНОР этого года")
    end
  end
end }

check{ code="E08", title="соглашение истекло", drop=false, run=function(ctx, report)
  for _, row in ipairs(tables.agree:rows()) do
    if row.valid_to and row.valid_to < ctx.date and row.date and row.date.year == ctx.year then
      report(row, "valid_to", "к дате отчета (" .. written(ctx.date) .. ") соглашение истекло")
    end
  end
end }

-- ---- акты ----

check{ code="E09", title="ссылка на акт до его принятия или после отмены", drop=false, run=function(_, report)
  for _, link in ipairs(tables.act_link:rows()) do
    local from, to = link:ref("from_act"), link:ref("to_act")
    local cites = link.relation == "ссылается" or link.relation == "во исполнение"
    if cites and from and to and from.date then
      if to.date and to.date > from.date then
        report(link, "to_act", "акт " .. to.act_id .. " принят позже, чем акт, который на него ссылается")
      elseif to.valid_to and to.valid_to < from.date then
        report(link, "to_act", "акт " .. to.act_id .. " к этому времени утратил силу")
      end
    end
  end
end }

-- ---- планы и перечни ----

local function report_repeated(list, key, report)
  local seen = {}
  for _, row in ipairs(list) do
    local id = row.no and row[key] .. " " .. row.no
    if id and seen[id] then
      report(row, "no", "№ п/п «" .. row.no .. "» уже есть: " .. place(seen[id]))
    elseif id then
      seen[id] = row
    end
  end
end

check{ code="E10", title="номер пункта повторяется", drop=false, run=function(_, report)
  report_repeated(tables.plan_item:rows(), "plan_id", report)
  report_repeated(tables.mplan_item:rows(), "mplan_id", report)
end }

check{ code="E11", title="сумма по муниципалитетам не равна итогу", drop=false, run=function(ctx, report)
  local by_number = {}
  for _, row in ipairs(tables.part:where{ year=ctx.year, role="ШНОР" }) do
    local org = row:ref("org_id")
    if org and not org.mo_id then
      report(row, "org_id", "у школы не указан муниципалитет: в итог она войдет, а в сумму по муниципалитетам нет")
    elseif row.list_no and by_number[row.list_no] then
      report(row, "list_no", "номер в перечне уже занят: " .. place(by_number[row.list_no]))
    elseif row.list_no then
      by_number[row.list_no] = row
    end
  end
end }

-- ---- экспертиза ----

local function works_in(person, org)
  if tables.org:get(org) and tables.org:get(org).head_person_id == person then
    return true
  end
  for _, team in ipairs(tables.team:where{ org_id=org }) do
    if tables.team_member:count{ team_id=team.team_id, person_id=person } > 0 then
      return true
    end
  end
  return false
end

check{ code="E12", title="эксперт из проверяемой школы", run=function(_, report)
  for _, row in ipairs(tables.expertise:rows()) do
    if row.expert_org_id == row.org_id then
      report(row, "expert_org_id", "школа проверяет саму себя")
    elseif row.expert_person_id and works_in(row.expert_person_id, row.org_id) then
      report(row, "expert_person_id", "эксперт работает в проверяемой школе")
    end
  end
end }

check{ code="E13", title="цель в правиле не та, что в тексте плана", drop=false, run=function(ctx, report)
  for _, item in ipairs(tables.plan_item:rows()) do
    local numbers = {}
    for number in (item.indicator_text or ""):gmatch("%d+") do
      numbers[number] = true
    end
    for id in (item.indicator_ids or ""):gmatch("[^,;%s]+") do
      local threshold = ctx.thresholds[id]
      if threshold and not numbers[tostring(threshold)] then
        report(item, "indicator_text", "у показателя " .. id .. " цель " .. tostring(threshold) .. ", а в тексте пункта такого числа нет")
      end
    end
  end
end }

check{ code="E14", title="этап 2 раньше этапа 1", run=function(_, report)
  for _, second in ipairs(tables.expertise:where{ stage=2, level="Р" }) do
    for _, first in ipairs(tables.expertise:where{ stage=1, level="Р", org_id=second.org_id, year=second.year }) do
      if first.date and second.date and second.date < first.date then
        report(second, "date", "заключение этапа 2 датировано раньше заключения этапа 1 (" .. place(first) .. ")")
      end
    end
  end
end }
