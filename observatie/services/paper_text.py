"""Make text fit for the PDF: every character in it must be one that a shipped font has.

PDF/UA-1 refuses a glyph that no font holds, and a teacher may paste anything. What cannot be drawn becomes a
visible mark, so nothing vanishes unseen; what has no shape by itself (controls, direction marks) goes.
"""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "pdf" / "fonts"
# WHITE SQUARE, in Noto Sans Symbols 2.
MARK = "□"
JOINERS = "\u200c\u200d"
SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
# A longer run without a place to break would leave the paper where the letters are large (14 pt).
LONGEST_RUN = 34
ZERO_WIDTH_SPACE = "\u200b"


def fit_for_paper(text: str) -> str:
    """The same words, with only characters that the fonts can draw."""
    if not _plain().fullmatch(text):
        text = unicodedata.normalize("NFC", _without_controls(text))
        text = "".join(_fitting(cluster) for cluster in _clusters(text))
    return _unbreakable().sub(lambda run: ZERO_WIDTH_SPACE.join(_pieces(run[0])), text)


def plainest(text: str) -> str:
    """Letters, digits and common signs only, every other character as a mark: for when all else was refused."""
    return "".join(one if _plain().fullmatch(one) else MARK for one in fit_for_paper(text))


def _without_controls(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029\x0b\x0c\x85]", "\n", text).replace("\t", " ")
    return "".join(
        one for one in text if one == "\n" or one in JOINERS or unicodedata.category(one) not in ("Cc", "Cf")
    )


def _clusters(text: str) -> list[str]:
    """Base characters, each with what is drawn on it or joined to it."""
    found: list[str] = []
    for one in text:
        invisible = one in JOINERS or one in SELECTORS
        hangs_on = invisible or _hangs_on(one)
        has_base = bool(found) and not found[-1].isspace()
        if has_base and (hangs_on or found[-1][-1] == JOINERS[1]) and not one.isspace():
            found[-1] += one
        elif not invisible:
            found.append(one)
    return found


def _fitting(cluster: str) -> str:
    """The cluster when one font has all of it, else its characters one by one."""
    shapes = [one for one in cluster if one not in JOINERS and one not in SELECTORS]
    has_base = not _hangs_on(cluster[0])
    if cluster == "\n" or (has_base and any(held.issuperset(map(ord, shapes)) for held in _coverage().values())):
        return cluster
    return "".join(one if not _hangs_on(one) and _is_drawn(one) else MARK for one in shapes)


def _hangs_on(one: str) -> bool:
    return unicodedata.category(one).startswith("M")


def _is_drawn(one: str) -> bool:
    return any(ord(one) in held for held in _coverage().values())


def _pieces(run: str) -> list[str]:
    return [run[start : start + LONGEST_RUN] for start in range(0, len(run), LONGEST_RUN)]


@cache
def _unbreakable() -> re.Pattern[str]:
    return re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


@cache
def _plain() -> re.Pattern[str]:
    """Text of only simple characters, which both text fonts have: nearly every note, checked in one go."""
    both = _coverage()["NotoSans-Regular"] & _coverage()["NotoSerif-Regular"]
    simple = [code for code in both if code >= 32 and unicodedata.category(chr(code))[0] in "LNPSZ"]
    return re.compile("[\n" + "".join(map(re.escape, map(chr, sorted(simple)))) + "]*")


@cache
def _coverage() -> dict[str, frozenset[int]]:
    """Font file name -> the characters it has a shape for."""
    return {file.stem: characters_of(file.read_bytes()) for file in sorted(FONTS.glob("*.ttf"))}


def characters_of(font: bytes) -> frozenset[int]:
    """Code points in a TrueType font's character map, segmented coverage (format 12) or mapping (format 4)."""
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in _records(font)}
    start = tables[b"cmap"]
    codes: set[int] = set()
    for number in range(struct.unpack_from(">H", font, start + 2)[0]):
        table = start + struct.unpack_from(">I", font, start + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", font, table)[0]
        if kind == 12:
            for group in range(struct.unpack_from(">I", font, table + 12)[0]):
                first, last = struct.unpack_from(">II", font, table + 16 + 12 * group)
                codes.update(range(first, last + 1))
        elif kind == 4:
            count = struct.unpack_from(">H", font, table + 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", font, table + 14)
            starts = struct.unpack_from(f">{count}H", font, table + 16 + 2 * count)
            for first, last in zip(starts, ends, strict=True):
                codes.update(range(first, last + 1))
    return frozenset(codes - {0xFFFF})


def _records(font: bytes) -> range:
    return range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
