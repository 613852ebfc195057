# What a person does to the report, in LibreOffice's flat form, a paragraph a line: a sentence more, a day with a word behind
# it, a paragraph of their own.
/>Показатель.*10б.*не достигнут/ { sub(/<\/text:p>/, " Причина: отпуск.</text:p>") }
/>проведено 23\.05\.2024</ { sub(/23\.05\.2024</, "23.05.2024, очно<") }
/<text:h.*10б/ { print; print "<text:p text:style-name=\"Text_20_body\">Добавлено от руки.</text:p>"; next }
{ print }
