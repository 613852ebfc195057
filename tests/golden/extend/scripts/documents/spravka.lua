document{ id="S01", title="Справка о питании", template={"docx/spravka.docx", "odt/spravka.odt"},
  each=function() return { "M1", "M2" } end,
  key=function(mo) return mo end,
  data=function(ctx, mo)
    return { mo=mo, year=ctx.year, figure=ctx:figure("H-01"), schools=tables.org:where{ mo_id=mo } }
  end,
  file="{year}/Справки/Справка {mo}" }
