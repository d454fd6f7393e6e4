// The least a page can do and still keep 19 ticks and 19 notes: one database, one store, one strict write per change.
// What the app is measured against; nothing in here may be slower than a careful person would write it by hand.
const form = document.querySelector("form");
const status = document.querySelector("#status");

const database = await new Promise((resolve, reject) => {
  const opening = indexedDB.open("bare", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("answers");
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});

function save(name, value) {
  const transaction = database.transaction("answers", "readwrite", { durability: "strict" });
  transaction.objectStore("answers").put(value, name);
  status.textContent = "Bezig met bewaren";
  transaction.oncomplete = () => (status.textContent = "Bewaard");
  transaction.onabort = () => (status.textContent = "Niet bewaard");
}

const answers = database.transaction("answers").objectStore("answers");
const [names, values] = await Promise.all(
  [answers.getAllKeys(), answers.getAll()].map(
    (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
  ),
);
names.forEach((name, index) => {
  const field = form.elements[name];
  if (field.type === "checkbox") field.checked = values[index];
  else field.value = values[index];
});

form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") save(target.name, target.checked);
});

const pauses = new Map();
form.addEventListener("input", ({ target }) => {
  if (target.type === "checkbox") return;
  clearTimeout(pauses.get(target.name));
  pauses.set(
    target.name,
    setTimeout(() => save(target.name, target.value), 500),
  );
});

document.documentElement.dataset.ready = "true";
navigator.serviceWorker.register("/sw.js");
