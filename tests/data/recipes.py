"""Runs the recipes of docs/data.md in the folder that it is started in, and prints what each gives as a line of JSON."""

import contextlib
import io
import json
import re
import sys

import duckdb

recipes = open(sys.argv[1], encoding="utf-8").read()
database = duckdb.connect()
for recipe in re.findall(r"```sql\n(.*?)```", recipes, re.DOTALL):
    rows = database.sql(recipe)
    if rows is not None and not recipe.startswith("CREATE"):
        print(json.dumps([list(row) for row in rows.fetchall()], ensure_ascii=False, default=str))
for recipe in re.findall(r"```python\n(.*?)```", recipes, re.DOTALL):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(recipe)
    print(json.dumps(printed.getvalue().splitlines(), ensure_ascii=False))
