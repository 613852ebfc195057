document{ id="X02", title="Список", template="docx/broken.docx", file="{year}/Список",
  data=function(ctx) return { year=ctx.year, schools=tables.org:rows( } end }
