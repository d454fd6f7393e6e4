/** The words of instrument, language and report, or null: without the worker's copy and without a server they can't be had. */
export async function readContent() {
  try {
    const answer = await fetch("/content.json");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
