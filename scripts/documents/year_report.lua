-- year_report.lua: D22, the report on the year of the project, as DOCX and as ODT from the same data.
--
-- Every figure, its verdict and its deviation come from ctx:figures; nothing is counted twice here but the lists of
-- participants, trainees and conclusions, which are no indicators.

local NBSP = "\u{00A0}"

local function legal_base(ctx, figures)
  return wording.punctuate(listing.map(acts.legal_base(ctx, figures), function(act)
    return { ["ссылка"]=acts.reference(act) }
  end))
end

-- The year is told as past from its last month on, when the report is due.
local function is_over(ctx)
  return ctx.date.year > ctx.year or ctx.date.month == 12
end

-- ---- recommendations ----

local function addressee(ctx, row)
  if row.addressee_kind == "МО" then
    return names.municipality(row.addressee_id, ctx.date)
  end
  local org = tables.org:get(row.addressee_id)
  return org and names.school(org, ctx.date) or wording.filled(row.addressee_id)
end

local function basis_words(row, by_id)
  local figure = by_id[row.basis]
  local basis = figure and wording.clause(figure) or wording.filled(row.basis)
  return row.basis_value and basis .. ": " .. row.basis_value or basis
end

local function recommendations(ctx, by_id)
  return listing.numbered(tables.recom:where{ year=ctx.year }, function(row)
    local terms = { row.due and "до" .. NBSP .. wording.short_date(row.due) or "срок не указан" }
    terms[#terms + 1] = row.responsible
    return { ["адресат"]=addressee(ctx, row), ["основание"]=basis_words(row, by_id),
      ["текст"]=wording.filled(row.text), ["исполнение"]=table.concat(terms, ", ") }
  end)
end

-- ---- the document ----

local function report(ctx)
  local figures, municipal = report_figures.arranged(ctx:figures{ by="region" }), report_figures.municipal(ctx)
  local by_id = report_figures.by_id(figures)
  local data = { ["орган"]=center.name, ["проект"]=ctx.project.title, ["год"]=ctx.year, ["дата"]=wording.date(ctx.date),
    ["реализован"]=is_over(ctx) and "реализован" or "реализуется",
    ["акты"]=legal_base(ctx, figures), ["подписант"]=center.signer(ctx.date) }
  local schools = report_facts.participants(ctx, data)
  report_plan.fill(ctx, data, by_id)
  report_facts.training(ctx, data, by_id, municipal)
  report_facts.expertise(ctx, data, schools)
  report_figures.indicators(ctx, data, figures)
  report_outcome.missed(ctx, data, figures)
  report_outcome.conclusions(data, figures)
  data["рекомендации"] = recommendations(ctx, by_id)
  report_figures.matrix(ctx, data, figures, municipal)
  return data
end

document{ id="D22", title="Отчет о реализации краевого проекта за год",
  template={ "docx/otchet_god.docx", "odt/otchet_god.odt" },
  each=function(ctx)
    return official.yearly(ctx)
  end,
  key=tostring,
  data=report,
  file="{год}/Отчет за год/Отчет о реализации проекта за {год} год" }
