"""`/verslag.pdf`: a readable PDF of any report, a clear sentence for anything else, and nothing left behind."""

import io
import json
import random
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

from observatie.services.render_report import LONGEST_REPORT
from tests.support.reports import all_texts, make_report, squeezed, text_of, with_note
from tests.support.visit import BEHAVIOURS


def post(client: FlaskClient, report: object, **headers: str) -> TestResponse:
    return client.post("/verslag.pdf", json=report, headers=headers)


def pdf_of(client: FlaskClient, report: object) -> bytes:
    answer = post(client, report)
    assert answer.status_code == 200, answer.text
    assert answer.data.startswith(b"%PDF-")
    return answer.data


def test_the_answer_is_a_file_that_nobody_keeps(client: FlaskClient):
    answer = post(client, make_report())
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="verslag.pdf"'


def test_it_is_tagged_and_says_its_title_and_language(client: FlaskClient):
    reader = PdfReader(io.BytesIO(pdf_of(client, make_report())))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/StructTreeRoot"]
    assert catalog["/Lang"] == "nl"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Verslag voor Bram"
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


def test_there_is_no_clock_time_in_it(client: FlaskClient):
    reader = PdfReader(io.BytesIO(pdf_of(client, make_report())))
    assert reader.metadata.creation_date is None
    assert reader.metadata.modification_date is None
    assert b"CreateDate" not in reader.trailer["/Root"]["/Metadata"].get_data()


def test_every_word_is_in_it(client: FlaskClient):
    report = make_report(trust={"heading": "Wat bouwt aan vertrouwen", "items": ["Inventariseert vragen"], "words": []})
    found = squeezed(text_of(pdf_of(client, report)))
    assert [text for text in all_texts(report) if squeezed(text) not in found] == []


SITUATIONS = {
    "heading": "Situaties",
    "lead": "‘Vraag eerst’ en ‘Doe daarna’ komen van de interventiekaart.",
    "entries": [
        {
            "moment": "minuut 4",
            "cards": [
                {
                    "title": "Raakt emotioneel",
                    "lines": [
                        {"heading": "Vraag eerst", "text": "Wat raakt u hierin het meest?", "mark": "dat vroeg je"},
                        {"heading": "Doe daarna", "text": "Vertraag en ga pas daarna verder.", "mark": None},
                    ],
                },
                {"title": "Ouder is boos", "lines": []},
            ],
            "notes": [{"text": "#emph[x] $x$ <b>\nWerd stil.", "label": "Versie 1"}],
        },
        {"moment": "achteraf", "cards": [], "notes": [{"text": "Er kwamen tranen.", "label": None}]},
        {"moment": None, "cards": [], "notes": [{"text": "Zonder minuut.", "label": None}]},
    ],
}


def test_situations_are_in_it_and_a_report_of_an_older_version_has_none(client: FlaskClient):
    report = make_report(situations=SITUATIONS)
    found = squeezed(text_of(pdf_of(client, report)))
    assert [text for text in all_texts(report) if squeezed(text) not in found] == []
    assert "situations" not in make_report()
    for older in (make_report(), make_report(situations=None)):
        assert "Situaties" not in text_of(pdf_of(client, older))


def test_without_compliment_and_tip_it_says_so(client: FlaskClient):
    nothing = {"paragraphs": [], "about": None}
    report = make_report(
        scope="brief",
        compliment={"heading": "Compliment", **nothing},
        tip={"heading": "Tip", **nothing},
        missing=[
            {"code": "compliment", "text": "Er is nog geen compliment."},
            {"code": "tip", "text": "Er is nog geen tip."},
        ],
        **dict.fromkeys(["asked", "trust", "more", "less", "seen", "loose_notes", "attention", "talk", "takeaway"]),
    )
    pdf = pdf_of(client, report)
    assert "Er is nog geen compliment." in text_of(pdf)
    assert "Er is nog geen tip." in text_of(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_nineteen_long_notes_are_whole(client: FlaskClient):
    notes = {row: " ".join(f"{row}.{number}" for number in range(170))[:2000] for row in BEHAVIOURS}
    rows = [
        {
            "text": words,
            "state": "seen",
            "mark": "minuut 4",
            "star": None,
            "notes": [{"text": notes[row], "label": None}],
        }
        for row, words in BEHAVIOURS.items()
    ]
    report = make_report(seen={"heading": "Wat er te zien was", "phases": [{"title": "Alles", "rows": rows}]})
    found = squeezed(text_of(pdf_of(client, report)))
    assert [row for row, note in notes.items() if squeezed(note) not in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "#emph[x] #import \"/etc/passwd\" #read(\"report.typ\")",
        "$x^2$ *vet* _schuin_ = kop `code` @bron // weg /* weg */ \\ einde",
        "{{ 7*7 }} {% raw %} ${7*7}",
        "100% 'één' “twee” ‘drie’ -- ---",
        "Ελλάδα Україна Łódź İzmir",
    ],
)  # fmt: skip
def test_text_stays_text(client: FlaskClient, text: str):
    assert squeezed(text) in squeezed(text_of(pdf_of(client, with_note(text))))


def test_ten_thousand_characters_in_one_word_are_whole(client: FlaskClient):
    word = "".join(random.Random(1).choices("abcdefghijklm", k=10_000))
    assert word in squeezed(text_of(pdf_of(client, with_note(word))))


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا", "\u202eomgekeerd\u202c", "👩‍👩‍👧 👍🏽 ❤️ 🇳🇱 1️⃣", "\ud800", "\x00\x07", "\ue000\uffff", "汉字", "\u0301",
        "a\u0489" * 30,
    ],
)  # fmt: skip
def test_an_unusual_character_is_never_an_error(client: FlaskClient, text: str):
    report = make_report(title=f"Verslag voor {text}")
    report["compliment"]["paragraphs"][0]["text"] = f"Begin {text} einde"
    assert "einde" in text_of(pdf_of(client, report))


def test_any_mixture_of_characters_makes_a_pdf(client: FlaskClient):
    chance = random.Random(20261120)
    blocks = [
        (0x20, 0x250), (0x300, 0x370), (0x590, 0x780), (0x900, 0xF00), (0x1AB0, 0x1B00), (0x2000, 0x2C00),
        (0xD7F0, 0xE010), (0xFB00, 0xFF00), (0x1F1E6, 0x1FA80), (0x1D400, 0x1D800), (0x200C, 0x200E), (0xFE0E, 0xFE10),
    ]  # fmt: skip
    for _ in range(5):
        words = ["".join(chr(chance.randrange(*chance.choice(blocks))) for _ in range(9)) for _ in range(400)]
        pdf_of(client, with_note(" ".join(words)))


REPORT = json.dumps(make_report())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "not_json"),
        (b"geen json", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b'{"a": 1, "a": 2}', "not_json"),
        (REPORT.replace('"version": 1', '"version": 1, "version": 1').encode(), "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "not_json"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "not_json"),
        (b"1e999", "no_report"),
        (b"{}", "no_report"),
        (b"null", "no_report"),
        (REPORT.replace('"version": 1', '"version": 99999999999999999999').encode(), "no_report"),
    ],
)
def test_what_is_no_report_gets_a_clear_sentence(client: FlaskClient, body: bytes, code: str):
    answer = client.post("/verslag.pdf", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json["code"] == code
    assert answer.json["message"].endswith(".")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_kind_of_content_is_refused(client: FlaskClient, kind: str):
    answer = client.post("/verslag.pdf", data=REPORT, content_type=kind)
    assert (answer.status_code, answer.json["code"]) == (422, "not_json")


def test_too_large_is_said_in_words(client: FlaskClient):
    body = b" " * (client.application.config["MAX_CONTENT_LENGTH"] + 1)
    answer = client.post("/verslag.pdf", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")
    long = make_report()
    long["loose_notes"]["notes"] = [{"text": "x" * 100_000, "label": None}] * (LONGEST_REPORT // 100_000)
    answer = post(client, long)
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_a_text_of_only_new_lines_does_not_become_a_thousand_pages(client: FlaskClient):
    assert post(client, with_note("a\n" * 49_000)).status_code == 413


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
def test_another_site_is_refused(client: FlaskClient, site: str, status: int):
    answer = post(client, make_report(), **{"Sec-Fetch-Site": site})
    assert answer.status_code == status
    assert status == 200 or answer.json["code"] == "cross_site"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost", 200),
        ("https://localhost", 200),
        ("http://localhost:8001", 403),
        ("http://localhost.example.org", 403),
        ("https://example.org", 403),
        ("http://[localhost", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_another_site_is_refused_by_its_origin_where_a_browser_says_no_more(
    client: FlaskClient, origin: str, status: int
):
    answer = post(client, make_report(), Origin=origin)
    assert answer.status_code == status
    assert status == 200 or answer.json["code"] == "cross_site"


def test_who_sends_from_here_by_another_name_is_believed(client: FlaskClient):
    """A proxy may give this server another name than the tablet knows; the browser has compared the real ones."""
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "https://observatie.example.org"}
    assert post(client, make_report(), **headers).status_code == 200


def test_nothing_is_stored_and_nothing_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    caplog.set_level("DEBUG")
    instance = Path(client.application.instance_path)
    before = {file: file.stat().st_mtime_ns for file in instance.rglob("*")}
    pdf_of(client, with_note("zeldzaamgeheim"))
    client.post("/verslag.pdf", data=b'{"zeldzaamgeheim": 1}', content_type="application/json")
    assert {file: file.stat().st_mtime_ns for file in instance.rglob("*")} == before
    written = capfd.readouterr()
    assert "zeldzaamgeheim" not in caplog.text + written.out + written.err


def test_a_refusal_by_typst_is_a_sentence(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    # A template that can't be compiled stands for anything that typst may refuse one day.
    broken = Path(client.application.instance_path) / "broken.typ"
    broken.write_text("#panic(sys.inputs.report)")
    monkeypatch.setattr("observatie.services.render_report.TEMPLATE", broken)
    answer = post(client, with_note("zeldzaamgeheim"))
    assert (answer.status_code, answer.json["code"]) == (500, "no_pdf")
    assert "zeldzaamgeheim" not in caplog.text + answer.text
