-- Совокупности, по которым считаются показатели: школы перечня и муниципалитеты, и кто в перечне на дату.

AMP = "АМП"

-- Одинаковы ли слова без учета регистра, ё и похожих букв; пустое не равно ничему.
function same(a, b)
  return a ~= nil and b ~= nil and text.fold(a) == text.fold(b)
end

-- Действует ли строка с датами «с» и «по» в этот день; обе даты входят, пустая не ограничивает.
function covers(from, to, day)
  return (not from or from <= day) and (not to or day <= to)
end

-- Известно ли, что это случилось к дате отчета; пустая дата не мешает: строка говорит, что это уже есть.
function by_report(ctx, day)
  return day == nil or day <= ctx.date
end

-- Организация, которая в этот день стоит на месте этой: она сама, а после ее последнего дня – правопреемник. Переименованная школа
-- остается той же единицей счета; новое название у нее с этого дня, на прежние дни – прежнее.
function bearer_of(org, day)
  local bearer, passed = org, {}
  while bearer.valid_to and bearer.valid_to < day and not passed[bearer.org_id] do
    passed[bearer.org_id] = true
    bearer = bearer:ref("successor_org_id") or bearer
  end
  return bearer
end

-- Как в этот день назывался муниципалитет: наименования (name_full, name_short, name_gen) из mo.csv, а прежние – из строк mo_alias.csv,
-- у которых есть даты. Переименованный муниципалитет остается той же единицей счета. Нет такого кода – nil.
function municipality_on(mo_id, day)
  for _, was in ipairs(tables.mo_alias:where{ mo_id=mo_id }) do
    if (was.valid_from or was.valid_to) and covers(was.valid_from, was.valid_to, day) then
      return { name_full=was.alias, name_short=was.name_short or was.alias, name_gen=was.name_gen }
    end
  end
  return tables.mo:get(mo_id)
end

local function list_order(a, b)
  if a.list_no ~= b.list_no then
    return (a.list_no or 0) < (b.list_no or 0)
  end
  return a.org_id < b.org_id
end

-- Строки перечня ШНОР, действующие в этот день, в порядке номеров перечня.
function listed_rows(ctx, day)
  local rows = {}
  for _, row in ipairs(tables.part:where{ project=AMP, year=ctx.year, role="ШНОР" }) do
    if covers(row.date_from, row.date_to, day) then
      rows[#rows + 1] = row
    end
  end
  table.sort(rows, list_order)
  return rows
end

local function is_asked(ctx, unit)
  return (not ctx.org or ctx.org == unit.id) and (not ctx.mo or ctx.mo == unit.mo)
end

-- Школы, бывшие в перечне в этот день, каждая один раз, в пределах того, для кого считается показатель.
-- Школа, исключенная к дате отчета, здесь есть: на мероприятие ее приглашали.
function schools_on(ctx, day)
  local units, seen = {}, {}
  for _, row in ipairs(listed_rows(ctx, day)) do
    local org = row:ref("org_id")
    local unit = org and { id=org.org_id, name=bearer_of(org, ctx.date).name_short, mo=org.mo_id, row=row }
    if unit and not seen[unit.id] and is_asked(ctx, unit) then
      seen[unit.id] = true
      units[#units + 1] = unit
    end
  end
  return units
end

local function listed_on_report(ctx)
  return schools_on(ctx, ctx.date)
end

local function municipality_units(ctx, test)
  local units = {}
  for _, mo in ipairs(tables.mo:rows()) do
    if test(mo) then
      units[#units + 1] = { id=mo.mo_id, name=municipality_on(mo.mo_id, ctx.date).name_short, mo=mo.mo_id, row=mo }
    end
  end
  table.sort(units, function(a, b) return text.compare(a.id, b.id) < 0 end)
  return units
end

population{ id="shnor", title="школы – участники Проекта (ШНОР)", kind="school", units=listed_on_report }

population{ id="mo_all", title="все муниципальные образования", kind="municipality",
  units=function(ctx)
    return municipality_units(ctx, function(mo) return covers(mo.valid_from, mo.valid_to, ctx.date) end)
  end }

-- Школа перечня не пропадает из счета, если ее муниципалитет преобразован: числится в нем, пока так записано.
population{ id="mo_with_shnor", title="муниципальные образования, в которых имеются ШНОР", kind="municipality",
  units=function(ctx)
    local with = {}
    for _, unit in ipairs(listed_on_report(ctx)) do
      with[unit.mo] = true
    end
    return municipality_units(ctx, function(mo) return with[mo.mo_id] end)
  end }

population{ id="project", title="краевой проект", kind="region",
  units=function(ctx) return { { id=ctx.project.region.id, name=ctx.project.region.name } } end }
