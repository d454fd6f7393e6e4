"""A whole visit as answers: what Anna saw, wrote and made of it for Bram."""

from typing import Any

PRIVATE = "zeldzaamgeheim"
QUICK = "11111111-1111-4111-8111-111111111111"

VISIT: dict[str, Any] = {
    "setup.colleague": "Bram",
    "setup.observer": "Anna",
    "setup.kind": "ten_minutes",
    "setup.date": "2026-11-20",
    "setup.focus": "Vraag ik genoeg door, of vul ik zelf in?",
    "starred.delen-3": True,
    "meeting.started": True,
    "seen.afstemmen-1": "yes",
    "seen.afstemmen-2": "yes",
    "note.afstemmen-2": "Schoof een stoel bij en vroeg naar de verhuizing.",
    "seen.delen-3": "yes",
    "note.delen-3": "Wat maakt dat u dat denkt? En wachtte toen ruim vijf tellen.",
    "note.delen-4": f"Hier twijfelde ik: {PRIVATE}.",
    "private.delen-4": True,
    "seen.delen-2": "no",
    "note.delen-2": "De ouder begon er zelf over.",
    f"quick.{QUICK}": "De tafel stond schuin: prettig.",
    "meeting.ended": True,
    "trust.delen-3": True,
    "closing.trust_words": "Je liet stiltes vallen.",
    "more.afspreken-1": True,
    "less.jargon": True,
    "closing.compliment": {
        "text": "Je vroeg door en wachtte op het antwoord.\n\nMijn aantekening: Wat maakt dat u dat denkt?",
        "about": "delen-3",
    },
    "closing.tip": {"text": "Vat halverwege kort samen wat je hebt gehoord.", "about": "afspreken-1"},
    "closing.focus_answer": "Drie keer vroeg je door met een open vraag.",
}

# What a page or a PDF of it has to show.
WORDS = [
    "Verslag voor Bram",
    "10-minutengesprek op 20 november 2026",
    "Anna keek mee",
    "Hoe kijk je zelf terug op dit gesprek?",
    "Je vroeg door en wachtte op het antwoord.",
    "Mijn aantekening: Wat maakt dat u dat denkt?",
    "Gaat over: Luistert actief en vraagt door",
    "Vat halverwege kort samen wat je hebt gehoord.",
    "Vraag ik genoeg door, of vul ik zelf in?",
    "Drie keer vroeg je door met een open vraag.",
    "Je liet stiltes vallen.",
    "Vat het gesprek kort samen en checkt dit met ouder",
    "Vaktaal",
    "Stelt ouders op het gemak (door af te stemmen op ouder, social talk, non-verbaal)",
    "Schoof een stoel bij en vroeg naar de verhuizing.",
    "samen gekozen",
    "minuut 0",
    "niet gezien",
    "De ouder begon er zelf over.",
    "De tafel stond schuin: prettig.",
    "actief luistert naar de ouder",
    "Welk moment uit het gesprek is je het meest bijgebleven?",
    "Wat neem jij mee?",
    "Dit verslag is van Bram en Anna.",
    "Het is geen beoordeling en hoort niet in een dossier. De schoolleiding kan er niet bij.",
]
