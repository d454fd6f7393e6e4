// Taking the report along: on paper, as PDF, to the colleague, as text, or the whole observation as a file.
import { valueOf } from "../domain/fold.js";
import { reportAsText } from "../domain/report.js";
import { isForeign } from "../storage/account.js";
import { element, hook } from "../ui/element.js";
import { reviewBeforeSharing } from "../ui/privacy_review.js";
import { saveFile } from "../ui/save_file.js";
import { words } from "./report_messages.js";
import { saveUnsavedCopy } from "./save_copy.js";

// A PDF takes well under a second; a server that says nothing for this long is as good as away.
const PATIENCE = 20_000;
const BRIEF = ["closing.compliment", "closing.tip", "closing.takeaway"];

let isTaken = false;

/** Does she have the report, or a copy of all of it, somewhere else by now? */
export const wasTaken = () => isTaken;

/**
 * @param {object} observation
 * @param {(() => import("../domain/report.js").Report) | null} compose  as it is at this moment; null without the words for it
 */
export function bindSharing(observation, compose) {
  const name = (ending) => fileName(observation.answers, ending);
  const bind = (button, act) => hook(button).addEventListener("click", () => once(hook(button), act));
  const reviewed = (act) => async () => {
    say("");
    if (!compose) return say(words.noContent);
    if (isForeign(observation.record)) return act(compose()); // here nothing can be chosen or changed
    if (hasVersions(compose())) return say(words.chooseFirst);
    const isBrief = compose().scope === "brief";
    if (await reviewBeforeSharing(observation, isBrief ? BRIEF : undefined)) await act(compose());
  };
  bind("print", reviewed(() => print()));
  bind("save-pdf", reviewed((report) => savePdf(report, name)));
  bind("share", reviewed((report) => share(report, name)));
  bind("copy-text", reviewed(copyText));
  // Needs no words but her own.
  bind("keep-copy", () => {
    compose?.(); // what is still being typed is written first
    saveUnsavedCopy(observation);
    isTaken = true;
    say(words.copySaved);
  });
  return reviewed;
}

/** Nothing is taken along while compliment, tip or an answer has two versions. */
const hasVersions = (report) => report.missing.some(({ code }) => code.endsWith("_versions"));

/** No names and no clock time: a file's name is seen in every folder and share menu. */
function fileName(answers, ending) {
  const day = valueOf(answers, "setup.date");
  return `${day ? `verslag-${day}` : "verslag"}.${ending}`;
}

async function once(button, act) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await act();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

async function savePdf(report, name) {
  const { file, problem } = await makePdf(report, name);
  if (!file) return say(problem);
  saveFile(file.name, file);
  isTaken = true;
  return say(words.pdfSaved);
}

/** The PDF where there is a network and the device shares files, else the text, else a file to send by hand. */
async function share(report, name) {
  const { file, problem } = await makePdf(report, name);
  if (file && canShare({ files: [file] })) return handOver({ files: [file] });
  const text = reportAsText(report);
  if (!file && canShare({ text })) return handOver({ text });
  if (file) {
    saveFile(file.name, file);
    return say(words.pdfInstead);
  }
  saveFile(name("txt"), new Blob([text], { type: "text/plain;charset=utf-8" }));
  return say(problem === words.needsNetwork ? words.textSaved : `${problem} ${words.textSaved}`);
}

const canShare = (data) => Boolean(navigator.share && navigator.canShare?.(data));

async function handOver(data) {
  say(words.onlyColleague);
  try {
    await navigator.share(data);
    isTaken = true;
    say(words.shared);
  } catch (error) {
    // A browser shares only soon after a tap; the PDF may have taken longer.
    if (error.name === "NotAllowedError") say(words.shareReady, { label: words.shareNow, act: () => handOver(data) });
    else say(words.onlyColleague);
  }
}

async function copyText(report) {
  try {
    await navigator.clipboard.writeText(reportAsText(report));
    say(words.copied);
  } catch {
    say(words.notCopied);
  }
}

/** @returns {Promise<{file?: File, problem?: string}>} */
async function makePdf(report, name) {
  say(words.makingPdf);
  let answer;
  try {
    answer = await fetch("/verslag.pdf", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return { problem: await explained(answer) };
    return { file: new File([await answer.blob()], name("pdf"), { type: "application/pdf" }) };
  } catch {
    return { problem: answer ? words.noPdf : words.needsNetwork };
  }
}

async function explained(answer) {
  try {
    return (await answer.json()).message ?? words.noPdf;
  } catch {
    return words.noPdf; // Not our server, or not its words: something in between answered.
  }
}

function say(text, { label, act } = {}) {
  hook("said").replaceChildren(text, label ? element("button", { type: "button", class: "quiet", onclick: act }, label) : "");
}
