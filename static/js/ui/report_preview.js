// "Zo ziet Bram het": the report as the colleague gets it, before it is shared.
import { drawBody, notes } from "./draw_report.js";
import { element } from "./element.js";

/**
 * @param {import("../domain/report.js").Report} report
 * @param {{heading: string, lead: string, yes: string, no: string, takeaway: string}} words
 * @returns {Promise<boolean>} whether it may go
 */
export function previewReport(report, words) {
  return new Promise((resolve) => {
    const dialog = element(
      "dialog",
      { class: "preview", "aria-labelledby": "preview-heading" },
      element("div", { class: "stack tight" }, element("h2", { id: "preview-heading", tabindex: "-1", autofocus: true }, words.heading), element("p", { class: "explain" }, words.lead)),
      drawShared(report),
      element(
        "div",
        { class: "buttons preview-buttons" },
        element("button", { type: "button", class: "main", onclick: () => dialog.close("yes") }, words.yes),
        element("button", { type: "button", onclick: () => dialog.close("no") }, words.no),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A shared report with its own title; the headings of its sections keep their names apart from those of the page behind it. */
function drawShared(report) {
  const body = element("div", { class: "report-body" }, ...drawBody(report, () => ""));
  for (const node of body.querySelectorAll("[id]")) node.id = `preview-${node.id}`;
  for (const node of body.querySelectorAll("[aria-labelledby]")) node.setAttribute("aria-labelledby", `preview-${node.getAttribute("aria-labelledby")}`);
  const written = report.takeaway?.words.length ? element("section", { class: "report-section" }, element("h2", {}, report.takeaway.heading), ...notes(report.takeaway.words)) : "";
  return element(
    "article",
    { class: "report" },
    element("header", {}, element("p", { class: "report-title", dir: "auto" }, report.title), element("p", { class: "report-facts" }, report.facts.join(" · "))),
    body,
    written,
    element("footer", { class: "report-owners" }, ...[...report.ownership, report.made_on].map((sentence) => element("p", {}, sentence))),
  );
}
