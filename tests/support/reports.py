"""A composed report to send around, and what is read back from its PDF."""

import copy
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from pypdf import PdfReader

_SAMPLE = json.loads(Path(__file__).with_name("report.json").read_text("utf-8"))


def make_report(**parts: Any) -> dict[str, Any]:
    """Anna's report for Bram, with some parts replaced."""
    return {**copy.deepcopy(_SAMPLE), **parts}


def with_note(text: str) -> dict[str, Any]:
    return make_report(loose_notes={"heading": "Wat ik verder opschreef", "notes": [{"text": text, "label": None}]})


def text_of(pdf: bytes) -> str:
    """Every word, with single spaces and without page numbers; what was broken inside a long word is whole again."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    text = " ".join(re.sub(r"^\s*\d+ / \d+\n|\s*\d+ / \d+\s*$", "", page) for page in pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def squeezed(text: str) -> str:
    """Without any white space, ligatures taken apart: a PDF does not keep where a line broke or a letter ended."""
    return re.sub(r"[\s\u200b]+", "", unicodedata.normalize("NFKC", text))


def all_texts(part: Any) -> list[str]:
    """Every sentence in a report, without the codes of the schema."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, list):
        return [text for one in part for text in all_texts(one)]
    if isinstance(part, dict):
        codes = {"schema", "version", "scope", "code", "kind", "state"}
        return [text for name, one in part.items() if name not in codes for text in all_texts(one)]
    return []
