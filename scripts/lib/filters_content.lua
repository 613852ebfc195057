-- filters_content.lua: pictures from the paths that plain data name.

--- картинка, picture: картинка из файла; ширина, высота, подпись для тех, кто не видит
--- {"нет такой.png" | картинка("3 см")} ✗ нет такой.png: такого файла нет
--- {"x.png" | картинка("3 версты")} ✗ нужна длина
filters.add{ name="картинка", alias="picture", takes="текст", most=3, apply=function(file, width, height, alt)
  return image{ file=file, width=width, height=height, alt=alt }
end }
