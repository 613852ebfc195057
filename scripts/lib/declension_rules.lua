-- declension_rules.lua: how Russian surnames, names and patronymics decline. Data only; declension.lua reads them.
--
-- Sources of the facts: Rosenthal, Handbook of Orthography and Style, §§ 149, 150; Kalakutskaya, Declension of Surnames
-- and Personal Names in Literary Russian (1984); the exceptions among foreign and rare names were compared with the
-- rules of the petrovich project (npm petrovich 0.2.1, MIT licence). The tables are written here, in a form of their own.
--
-- A paradigm is called by a name that declines so, and lists what follows its stem in the genitive, dative, accusative,
-- instrumental and prepositional. Spelled with е: «Ильей».

declension_rules = {}

declension_rules.paradigms = {
  ["Иванов"]={ "а", "у", "а", "ым", "е" }, ["Иванова"]={ "ой", "ой", "у", "ой", "ой" },
  ["Толстой"]={ "ого", "ому", "ого", "ым", "ом" }, ["Горький"]={ "ого", "ому", "ого", "им", "ом" },
  ["Зимний"]={ "его", "ему", "его", "им", "ем" }, ["Куцый"]={ "его", "ему", "его", "ым", "ем" },
  ["Толстая"]={ "ой", "ой", "ую", "ой", "ой" }, ["Зимняя"]={ "ей", "ей", "юю", "ей", "ей" },
  ["Горчая"]={ "ей", "ей", "ую", "ей", "ей" },
  ["Иван"]={ "а", "у", "а", "ом", "е" }, ["Януш"]={ "а", "у", "а", "ем", "е" },
  ["Игорь"]={ "я", "ю", "я", "ем", "е" }, ["Юрий"]={ "я", "ю", "я", "ем", "и" },
  ["Анна"]={ "ы", "е", "у", "ой", "е" }, ["Ольга"]={ "и", "е", "у", "ой", "е" },
  ["Маша"]={ "и", "е", "у", "ей", "е" }, ["Голица"]={ "ы", "е", "у", "ей", "е" }, ["Зоя"]={ "и", "е", "ю", "ей", "е" },
  ["Мария"]={ "и", "и", "ю", "ей", "и" }, ["Альфия"]={ "и", "е", "ю", "ей", "е" },
  ["Любовь"]={ "и", "и", "ь", "ью", "и" }, ["Цой"]={ "я", "ю", "я", "ем", "е" },
}

-- A rule: words or endings (lower case, ё as е), gender ("m", "f"; nil: both), like (a paradigm; nil: it does not
-- change), cut (letters to take off before the endings; 0 when it is not given), disputed (why the word is left as it
-- is and told about), syllables (the least number of them), forms (written out). The first rule that fits decides; whole words come before endings.

local FLEETING = "беглая гласная в этой фамилии у разных семей разная"
local NOUN_OR_POSSESSIVE = "женская фамилия может склоняться и как «Иванова», и как имя нарицательное"

declension_rules.surname = {
  words={
    { "дюма тома дега люка ферма гамарра петипа каруана золя труа" },
    { "рерих эрлих дитрих ульрих фрейндлих мюнних", gender="m", like="Иван" },
    { "цой чой сой хой той лой пой ной", gender="m", like="Цой", cut=1 },
    { "вий кий", gender="m", like="Цой", cut=1 },
    { "швец жнец", gender="m", like="Иван" },
    { "дарвин чаплин франклин гершвин кронин голдвин литвин русин мордвин мартин бенедиктин", gender="m", like="Иван" },
    { "ткач грач врач сыч дергач рогач калач богач трубач копач лихач скрипач силач пугач лещ хрущ клещ плющ морж стриж",
      gender="m", like="Иван" },
    { "певчий рабочий кравчий ловчий стряпчий горячий бродячий подьячий", gender="m", like="Зимний", cut=2 },
    { "олень", gender="m", like="Игорь", cut=1 },
    { "лапша левша", like="Ольга", cut=1 },
    { "соловей воробей муравей лев лоб пес мох хребет орел козел осел овес лед пень день корень ветер ковер костер " ..
      "шатер дятел угол узел котел", gender="m", disputed=FLEETING },
    { "сова корова голова подкова дуброва основа обнова", gender="m", like="Анна", cut=1 },
    { "сова корова голова подкова дуброва основа обнова калина малина смородина бузина щербина осина рябина долина " ..
      "година былина скотина картина лучина пучина паутина середина холодина перина мужчина", gender="f",
      disputed=NOUN_OR_POSSESSIVE },
    { "ворота" },
  },
  endings={
    { "ых их" },
    { "ова ева ина ына", gender="f", like="Иванова", cut=1 },
    { "ска цка", gender="f", like="Толстая", cut=1 },
    { "жая чая шая щая", gender="f", like="Горчая", cut=2 },
    { "ая", gender="f", like="Толстая", cut=2 },
    { "яя", gender="f", like="Зимняя", cut=2 },
    { "аа оа уа эа ыа еа юа иа" },
    { "ия", like="Мария", cut=1 },
    { "ка га ха", like="Ольга", cut=1 },
    { "жа ча ша ща", like="Маша", cut=1 },
    { "ца", like="Голица", cut=1 },
    { "а", like="Анна", cut=1 },
    { "я", like="Зоя", cut=1 },
    { "о е э и ы у ю" },
    { "б в г д ж з й к л м н п р с т ф х ц ч ш щ ъ ь", gender="f" },
    { "кой гой хой жой шой чой щой", gender="m", like="Горький", cut=2 },
    { "ой", gender="m", like="Толстой", cut=2 },
    { "чий", gender="m", disputed="фамилия на -чий может склоняться и как «Рабочий», и как «Топчий»" },
    { "ский цкий кий гий хий", gender="m", like="Горький", cut=2 },
    { "жий ший щий ний", gender="m", like="Зимний", cut=2 },
    { "ий", gender="m", like="Юрий", cut=1 },
    { "цый", gender="m", like="Куцый", cut=2 },
    { "ый", gender="m", like="Толстой", cut=2 },
    { "ец яц ок ек ень", gender="m", disputed=FLEETING, syllables=2 },
    { "й ь", gender="m", like="Игорь", cut=1 },
    { "ов ев ин ын", gender="m", like="Иванов", syllables=2 },
    { "ов ев", gender="m", like="Иванов" },
    { "ж ц ч ш щ", gender="m", like="Януш" },
    { "б в г д з к л м н п р с т ф х ъ", gender="m", like="Иван" },
  },
}

-- The first part of a double surname that never changes: Бонч-Бруевич, Тер-Петросян, фон Берг.
declension_rules.particles = "бонч абдул белиц гасан дюссар дюмон книппер корвин ван шолом тер призван мелик вар фон " ..
  "де да ди дос сен сан ле ла аль эль ибн оглы кызы улы"

declension_rules.name = {
  words={
    { "павел", gender="m", forms={ "павла", "павлу", "павла", "павлом", "павле" } },
    { "петр", gender="m", forms={ "петра", "петру", "петра", "петром", "петре" } },
    { "лев", gender="m", forms={ "льва", "льву", "льва", "львом", "льве" } },
    { "христос", gender="m", forms={ "христа", "христу", "христа", "христом", "христе" } },
    { "шота" },
    { "любовь нинель эсфирь руфь юдифь адель жизель ассоль асель айгуль", gender="f", like="Любовь", cut=1 },
    { "рашель николь габриэль даниэль мишель изабель", gender="f", disputed="имя может и склоняться, и не склоняться" },
    { "альфия зульфия алия алфия гульфия гузалия галия рузалия ия", gender="f", like="Альфия", cut=1 },
  },
  endings={
    { "о е э и ы у ю" },
    { "б в г д ж з й к л м н п р с т ф х ц ч ш щ ъ ь", gender="f" },
    { "ка га ха", like="Ольга", cut=1 },
    { "жа ча ша ща", like="Маша", cut=1 },
    { "ца", like="Голица", cut=1 },
    { "а", like="Анна", cut=1 },
    { "ия", like="Мария", cut=1 },
    { "я", like="Зоя", cut=1 },
    { "ий", gender="m", like="Юрий", cut=1 },
    { "й ь", gender="m", like="Игорь", cut=1 },
    { "ж ц ч ш щ", gender="m", like="Януш" },
    { "б в г д з к л м н п р с т ф х ъ", gender="m", like="Иван" },
  },
}

declension_rules.patronymic = {
  words={ { "ильич кузьмич лукич фомич", gender="m", like="Иван" } },
  endings={
    { "оглы кызы улы уулу гызы заде" },
    { "ич", gender="m", like="Януш" },
    { "на", gender="f", like="Анна", cut=1 },
  },
}

-- What tells a man from a woman, surest first: the patronymic, then the endings of the surname, then the name.
declension_rules.gender = {
  patronymic={ m="ич оглы улы уулу", f="вна чна шна кызы гызы" },
  surname={ m="ов ев ин ын ский цкий ской цкой ый ий", f="ова ева ина ына ская цкая ая яя" },
  name={ m="б в г д ж з й к л м н п р с т ф х ц ч ш щ", f="а я" },
}

-- Names whose last letter says nothing of their gender.
declension_rules.men = "никита илья фома лука кузьма савва данила гаврила иона мина сила вавила миша гриша " ..
  "муса иса мустафа добрыня игорь лазарь рафаэль самуэль даниэль олесь василь иеремия захария малахия"

declension_rules.women = "кармен элен мадлен жаклин ирен джейн маргарет гюльчатай рашель николь нинель любовь эсфирь " ..
  "руфь юдифь адель жизель ассоль асель айгуль гульназ айгюль"
