-- order.lua: control ratios of dates, terms and lists: what comes first is dated first, every row of a plan has an owner and a
-- term, two documents that print one list print the same.

local REPORT, PACKAGE = "D22", "D05"
local CONCLUSIONS = { "D16", "D34", "D45" }

-- ---- dates ----

-- Pairs of columns of one row of which the first may not be later.
local ORDERED = {
  { table="act", "date", "valid_from", "акт действует раньше, чем подписан" },
  { table="act", "valid_from", "valid_to", "акт утратил силу раньше, чем вступил в нее" },
  { table="plan_item", "due_from", "due_to", "срок кончается раньше, чем начинается" },
  { table="mplan_item", "due_from", "due_to", "срок кончается раньше, чем начинается" },
  { table="agree", "date", "valid_to", "соглашение кончается раньше, чем заключено" },
  { table="event", "date", "date_end", "мероприятие кончается раньше, чем начинается" },
}

local function check_columns(broken)
  for _, pair in ipairs(ORDERED) do
    for _, row in ipairs(tables[pair.table]:rows()) do
      local first, second = row[pair[1]], row[pair[2]]
      if first and second and second < first then
        broken(row, dates.short(second) .. " раньше " .. dates.short(first), pair[3])
      end
    end
  end
end

-- What is approved with an order is not younger than it.
local function check_approved(broken)
  for _, link in ipairs(tables.act_link:where{ relation="утверждает" }) do
    local order, approved = link:ref("from_act"), link:ref("to_act")
    if order.date and approved.date and approved.date > order.date then
      broken(approved, order, "акт датирован " .. dates.short(approved.date) .. ", а утвержден приказом от " .. dates.short(order.date))
    end
  end
end

-- Terms of a plan are within its year: PG-2024 is that of 2024.
local function check_terms(broken)
  for _, item in ipairs(tables.plan_item:rows()) do
    local year = tonumber(item.plan_id:match("^PG%-(%d+)$"))
    if year and item.due_to and item.due_to.year > year then
      broken(item, "План-график " .. year .. " года", "срок " .. dates.short(item.due_to) .. " позже конца года плана")
    end
  end
  for _, item in ipairs(tables.mplan_item:rows()) do
    local plan = item:ref("mplan_id")
    if plan.year_to and item.due_to and item.due_to.year > plan.year_to then
      broken(item, plan, "срок " .. dates.short(item.due_to) .. " позже последнего года плана")
    end
  end
end

-- Facts dated after the report: told once, for a report as of an earlier day leaves all of them out.
local function check_later(ctx, documents, rows, what, broken)
  local first, n = nil, 0
  for _, row in ipairs(rows) do
    if row.date and row.date > ctx.date then
      first, n = first or row, n + 1
    end
  end
  for report in documents(REPORT) do
    if first then
      broken(report:at("дата отчета " .. dates.short(ctx.date)), first, what .. ", датированных позже: " .. n)
    end
  end
end

-- A new version of a conclusion is not older than the one it replaces.
local function check_revision(conclusion, broken)
  local row = conclusion.subject
  local old = row.revision_of and tables.expertise:get(row.revision_of)
  if old and old.date and row.date and row.date < old.date then
    broken(conclusion:at("взамен"), old, "заключение от " .. dates.short(row.date) .. " старше того, которое заменяет")
  end
end

control_ratio{ code="KC06", title="даты идут по порядку", documents={ REPORT, table.unpack(CONCLUSIONS) },
  run=function(ctx, documents, broken)
    check_columns(broken)
    check_approved(broken)
    check_terms(broken)
    check_later(ctx, documents, tables.event:where{ status="проведено" }, "проведенных мероприятий", broken)
    check_later(ctx, documents, tables.expertise:where{ year=ctx.year }, "экспертных заключений", broken)
    for _, id in ipairs(CONCLUSIONS) do
      for conclusion in documents(id) do
        check_revision(conclusion, broken)
      end
    end
  end }

-- ---- owners and terms ----

local COLUMNS = { { "исполнитель", "нет ответственного исполнителя" }, { "срок", "нет срока реализации" } }

local function plan_item(package, ord)
  return tables.plan_item:where{ plan_id="PG-" .. package.subject.year, ord=ord }[1]
end

control_ratio{ code="KC07", title="у каждой строки Плана-графика есть исполнитель и срок", documents={ PACKAGE },
  run=function(_, documents, broken)
    for package in documents(PACKAGE) do
      for i, row in ipairs(reading.field(package.data, "мероприятия")) do
        for _, column in ipairs(COLUMNS) do
          if reading.field(row, column[1]):match("^%s*$") then
            broken(package:at("План-график, строка " .. i), plan_item(package, row.ord), column[2])
          end
        end
      end
    end
  end }

-- ---- one list in two documents ----

-- Schools that a document prints, with their municipality: names like «СОШ № 1» repeat.
local function set_of(groups, municipality, name)
  local set = {}
  for _, group in ipairs(groups) do
    for _, school in ipairs(reading.field(group, "школы")) do
      set[reading.plain(reading.field(school, name) .. ", " .. reading.field(group, municipality))] = true
    end
  end
  return set
end

local function check_missing(from, to, here, there, broken)
  for school in pairs(from) do
    if not to[school] then
      broken(here, there, "названа школа (" .. school .. "), которой в другом документе нет")
    end
  end
end

local function check_participants(report, package, broken)
  local told = set_of(reading.field(report.data, "муниципалитеты"), "название", "название")
  local listed = set_of(reading.field(package.data, "участники"), "муниципалитет", "школа")
  local here, there = report:at("участники Проекта"), package:at("перечень участников")
  check_missing(told, listed, here, there, broken)
  check_missing(listed, told, there, here, broken)
end

-- The rows of the plan in the report are those of the plan that the order approved.
local function check_plan(report, package, broken)
  local told, planned = report.data["строки_плана"], package.data["мероприятия"]
  reading.compare(report:at("исполнение Плана-графика"), package:at("План-график"), #told, #planned, broken)
  for i, row in ipairs(told) do
    local other = planned[i]
    if other and reading.plain(row["мероприятие"]) ~= reading.plain(typography.bind_name(other["название"])) then
      broken(report:at("исполнение Плана-графика, строка " .. i), plan_item(package, other.ord), "мероприятие названо не так, как в Плане-графике")
    end
  end
end

-- The year whose plan the report goes through.
local function plan_year(ctx, report)
  return tonumber(reading.plain(report.data["план"] or ""):match("Плану%-графику (%d+) года")) or ctx.year
end

control_ratio{ code="KC08", title="перечень и План-график в отчете те же, что в приказе", documents={ REPORT, PACKAGE },
  run=function(ctx, documents, broken)
    for report in documents(REPORT) do
      for package in documents(PACKAGE) do
        if package.subject.year == ctx.year then
          check_participants(report, package, broken)
        end
        if package.subject.year == plan_year(ctx, report) then
          check_plan(report, package, broken)
        end
      end
    end
  end }
