"""Text that may be anything, made into text that the shipped fonts have."""

import pytest

from observatie.services.paper_text import FONTS, LONGEST_RUN, MARK, characters_of, fit_for_paper, plainest


def test_the_fonts_say_what_they_hold():
    held = characters_of((FONTS / "NotoSans-Regular.ttf").read_bytes())
    assert set(map(ord, "aZé€ßąΩЖ–’…")) <= held
    assert ord("س") not in held and ord("😀") not in held


@pytest.mark.parametrize(
    "text",
    [
        "Vader zei: “Wat maakt dat u dat denkt?” én wachtte.",
        "Łódź, İzmir, Ångström, Ελλάδα, Україна",
        "مرحبا بك", "שלום", "😀 👍🏽 👩‍👩‍👧 ❤️ ☕", "→ ✓ ★ ≥ ½ ×", "twee\nregels",
    ],
)  # fmt: skip
def test_what_a_font_has_stays(text: str):
    assert fit_for_paper(text) == text


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("汉字", MARK * 2),
        ("a\ue000b", f"a{MARK}b"),
        ("a\ud800b", f"a{MARK}b"),
        ("a\uffffb", f"a{MARK}b"),
        ("a\x00\x07b", "ab"),
        ("a\u202eb\u2066c\ufeffd", "abcd"),
        ("a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"),
        ("e\u0301", "é"),
        ("\u05b5 los teken", f"{MARK} los teken"),
        ("a\u09be", f"a{MARK}"),
        ("\ufe0f\u200d", ""),
    ],
)
def test_what_none_has_becomes_a_mark_and_what_has_no_shape_goes(text: str, fit: str):
    assert fit_for_paper(text) == fit


def test_a_run_without_a_break_gets_one_and_loses_nothing():
    run = "x" * 1000
    fit = fit_for_paper(run)
    assert fit.replace("\u200b", "") == run
    assert max(map(len, fit.split("\u200b"))) == LONGEST_RUN


def test_the_last_resort_keeps_every_letter():
    assert plainest("één 😀 b") == f"één {MARK} b"
