// What the page for parents says to the teacher.
export const words = {
  askDecline: {
    heading: "Stoppen en wissen?",
    text: "De observatie van dit gesprek wordt gewist, met alles wat je al hebt opgeschreven. Je kunt het niet terughalen.",
    yes: "Stoppen en wissen",
    danger: true,
  },
  gone: "Er is niets van dit gesprek bewaard op deze tablet. Bedank de ouder, en laat je collega het gesprek voeren.",
  notErased: "Het wissen is niet gelukt. De observatie staat er nog. Wis die straks bij Observaties.",
};
