"""Gentle advice on her own compliment or tip: rather missed than nagging."""

import pytest
from playwright.sync_api import Page

from observatie.instruments import all_content
from tests.support.blank import open_blank
from tests.support.server import Server

CHECK = """async (texts) => {
  const { checkFeedback } = await import("/static/js/domain/feedback_check.js");
  return texts.map(([text, kind]) => checkFeedback(text, kind).map(({ code }) => code));
}"""
FRAGMENT = """async ([text, kind]) => {
  const { checkFeedback } = await import("/static/js/domain/feedback_check.js");
  return checkFeedback(text, kind);
}"""
OWN = """async (content) => {
  const { checkFeedback } = await import("/static/js/domain/feedback_check.js");
  const { proposeCompliments, proposeTips } = await import("/static/js/domain/proposals.js");
  const folded = (given) =>
    Object.fromEntries(Object.entries(given).map(([field, value]) => [field, { values: [value], ids: [], at: null }]));
  const note = "Je moest altijd lachen, maar bent een topper. En ook: volgende keer weer.";
  const rows = content.instrument.phases.flatMap((phase) => phase.behaviours);
  const cases = rows.flatMap(({ id }) => ["yes", "no"].map((seen) =>
    folded({ [`seen.${id}`]: seen, [`more.${id}`]: true, [`note.${id}`]: note })));
  cases.push(...content.language.less.map(({ id }) => folded({ [`less.${id}`]: true })));
  const drafts = cases.flatMap((answers) => [
    ...proposeCompliments(answers, content).drafts.map(({ text }) => [text, "compliment"]),
    ...proposeTips(answers, content).drafts.map(({ text }) => [text, "tip"]),
  ]);
  return drafts.map(([text, kind]) => ({ text, advice: checkFeedback(text, kind) }));
}"""

CASES = [
    ("", "compliment", []),
    ("  \n", "tip", []),
    ("Dat ging goed", "compliment", ["general"]),
    ("Wat een mooi gesprek was dat, echt heel goed gedaan", "compliment", ["general"]),
    ("Ga zo door", "tip", ["general"]),
    ("Je wachtte vijf tellen na je vraag over thuis.", "compliment", []),
    ("Ik zag dat je je stoel naast die van de ouder schoof.", "compliment", []),
    ("Je bent een geweldige leerkracht, dat merkte iedereen aan tafel", "compliment", ["judgement"]),
    ("Je schoof je stoel bij toen je bent gaan zitten naast de ouder.", "compliment", []),
    ("Je luistert altijd aandachtig naar wat ouders vertellen", "compliment", ["judgement"]),
    ("Met zo'n lastige ouder bleef je rustig doorvragen", "compliment", ["judgement"]),
    ("Je moet eerst naar thuis vragen", "tip", ["judgement"]),
    ("Je kijkt nooit op van je scherm bij een vraag", "tip", ["judgement"]),
    ("Mooi dat je wachtte op een antwoord, maar je vroeg niet door", "compliment", ["but"]),
    ("Je wachtte niet alleen op het antwoord maar vroeg ook door", "compliment", []),
    ("Je stelde maar één vraag en wachtte rustig op een antwoord", "compliment", []),
    ("Vraag eerst naar thuis, maar wacht dan op het antwoord", "tip", []),
    ("Je vroeg mooi door; volgende keer kun je samenvatten", "compliment", ["tip_in_compliment"]),
    ("Vraag naar thuis en ook naar de wensen van ouders", "tip", ["second_tip"]),
    ("Vat halverwege samen. Daarnaast zou ik de stoelen anders zetten", "tip", ["second_tip"]),
    ("- vraag door over thuis\n- vat halverwege samen", "tip", ["second_tip"]),
    ("Vraag naar thuis. Vat het samen. Loop mee naar de deur.", "tip", ["second_tip"]),
    ("Vat het gesprek samen. Vraag dan of het klopt.", "tip", []),
    ("Vraag verder over thuis, bijvoorbeeld naar het slapen.", "tip", []),
    ("Zeg eens: ‘Wat moet ik altijd weten, en ook: wat liever niet?’", "tip", []),
    ("Je schoof een stoel bij voor de oma.\n\nMijn aantekening: moest altijd lachen maar", "compliment", []),
]


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def test_what_is_advised(blank: Page) -> None:
    advised = blank.evaluate(CHECK, [[text, kind] for text, kind, _ in CASES])
    wrong = [(text, codes) for (text, _, expected), codes in zip(CASES, advised, strict=True) if codes != expected]
    assert not wrong


def test_advice_names_the_words_it_is_about(blank: Page) -> None:
    assert blank.evaluate(FRAGMENT, ["Je bent een echte topper in zulke gesprekken", "compliment"]) == [
        {"code": "judgement", "fragment": "Je bent een echte"}
    ]


def test_our_own_drafts_give_no_advice(blank: Page) -> None:
    drafts = blank.evaluate(OWN, all_content())
    assert len(drafts) > 100
    assert not [draft for draft in drafts if draft["advice"]]
