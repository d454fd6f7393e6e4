// Her own name need not be typed twice on her own tablet. It is looked up in her account or in the observations here, never
// kept apart.
import { valueOf } from "../domain/fold.js";
import { account } from "../storage/account.js";
import { tablet } from "../storage/preferences.js";
import { listObservations } from "../storage/record_list.js";

/** @returns {Promise<Object<string, string>>} field -> what may stand ready in it */
export async function carriedNames() {
  if (account) return { "setup.observer": account.name };
  if (tablet() !== "mine") return {};
  try {
    const own = (await listObservations()).filter(({ isReadOnly }) => !isReadOnly);
    const observer = mostOften(own.map(({ answers }) => valueOf(answers, "setup.observer")).filter(Boolean));
    return observer ? { "setup.observer": observer } : {};
  } catch {
    return {}; // Nothing can be read: then she types it.
  }
}

/** Not simply the latest: a colleague who watched her in turn put another name there. @param {string[]} names newest first */
function mostOften(names) {
  const times = (name) => names.filter((one) => one === name).length;
  return names.reverse().reduce((best, name) => (best && times(best) >= times(name) ? best : name), null);
}
