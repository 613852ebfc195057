document{ id="X01", titel="Список", template="docx/broken.docx", file="{year}/Список",
  data=function(ctx) return { year=ctx.year, schools=tables.org:rows() } end }
