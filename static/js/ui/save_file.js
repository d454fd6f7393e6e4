/**
 * Hand a file to the person; the browser asks or chooses where it goes.
 * @param {string} name
 * @param {Blob} blob
 */
export function saveFile(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // A minute: Safari reads the address after click() has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The same for plain data, as a JSON file that a person can read too. */
export function saveJson(name, data) {
  saveFile(name, new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
}
