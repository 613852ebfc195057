-- report_plan.lua: the section of the year's report that goes through the rows of the План-график: what was to be
-- done, whether it was, and the facts of the indicators bound to the row.

report_plan = {}

local NBSP = "\u{00A0}"

-- How many rows have a status, in the order of the summary.
local ROW_STATUSES = {
  { word="выполнено", verb={ one="выполнено", few="выполнены", many="выполнено" } },
  { word="не выполнено", verb={ one="не выполнено", few="не выполнены", many="не выполнено" } },
  { word="перенесено", verb={ one="перенесено", few="перенесены", many="перенесено" } },
  { word="выполняется", verb={ one="выполняется", few="выполняются", many="выполняется" } },
  { word="срок не наступил", verb={ other="срок не наступил для" }, case="gen" },
  { word="нет данных", verb={ other="нет данных об исполнении" }, case="gen" },
}

-- What an indicator's status says of the row to which it is bound, the worst first.
local BY_FIGURE = { { "unknown", "нет данных" }, { "not_met", "не выполнено" }, { "not_due", "срок не наступил" } }

local function codes_of(list)
  local ids = {}
  for id in (list or ""):gmatch("[^,;%s]+") do
    ids[#ids + 1] = id
  end
  return ids
end

local function counts_for_any(event, ids)
  for _, id in ipairs(ids) do
    if lists(event.counts_for, id) then
      return true
    end
  end
  return false
end

-- The events of the year that count for the indicators of a row, held or not, by date.
local function events_of(ctx, ids)
  local found = {}
  for _, event in ipairs(tables.event:rows()) do
    if event.date and event.date.year == ctx.year and counts_for_any(event, ids) then
      found[#found + 1] = event
    end
  end
  table.sort(found, function(a, b) return a.date < b.date or (a.date == b.date and a.event_id < b.event_id) end)
  return found
end

local function event_fact(event)
  local day = wording.short_date(event.date)
  if event.moved_from then
    return "перенесено с" .. NBSP .. wording.short_date(event.moved_from) .. " на" .. NBSP .. day
  end
  return (event.status or "нет данных о проведении") .. " " .. day
end

local EVENTS_LISTED = 3

local function event_facts(events, facts)
  if #events > EVENTS_LISTED then
    local held = 0
    for _, event in ipairs(events) do
      held = held + (event.status == "проведено" and 1 or 0)
    end
    facts[#facts + 1] = "проведено: " .. wording.count(held, "event") .. " из" .. NBSP .. #events
    return
  end
  for _, event in ipairs(events) do
    facts[#facts + 1] = event_fact(event)
  end
end

local function figure_fact(figure)
  local verdict = figure.status ~= "no_target" and figure.status ~= "unknown" and figure.verdict .. ", " or ""
  return wording.point(figure) .. ": " .. verdict .. wording.value_with_counts(figure)
end

local function derived_status(figures, events)
  for _, event in ipairs(events) do
    if event.moved_from and event.status ~= "проведено" then
      return "перенесено"
    end
  end
  for _, rule in ipairs(BY_FIGURE) do
    for _, figure in ipairs(figures) do
      if figure.status == rule[1] then
        return rule[2]
      end
    end
  end
  return #figures > 0 and "выполнено" or "нет данных"
end

local function plan_row(ctx, item, by_id)
  local ids, figures, facts = codes_of(item.indicator_ids), {}, {}
  for _, id in ipairs(ids) do
    if by_id[id] then
      figures[#figures + 1] = by_id[id]
      facts[#facts + 1] = figure_fact(by_id[id])
    end
  end
  local events = events_of(ctx, ids)
  event_facts(events, facts)
  return {
    ["№"]=wording.filled(item.no), ["мероприятие"]=wording.filled(item.text),
    ["срок"]=wording.filled(item.due_text), ["показатель"]=item.indicator_text or "показатель не установлен",
    ["факты"]=#facts > 0 and facts or { "нет данных" },
    ["исполнение"]=item.status or derived_status(figures, events) }
end

local function plan_summary(rows)
  local parts = {}
  for _, s in ipairs(ROW_STATUSES) do
    local n = 0
    for _, row in ipairs(rows) do
      n = n + (row["исполнение"] == s.word and 1 or 0)
    end
    if n > 0 then
      parts[#parts + 1] = wording.agree(n, s.verb) .. " " .. wording.count(n, "event", s.case)
    end
  end
  return table.concat(parts, ", ")
end

local PREFIX = "PG-"

-- Rows of the plan of the year; while there is none, of the last year's.
local function schedule(ctx)
  local rows, plan = {}, PREFIX
  for _, item in ipairs(tables.plan_item:rows()) do
    local year = tonumber(item.plan_id:match("^PG%-(%d+)$"))
    if year and year <= ctx.year and item.plan_id > plan then
      plan = item.plan_id
    end
  end
  for i, item in ipairs(tables.plan_item:where{ plan_id=plan }) do
    rows[i] = item
  end
  table.sort(rows, function(a, b) return a.ord < b.ord end)
  return rows
end

function report_plan.fill(ctx, data, by_id)
  local rows = {}
  for _, item in ipairs(schedule(ctx)) do
    rows[#rows + 1] = plan_row(ctx, item, by_id)
  end
  data["план"] = "План-график («дорожная карта») реализации Проекта содержит " .. wording.count(#rows, "event")
  data["план_итог"] = "На дату отчета " .. plan_summary(rows) .. "."
  data["строки_плана"] = rows
end
