return {
  ["Столбцы"]={ categories={  }, series={  } },
  ["Линии"]={ categories={  }, series={  } },
  ["Точки"]={ categories={  }, series={  } },
  ["Дни"]={ categories={  }, series={  } },
  ["Круг"]={ categories={  }, series={  } } }
