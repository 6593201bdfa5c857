"""A sheet as one HTML file that any browser shows and prints; it loads and runs nothing.

Everything that came from files or offices stands in it as text only.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from declarant_client.application.ports.submissions import HistoryEntry
from declarant_client.domain.sentences import Translate
from declarant_client.exports.replacing import whole_file
from declarant_client.exports.sheet import Facts, Rated, Sheet, sheet_of
from declarant_client.exports.words import Words

_STYLE = """
body { font: 11pt/1.45 "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: #18222d;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #77838f; }
.number { font-size: 1.2rem; font-variant-numeric: tabular-nums; margin: .2rem 0; }
.standing { background: #e6eaee; padding: .5rem .75rem; border-radius: .3rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: #53606e; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
td { border-bottom: 1px solid #dde2e8; padding: .5rem .5rem .5rem 0; vertical-align: top; }
.kind { color: #53606e; font-size: .9rem; }
.stars { white-space: nowrap; color: #9a6700; font-size: 1.1rem; }
.said { white-space: pre-wrap; margin: .2rem 0 0; }
.signature { margin-top: 3rem; border-top: 1px solid #77838f; width: 20rem; padding-top: .3rem; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class HtmlSheet:
    """The port ``AssessmentWriter`` for ``.html``."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def write(self, entry: HistoryEntry, path: Path, *, translate: Translate) -> None:
        """Write the sheet."""
        with whole_file(path) as file:
            file.write(html_of(sheet_of(entry, self._words, translate)).encode())


def html_of(sheet: Sheet) -> str:
    """Return the document."""
    ratings = "\n".join(_rated(rated) for rated in sheet.ratings)
    return f"""<!DOCTYPE html>
<html lang="{escape(sheet.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{escape(sheet.title)} {escape(sheet.number)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{escape(sheet.title)}</h1>
<p class="number">{escape(sheet.number)}</p>
<p class="standing">{escape(sheet.standing)}</p>
{_facts(sheet.declaration)}
<h2>{escape(sheet.ratings_title)}</h2>
<table>
{ratings}
</table>
{_facts(sheet.details)}
<p class="signature">{escape(sheet.signature)}</p>
</body>
</html>
"""


def _facts(facts: Facts) -> str:
    lines = "\n".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts.lines
    )
    return f"<h2>{escape(facts.title)}</h2>\n<dl>\n{lines}\n</dl>"


def _rated(rated: Rated) -> str:
    said = "".join(
        f'<p class="said">{escape(text)}</p>' for text in (rated.reasons, rated.comment) if text
    )
    return (
        f'<tr><td><span class="kind">{escape(rated.kind)}</span><br>{escape(rated.name)}{said}</td>'
        f'<td><span class="stars" aria-hidden="true">{escape(rated.stars)}</span><br>'
        f"{escape(rated.level)}</td></tr>"
    )
