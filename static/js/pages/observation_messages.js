// What the form and the quick pass say beyond their templates.

/** @param {import("../domain/minutes.js").Moment} moment */
export function momentWords(moment) {
  if (!moment) return "";
  return moment.afterwards ? "achteraf" : `minuut ${moment.minute}`;
}

export const words = {
  momentWords,
  answerWords: { no: "niet gezien", not_applicable: "kwam niet voor" },
  seenWords: (count) => `${count} gezien`,
  begun: "Het gesprek is begonnen.",
  ended: "Het gesprek is klaar. Bij wat je nu nog aanvinkt, staat ‘achteraf’.",
  askedBy: (colleague) => (colleague ? `${colleague} wil dat je hierop let` : "Je collega wil dat je hierop let"),
  quickNote: "Snelle notitie",
  situation: (moment) => ["Situatie", momentWords(moment)].filter(Boolean).join(", "),
};
