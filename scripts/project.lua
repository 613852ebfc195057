-- Проект: что считается, за какой год, на какую дату и с какими параметрами.
project{
  id="АМП",
  title="Адресная методическая помощь общеобразовательным организациям, имеющим низкие образовательные результаты обучающихся",
  year=2024, report_date="2024-12-10", locale="ru",
  region={ id="59", name="Пермский край" },
  levels={ municipality="mo_with_shnor", school="shnor" },
  params={
    { name="team_rule", default="any", choices={ "any", "leader", "all", "at_least" },
      title="обученной считается команда, в которой удостоверение имеет: any – хотя бы один, leader – руководитель, all – каждый, at_least(k) – не менее k" },
    { name="series_rule", default="any", choices={ "any", "all" },
      title="участие в цикле: any – хотя бы в одном занятии, all – в каждом" },
    { name="min_events", default=1, title="в скольких мероприятиях надо принять участие" },
    { name="pass_percent", default=60, title="проходной балл экспертизы, % от максимума" },
    { name="mo_population", default="mo_with_shnor", choices={ "mo_with_shnor", "mo_all" },
      title="муниципалитеты в знаменателе: mo_with_shnor – где есть ШНОР, mo_all – все" },
    { name="late", default="on_time", choices={ "on_time", "all" },
      title="сведения, поступившие после срока: on_time – не засчитываются, all – засчитываются" },
    { name="min_n", default=10, title="наименьшее число участников процедуры" },
  },
}
