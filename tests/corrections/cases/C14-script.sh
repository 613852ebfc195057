# C14. The script of one indicator is clarified, nothing else: of a school's measures two must be done, not one. Its figure is told with
# the cause «правило», and no other is.
edit scripts/indicators/statute_school.lua 's/measures_done(ctx, doc), 1, doc)/measures_done(ctx, doc), 2, doc)/'
becomes <<'.'
отчет
акт сверки
.
check "told as a rule" grep -q 'причина: правило$' "$work/diff"
check "and never as anything else" sh -c '! grep "причина:" "$1" | grep -v "причина: правило\$"' sh "$work/diff"
undo
