-- Правовые акты проекта: какие подписаны к дате отчета.

-- Подписан: есть дата и номер, и это не проект.
local function is_signed(ctx, act)
  return act.date ~= nil and act.number ~= nil and act.status ~= "проект" and act.date <= ctx.date
end

-- Относится к проекту и году по своим столбцам, а где они пусты – по году даты. Муниципальные и федеральные акты
-- краевым проектом не изданы.
local function belongs(ctx, act)
  local year = act.year or (act.date and act.date.year)
  return (act.project == nil or same(act.project, AMP)) and year == ctx.year and (act.level == nil or same(act.level, "Р"))
end

-- Подписанные к дате отчета акты проекта за год, названных видов.
function signed_acts(ctx, kinds)
  local acts = {}
  for _, act in ipairs(tables.act:rows()) do
    for _, kind in ipairs(kinds) do
      if same(act.kind, kind) and belongs(ctx, act) and is_signed(ctx, act) then
        acts[#acts + 1] = act
      end
    end
  end
  return acts
end
