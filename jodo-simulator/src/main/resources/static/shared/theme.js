// Chooses light or dark before anything is drawn: what the person chose here, else what the system prefers.
const KEY = "jodo-simulator-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be forbidden; the system's wish remains
  }
}

function apply() {
  document.documentElement.dataset.theme = chosen() ?? (system.matches ? "dark" : "light");
}

system.addEventListener("change", apply);
apply();

window.simulatorTheme = {
  current: () => document.documentElement.dataset.theme,
  toggle() {
    const next = this.current() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // as above: it then lasts until the page is left
    }
    document.documentElement.dataset.theme = next;
    return next;
  },
};
