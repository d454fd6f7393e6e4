// Her compliment or her tip: the text, what it is about, gentle advice, and drafts that never overwrite her words.
import { checkFeedback } from "../domain/feedback_check.js";
import { ask } from "./ask.js";
import { element, hook } from "./element.js";
import { saveText } from "./text_saver.js";
import { showVersions } from "./versions.js";

// Advice waits until she really stops; in the middle of a sentence it would only be in the way.
const ADVICE_PAUSE = 1500; // ms

/**
 * @param {HTMLElement} section  data-kind "compliment" or "tip"
 * @param {object} observation the open observation
 * @param {object} words the page's messages
 * @param {(about: string|null) => string} aboutWords
 * @returns {{draw: () => void, take: (draft: object) => void, offered: (texts: string[]) => void}}
 */
export function bindClosing(section, observation, words, aboutWords) {
  const { kind } = section.dataset;
  const field = `closing.${kind}`;
  const box = hook("text", section);
  const about = hook("about", section);
  const advice = bindAdvice(section, box, about, words);
  const draftTexts = new Set();

  const save = () => {
    const isEmpty = box.value === "" && about.value === "";
    observation.write(field, isEmpty ? null : { text: box.value, about: about.value || null });
  };
  const saver = saveText(box, save, () => observation.touched(field));
  about.addEventListener("change", () => {
    save();
    advice.draw();
  });

  const put = (text, row) => {
    box.value = text;
    about.value = row;
    save();
    advice.draw();
  };
  /** What stands there, if it is more than a draft as it was. */
  const herOwn = () => {
    saver.flush();
    const isHers = box.value.trim() !== "" && !draftTexts.has(box.value);
    return isHers ? { text: box.value, about: about.value } : null;
  };
  const undo = bindUndo(section, words, put, herOwn);

  const take = async (draft) => {
    const before = herOwn();
    if (before && !(await ask(words.replace))) return;
    put(draft.text, draft.about);
    undo.offer(before);
    box.scrollIntoView({ block: "nearest" });
  };
  let shown = ""; // the versions below the text
  const drawVersions = (versions) => {
    const next = versions.length > 1 ? JSON.stringify(versions) : "";
    const block = hook("versions", section);
    // Not pulled from under a finger: leaving the text for one of its buttons comes here too.
    if (next === shown && Boolean(block) === (next !== "")) return;
    shown = next;
    block?.remove();
    if (!next) return;
    observation.drawn(field);
    const readable = versions.map((version) => shownVersion(version, aboutWords));
    showVersions(box, readable, (picked) => put(picked?.value.text ?? "", picked?.value.about ?? ""));
  };
  const draw = () => {
    const versions = observation.versions(field);
    const value = versions[0] ?? null;
    if (![box, about].includes(document.activeElement)) {
      box.value = value?.text ?? "";
      about.value = value?.about ?? "";
      observation.drawn(field);
      advice.draw();
    }
    drawVersions(versions);
  };
  box.addEventListener("input", undo.forget);
  // What came from elsewhere while she was in it is drawn once she is done; her own words are saved by then.
  for (const place of [box, about]) place.addEventListener("blur", draw);
  // Typed before this script was there. Saved before anything is drawn: it takes the place of nothing she has not seen.
  if (box.value && !observation.versions(field).some((version) => version?.text === box.value)) save();
  draw();
  return { draw, take, offered: (texts) => texts.forEach((text) => draftTexts.add(text)) };
}

function shownVersion(value, aboutWords) {
  return value && { value, toString: () => `${value.text}\n(${aboutWords(value.about)})` };
}

/** What a draft replaced can be put back, and what that replaces in its turn as well: her words never go without a way back. */
function bindUndo(section, words, put, herOwn) {
  const line = hook("taken-words", section);
  const button = hook("put-back", section);
  let kept = null;
  const say = (text, before) => {
    line.textContent = text;
    kept = before;
    button.hidden = !before;
  };
  button.addEventListener("click", () => {
    const { text, about } = kept;
    const before = herOwn();
    put(text, about);
    say(before ? words.putBackOr : words.putBack, before);
    hook("text", section).focus({ preventScroll: true });
  });
  return {
    offer: (before) => say(words.taken, before),
    // Once she goes on writing there is nothing to say; what was replaced can still be put back.
    forget: () => say("", kept),
  };
}

function bindAdvice(section, box, about, words) {
  const { kind } = section.dataset;
  const list = hook("advice", section);
  let timer = 0;
  const draw = () => {
    clearTimeout(timer);
    const isAboutNothing = box.value.trim() !== "" && about.value === "";
    const sentences = [...checkFeedback(box.value, kind).map((advice) => words.adviceWords(advice, kind)), ...(isAboutNothing ? [words.noAbout[kind]] : [])];
    const drawn = [...list.children].map((item) => item.textContent);
    if (drawn.join("\n") !== sentences.join("\n")) list.replaceChildren(...sentences.map((text) => element("li", {}, text)));
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, ADVICE_PAUSE);
  });
  box.addEventListener("blur", draw);
  return { draw };
}
