// Classic and small, before the first paint: a page that flashes white in a dim room disturbs the meeting. The form has it
// in its own script, which its first paint waits for (Firefox does not wait).
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const choose = () => {
    let theme = null;
    try {
      theme = localStorage.getItem("observatie.theme");
    } catch {
      // Storage is blocked: the device's own light or dark it is.
    }
    if (theme !== "light" && theme !== "dark") theme = dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
  };
  dark.addEventListener("change", choose);
  choose();
})();
