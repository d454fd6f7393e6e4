// Her own name need not be typed twice on her own tablet. It is looked up in her account or the latest observation, never kept apart.
import { valueOf } from "../domain/fold.js";
import { account } from "../storage/account.js";
import { tablet } from "../storage/preferences.js";
import { listObservations } from "../storage/record_list.js";

/** @returns {Promise<Object<string, string>>} field -> what may stand ready in it */
export async function carriedNames() {
  if (account) return { "setup.observer": account.name };
  if (tablet() !== "mine") return {};
  try {
    const [latest] = (await listObservations()).filter(({ isReadOnly }) => !isReadOnly);
    const observer = latest && valueOf(latest.answers, "setup.observer");
    return observer ? { "setup.observer": observer } : {};
  } catch {
    return {}; // Nothing can be read: then she types it.
  }
}
