-- acts.lua: references to legal acts, and the acts on which a year of the project rests.

acts = {}

local NBSP = "\u{00A0}"

-- Beginnings of issuers' names in the genitive; the rest of a name stands in the genitive already.
local GENITIVE = {
  { "Министерство", "Министерства" }, { "Правительство", "Правительства" }, { "Управление", "Управления" },
  { "Федеральная служба", "Федеральной службы" }, { "Администрация", "Администрации" },
  { "Пермский край", "Пермского края" },
  { "государственное автономное учреждение", "государственного автономного учреждения" },
}

-- Kinds of act whose issuer is not named.
local WITHOUT_ISSUER = { ["федеральный закон"]=true }

-- Kinds in the order of a legal base: law first.
local ORDER = { ["федеральный закон"]=1, ["закон"]=2, ["постановление"]=3, ["приказ"]=4 }

-- The name of a body in the genitive: «Министерства образования и науки Пермского края».
function acts.body_genitive(issuer)
  for _, form in ipairs(GENITIVE) do
    if issuer:sub(1, #form[1]) == form[1] then
      return form[2] .. issuer:sub(#form[1] + 1)
    end
  end
  return issuer
end

-- «приказ Министерства … от 10 июня 2022 г. № 26-01-06-542 «…»»; blanks for what is not registered yet. In the
-- nominative, or with the case "ins" «приказом Министерства …».
function acts.reference(act, case)
  local kind = act.kind or "акт"
  local body = document_kinds.form(kind, case or "nom")
  if act.issuer and not WITHOUT_ISSUER[kind] then
    body = body .. " " .. acts.body_genitive(act.issuer)
  end
  local day = act.date and wording.date(act.date) or "__________"
  local heading = act.heading and " «" .. act.heading .. "»" or ""
  return body .. " от " .. day .. " №" .. NBSP .. (act.number or "_____") .. heading
end

local function is_base(act, day)
  return act.status == "действует" and (not act.valid_to or act.valid_to >= day) and
    (act.level == "Ф" or act.kind == "закон")
end

local function is_earlier(a, b)
  local ka, kb = ORDER[a.kind] or 9, ORDER[b.kind] or 9
  if ka ~= kb then
    return ka < kb
  elseif a.date and b.date and a.date ~= b.date then
    return a.date < b.date
  elseif (a.date == nil) ~= (b.date == nil) then
    return a.date ~= nil
  end
  return text.compare(a.act_id, b.act_id) < 0
end

-- Acts in force that regulate the field, the orders of the project for the year, those by which the indicators are
-- set, and the acts to which these refer.
function acts.legal_base(ctx, figures)
  local chosen, list = {}, {}
  local function add(act)
    if act and not chosen[act.act_id] and (not act.date or act.date <= ctx.date) then
      chosen[act.act_id] = true
      list[#list + 1] = act
    end
  end
  for _, act in ipairs(tables.act:rows()) do
    local of_year = act.project == ctx.project.id and act.year == ctx.year and act.kind == "приказ"
    if of_year or is_base(act, ctx.date) then
      add(act)
    end
  end
  for _, figure in ipairs(figures) do
    add(tables.act:get(figure.act))
    for _, link in ipairs(tables.act_link:where{ from_act=figure.act, relation="ссылается" }) do
      add(link:ref("to_act"))
    end
  end
  table.sort(list, is_earlier)
  return list
end
