// Whether the browser promised to keep what is written here. It may not know the question.

/** @returns {Promise<"yes" | "no" | "unknown">} */
export async function isPersisted() {
  try {
    return (await navigator.storage.persisted()) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

/** Ask for it. @returns {Promise<"yes" | "no" | "unknown">} what the browser answered */
export async function persist() {
  try {
    return (await navigator.storage.persist()) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}
