"""Observations for the benchmark, made through the app's own modules."""

from playwright.sync_api import Page

# 250 characters, so a form with 19 of them is what a diligent observer brings home.
NOTE = (
    "Vroeg wat moeder thuis merkt en wachtte op het antwoord. Vatte samen: dus het lezen gaat beter sinds jullie samen "
    "voorlezen. Moeder knikte en vertelde uit zichzelf over het huiswerk. Daarna een stilte, en toen de vraag wat zij "
    "van school nodig heeft."
)

EMPTY = """
async () => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const observation = await openObservation(null);
  await observation.write("setup.colleague", "Bram");
  return observation.id;
}
"""

FILLED = """
async ({ count, note, repeat }) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const { instrument } = await (await fetch("/content.json")).json();
  const rows = instrument.phases.flatMap((phase) => phase.behaviours);
  const texts = rows.map((row, index) => `${index + 1}. ${note.repeat(repeat)}`);
  const changes = [
    ["setup.colleague", "Bram"],
    ["setup.observer", "Anna"],
    ["setup.date", "2026-11-20"],
    ["setup.focus", "Vraag ik genoeg door?"],
    ["meeting.started", true],
    ...rows.flatMap((row, index) => [[`seen.${row.id}`, "yes"], [`note.${row.id}`, texts[index]]]),
    ["trust.delen-3", true],
    ["closing.compliment", { text: "Je vroeg door tot moeder zelf begon te vertellen.", about: "delen-3" }],
    ["closing.tip", { text: "Vertel de volgende keer aan het begin wat je wilt bespreken.", about: "delen-1" }],
    ["closing.focus_answer", "Ja, bij het lezen vroeg je drie keer door."],
    ["meeting.ended", true],
  ];
  let last = null;
  for (let made = 0; made < count; made += 1) {
    last = await openObservation(null);
    const outcome = await last.writeAll(changes);
    if (outcome !== "saved") throw new Error(`not saved: ${outcome}`);
  }
  return last.id;
}
"""


def empty_observation(page: Page) -> str:
    """Id of a new observation without a tick."""
    return page.evaluate(EMPTY)


def filled_observations(page: Page, count: int, repeat: int = 1) -> str:
    """Add `count` observations with 19 ticks and 19 notes; the id of the last one."""
    return page.evaluate(FILLED, {"count": count, "note": NOTE, "repeat": repeat})
