-- Ответы правил: «да», «нет» и «неизвестно», и строки, которые это решили.

-- Строки, по которым чего-то ждали, когда ни одна строка об этом не говорит: explain так и напишет.
function no_row(rows)
  return { silent=true, rows }
end

-- Кладет единицу в набор: true – вошла, false – не вошла, nil – неизвестно.
function put(set, unit, answer, ...)
  if answer == true then
    set:inside(unit, ...)
  elseif answer == false then
    set:outside(unit, ...)
  else
    set:unknown(unit, ...)
  end
end

-- Кладет единицу, которая входит, если есть хоть одна строка; иначе не входит: ее ждали по строкам absent.
function put_if_any(set, unit, rows, absent)
  if #rows > 0 then
    set:inside(unit, rows)
  else
    set:outside(unit, no_row(absent))
  end
end

-- Собрание ответов об одной единице: сколько «да», сколько неизвестных, строки каждого.
function answers()
  return { asked=0, yes=0, unknown=0, rows={ yes={}, no={}, unknown={} } }
end

local function kind_of(answer)
  if answer == nil then
    return "unknown"
  end
  return answer and "yes" or "no"
end

-- Добавляет ответ и решившие его строки.
function add_answer(all, answer, rows)
  local into = all.rows[kind_of(answer)]
  for _, row in ipairs(rows) do
    into[#into + 1] = row
  end
  all.asked = all.asked + 1
  all.yes = all.yes + (answer == true and 1 or 0)
  all.unknown = all.unknown + (answer == nil and 1 or 0)
end

-- Кладет единицу, которой нужно не менее needed ответов «да»; absent – строки, по которым их ждали, если нет ни одного.
function put_enough(set, unit, all, needed, absent)
  if all.yes >= needed then
    set:inside(unit, all.rows.yes)
  elseif all.yes + all.unknown >= needed then
    set:unknown(unit, all.rows.unknown)
  else
    set:outside(unit, #all.rows.no > 0 and all.rows.no or no_row(absent))
  end
end
