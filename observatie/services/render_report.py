"""A composed report as a PDF that a screen reader can read too (PDF/UA-1). Nothing is stored, nothing is logged."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from observatie.services.paper_text import fit_for_paper, plainest

PDF = Path(__file__).parents[1] / "pdf"
TEMPLATE = PDF / "report.typ"
# Characters; about 350 pages and 3 seconds. 19 notes of 50,000 characters fit.
LONGEST_REPORT = 1_000_000
# What a new line costs on paper, in characters.
LINE = 80
# One at a time: a report takes tens of milliseconds, and a few enormous ones together would take the server's memory.
_ONE_AT_A_TIME = Lock()


class ReportRefused(ValueError):
    """The report could not be made into a PDF; the message never holds words from it."""


class ReportTooLong(ReportRefused):
    """More pages than a server should make for one request."""


def render_report(report: dict[str, Any]) -> bytes:
    """The PDF of a report that has passed `check_report`.

    Raises:
        ReportTooLong: more than LONGEST_REPORT characters.
        ReportRefused: typst could not make it, also with every unusual character replaced by a mark.
    """
    if sum(len(text) + LINE * (1 + text.count("\n")) for text in _texts(report)) > LONGEST_REPORT:
        raise ReportTooLong(f"more than {LONGEST_REPORT} characters")
    for fit in (fit_for_paper, plainest):
        try:
            return _compile(_with_texts(report, fit))
        except typst.TypstError:
            continue
    raise ReportRefused("typst refused the report")


def _compile(report: dict[str, Any]) -> bytes:
    words = {"report": json.dumps(report, ensure_ascii=False)}
    with _ONE_AT_A_TIME:
        pdf = typst.compile(
            TEMPLATE, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=words, pdf_standards="ua-1"
        )
    if not isinstance(pdf, bytes):
        raise ReportRefused("typst gave no PDF")
    return pdf


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | dict):
        for one in part.values() if isinstance(part, dict) else part:
            yield from _texts(one)


def _with_texts(part: Any, fit: Callable[[str], str]) -> Any:  # noqa: ANN401 (any JSON)
    """The same data with every text made fit. Keys are the schema's own, so they stay as they are."""
    if isinstance(part, str):
        return fit(part)
    if isinstance(part, list):
        return [_with_texts(one, fit) for one in part]
    if isinstance(part, dict):
        return {name: _with_texts(one, fit) for name, one in part.items()}
    return part


@cache
def _fonts() -> typst.Fonts:
    """The shipped fonts, read once; never the machine's own, so that every server makes the same paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[PDF / "fonts"])
