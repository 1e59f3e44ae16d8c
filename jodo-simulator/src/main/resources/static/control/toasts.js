// Short words at the bottom of the page: what was done, and what was not and why.
import { h, icon } from "/shared/dom.js";

const LIFE_MS = 6000;
const place = document.getElementById("toasts");

function toast(kind, symbol, words) {
  const close = () => note.remove();
  const note = h("p", { class: `notice ${kind}`, role: kind === "bad" ? "alert" : null },
    icon(symbol), h("span", {}, words),
    h("button", { type: "button", "aria-label": "Close this message", onclick: close }, icon("close")));
  place.append(note);
  // what went wrong stays until it was read
  if (kind !== "bad") setTimeout(close, LIFE_MS);
}

export const said = (words) => toast("good", "check", words);
export const failed = (error) => toast("bad", "alert", error.message ?? String(error));
