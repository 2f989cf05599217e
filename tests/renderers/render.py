"""Renders Markdown: a JSON list of texts on standard input, for each renderer the list of its HTML on standard output."""

import json
import sys

import markdown
import markdown2
import mistune

RENDERERS = {
    "Python-Markdown": markdown.markdown,
    "Python-Markdown, extra": lambda text: markdown.markdown(text, extensions=["extra", "admonition", "sane_lists"]),
    "markdown2": markdown2.markdown,
    "markdown2, extras": lambda text: markdown2.markdown(
        text, extras=["footnotes", "fenced-code-blocks", "tables", "strike", "task_list", "cuddled-lists"]
    ),
    "mistune": mistune.create_markdown(),
    "mistune, HTML and plugins": mistune.create_markdown(
        escape=False, plugins=["footnotes", "url", "table", "strikethrough", "def_list", "abbr", "mark", "superscript", "subscript", "insert", "math", "spoiler", "task_lists"]
    ),
}

texts = json.load(sys.stdin)
json.dump({name: [render(text) for text in texts] for name, render in RENDERERS.items()}, sys.stdout)
