# C14. A rule is clarified, from any member of a team to all of them: the same data give another figure, and that is told as a rule.
edit scripts/project.lua 's/name="team_rule", default="any"/name="team_rule", default="all"/'
becomes <<'.'
отчет
акт сверки
методика
.
check "told as a parameter of a rule" grep -q 'причина: параметр правила$' "$work/diff"
check "and never as data" sh -c '! grep -q "причина:.*данные" "$1"' sh "$work/diff"
undo
