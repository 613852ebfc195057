# C16. Two items of one number are noticed after signing: the signed text is never renumbered, an order of its own amends it (D12).
edit inputs/plan_item.xml '47s|5\.|4.|'
check "the plan with the slip is drafted" run
check "and signed" "$PISAR" register D05 --number 26-01-06-512 --date 22.05.2023
documents . >"$work/was.bytes"
cp "$package" "$work/signed"
edit inputs/plan_item.xml '47s|4\.|5.|'
note 'C-916;plan_item;PG-2023/5;no;4.;5.;замечание исполнителя (учебное);методист;09.12.2024;D12'
amendment='2023/Майский пакет/Приказ о внесении изменений в приказ № 26-01-06-512.docx'
full_names >"$work/names" <<.
отчет
$amendment
.
sort "$work/names" >"$work/expected"
rerun
check "an amending order is drafted; the report, which tells of the plan, follows; no other document is touched" touched "$work/expected"
check "the signed text is as it was signed" cmp "$work/signed" "$package"
check "what changed, and why" told
check "the order names what it amends, and how" says "out/$amendment" 'Внести в приказ Министерства образования и науки Пермского края от 22 мая 2023 г. № 26-01-06-512' \
    'второй по порядку пункт 4 Плана-графика считать пунктом 5.'
edit inputs/plan_item.xml '47s|5\.|4.|'
check "taken back, the draft goes again" run
check "and nothing else is left or changed" sh -c 'diff "$1" -' sh "$work/was.bytes" <<.
$(documents .)
.
