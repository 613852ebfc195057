-- center.lua: the center that runs the project and signs its reports.

center = {}

center.name = "Центр непрерывного повышения профессионального мастерства педагогических работников " ..
  "государственного автономного учреждения дополнительного профессионального образования " ..
  "«Институт развития образования Пермского края»"

local BODY = "Центр непрерывного повышения"

-- The head of the center signs; the register of posts says who that is on the day.
function center.signer(day)
  for _, post in ipairs(tables.post:rows()) do
    local person = post:ref("person_id")
    if person and covers(post.valid_from, post.valid_to, day) and (post.org_or_body or ""):find(BODY, 1, true) == 1 then
      return { ["должность"]=text.title(official.position(post, "nom")) .. " ЦНППМПР",
        ["имя"]=people.signature(people.of(person)) }
    end
  end
  return { ["должность"]="Руководитель ЦНППМПР", ["имя"]=wording.empty }
end
