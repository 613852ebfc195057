-- report_plan.lua: the section of the year's report that goes through the rows of the План-график: what was to be
-- done, whether it was, and the facts of the indicators bound to the row.

report_plan = {}

local NBSP = "\u{00A0}"

-- How many rows have a status, in the order of the summary.
local ROW_STATUSES = {
  { word="выполнено", verb={ one="выполнено", few="выполнены", many="выполнено" } },
  { word="не выполнено", verb={ one="не выполнено", few="не выполнены", many="не выполнено" } },
  { word="перенесено", verb={ one="перенесено", few="перенесены", many="перенесено" } },
  { word="отменено", verb={ one="отменено", few="отменены", many="отменено" } },
  { word="выполняется", verb={ one="выполняется", few="выполняются", many="выполняется" } },
  { word="срок не наступил", verb={ other="срок не наступил для" }, case="gen" },
  { word="не рассчитывается", verb={ other="не рассчитываются показатели" }, case="gen" },
  { word="нет данных", verb={ other="нет данных об исполнении" }, case="gen" },
}

-- What an indicator's status says of the row to which it is bound, the worst first.
local BY_FIGURE = { { "unknown", "нет данных" }, { "not_met", "не выполнено" }, { "not_due", "срок не наступил" },
  { "not_computable", "не рассчитывается" } }

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

local function is_held(ctx, event)
  return event.status == "проведено" and event.date <= ctx.date
end

-- What is known of an event on the day of the report: a later one is only planned.
local function event_fact(ctx, event)
  local day = wording.short_date(event.date)
  local moved = event.moved_from and " (перенесено с " .. wording.short_date(event.moved_from) .. ")" or ""
  if is_held(ctx, event) then
    return "проведено " .. day .. moved
  elseif event.status == "отменено" then
    return "отменено (было назначено на " .. day .. ")"
  elseif event.date > ctx.date then
    return "назначено на " .. day .. moved
  end
  return "было назначено на " .. day .. moved .. ", нет данных о проведении"
end

local EVENTS_LISTED = 3

local function event_facts(ctx, events, facts)
  if #events > EVENTS_LISTED then
    local held = 0
    for _, event in ipairs(events) do
      held = held + (is_held(ctx, event) and 1 or 0)
    end
    facts[#facts + 1] = "проведено: " .. wording.count(held, "event") .. " из" .. NBSP .. #events
    return
  end
  for _, event in ipairs(events) do
    facts[#facts + 1] = event_fact(ctx, event)
  end
end

-- Statuses that the value says by itself.
local VALUE_ALONE = { no_target=true, not_computable=true }

local function figure_fact(figure)
  local point = wording.point(figure)
  if figure.status == "unknown" then
    return point .. wording.dash .. wording.value(figure)
  elseif VALUE_ALONE[figure.status] then
    return point .. ": " .. wording.value_with_counts(figure)
  elseif figure.status == "not_due" then
    return point .. ": " .. figure.verdict
  end
  return point .. ": " .. figure.verdict .. ", " .. wording.value_with_counts(figure)
end

local function status_by_events(events)
  local cancelled = 0
  for _, event in ipairs(events) do
    cancelled = cancelled + (event.status == "отменено" and 1 or 0)
    if event.moved_from and event.status ~= "проведено" and event.status ~= "отменено" then
      return "перенесено"
    end
  end
  return #events > 0 and cancelled == #events and "отменено" or nil
end

-- The worst that the figures say; figures without a target say that something is there, or nothing.
local function status_by_figures(figures)
  local found = false
  for _, rule in ipairs(BY_FIGURE) do
    for _, figure in ipairs(figures) do
      found = found or figure.num ~= 0
      if figure.status == rule[1] then
        return rule[2]
      end
    end
  end
  return found and "выполнено" or "нет данных"
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
  event_facts(ctx, events, facts)
  return {
    ["№"]=wording.filled(item.no), ["мероприятие"]=typography.bind_name(wording.filled(item.text)),
    ["срок"]=wording.filled(item.due_text),
    ["показатель"]=typography.bind_name(item.indicator_text or "показатель не установлен"),
    ["факты"]=#facts > 0 and facts or { "нет данных" },
    ["исполнение"]=item.status or status_by_events(events) or status_by_figures(figures) }
end

local function plan_summary(rows)
  local parts = {}
  for _, s in ipairs(ROW_STATUSES) do
    local n = 0
    for _, row in ipairs(rows) do
      n = n + (row["исполнение"] == s.word and 1 or 0)
    end
    if n > 0 then
      parts[#parts + 1] = grammar.form(n, s.verb) .. " " .. wording.count(n, "event", s.case)
    end
  end
  return table.concat(parts, ", ")
end

local PREFIX = "PG-"

-- Rows of the plan of the year and the year; while there is none, of the last year's.
local function schedule(ctx)
  local rows, plan, year = {}, PREFIX, nil
  for _, item in ipairs(tables.plan_item:rows()) do
    local found = tonumber(item.plan_id:match("^PG%-(%d+)$"))
    if found and found <= ctx.year and item.plan_id > plan then
      plan, year = item.plan_id, found
    end
  end
  for i, item in ipairs(tables.plan_item:where{ plan_id=plan }) do
    rows[i] = item
  end
  table.sort(rows, function(a, b) return a.ord < b.ord end)
  return rows, year
end

-- Whose plan the rows are, where it is not that of the year.
local function plan_note(ctx, year)
  if year == ctx.year then
    return ""
  end
  return " Мероприятия приведены по Плану-графику " .. year .. NBSP .. "года: перечня мероприятий на " .. ctx.year ..
    NBSP .. "год в исходных данных нет."
end

function report_plan.fill(ctx, data, by_id)
  local rows, items, year = {}, schedule(ctx)
  for _, item in ipairs(items) do
    rows[#rows + 1] = plan_row(ctx, item, by_id)
  end
  data["строки_плана"] = rows
  if #rows > 0 then
    data["план"] = "План-график («дорожная карта») реализации Проекта содержит " .. wording.count(#rows, "event") .. "." ..
      plan_note(ctx, year)
    data["план_итог"] = "На дату отчета " .. plan_summary(rows) .. "."
  end
end
