// The control page: which part is shown, what is chosen there, what the keyboard does. The parts themselves are in sections.js.
import { fill, h, icon } from "/shared/dom.js";
import { get } from "/shared/http.js";
import { anyOpen, show } from "/desk/dialogs.js";
import { listen } from "/desk/live.js";
import { failed } from "/desk/toasts.js";
import { clock } from "/desk/clock.js";
import { readInstitute } from "/desk/institute.js";
import { keyOf, SECTIONS } from "/desk/sections.js";
import { List } from "/desk/list.js";

const $ = (id) => document.getElementById(id);
const nav = $("nav");
const main = $("main");
const detail = $("detail");
const KEYS = "jodo-simulator-keys";

let section = SECTIONS[0];
let chosen = null; // id of what the detail shows
let list = null;
let reading = 0; // the newest reading wins
let arrivedAt = null; // the hash that is shown

// --- where we are: #/payments/pay_12 ---

function place() {
  const [, name, ...rest] = location.hash.split("/");
  return { name, id: rest.length > 0 ? decodeURIComponent(rest.join("/")) : null };
}

// At once: the browser tells of a new hash later, and the next keys are meant for where they lead.
function go(name, id) {
  location.hash = `#/${name}${id ? `/${encodeURIComponent(id)}` : ""}`;
  arrive();
}

async function arrive() {
  if (location.hash === arrivedAt) return;
  arrivedAt = location.hash;
  const { name, id } = place();
  const wanted = SECTIONS.find((s) => s.id === name) ?? SECTIONS[0];
  if (wanted !== section || list === null) enter(wanted);
  chosen = id;
  list.choose(id);
  await Promise.all([refreshList(), refreshDetail()]);
}

function enter(wanted) {
  section = wanted;
  document.title = `${section.title} · Jodo simulator`;
  nav.querySelectorAll("a").forEach((a) => a.id === `nav-${section.id}` ? a.setAttribute("aria-current", "page") : a.removeAttribute("aria-current"));
  list = new List(section, { choose: (id) => go(section.id, id === chosen ? null : id) });
  fill(main, list.head, list.body, list.foot);
}

async function refreshList() {
  const turn = ++reading;
  try {
    const answer = await section.read();
    if (turn === reading) list.show(answer);
  } catch (e) {
    if (turn === reading) list.failed(e);
  }
}

async function refreshDetail() {
  const id = chosen;
  if (id === null || !section.detail) {
    detail.hidden = true;
    fill(detail);
    return;
  }
  try {
    const content = await section.detail(id);
    if (id === chosen) showDetail(content);
  } catch (e) {
    if (id === chosen) showDetail({ title: id, content: [h("p", { class: "notice bad", role: "alert" }, e.message)] });
  }
}

function showDetail({ title, state, content }) {
  const focused = detail.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  detail.hidden = false;
  fill(detail,
    h("header", {}, h("div", {}, h("h2", { tabindex: "-1" }, title), state),
      h("button", { type: "button", class: "button square small", "data-key": "close", "aria-label": "Close the detail", title: "Close (Esc)", onclick: () => go(section.id) }, icon("close"))),
    content);
  if (focused) detail.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

// --- the parts at the left, with how many things each holds ---

function drawNav() {
  fill(nav, SECTIONS.map((s) => [
    s.rule && h("hr"),
    h("a", { id: `nav-${s.id}`, href: `#/${s.id}`, title: `${s.title} (${keyOf(s)})` },
      icon(s.icon), h("span", {}, s.title), h("span", { class: "count", id: `count-${s.id}` })),
  ]));
}

async function refreshCounts() {
  const counts = await get("/control/state");
  for (const s of SECTIONS) {
    const n = s.count?.(counts.counts);
    $(`count-${s.id}`).textContent = n === undefined ? "" : n;
  }
}

// --- the tools at the right ---

const live = h("span", { class: "live", role: "status" }, "connecting");
const theme = h("button", { type: "button", class: "button quiet square", onclick: toggleTheme });

function drawTools() {
  fill($("tools"), live, theme,
    h("button", { type: "button", class: "button quiet square", "aria-label": "Keys and help", title: "Keys and help (?)", onclick: help }, icon("help")));
  labelTheme();
}

function toggleTheme() {
  window.simulatorTheme.toggle();
  labelTheme();
}

function labelTheme() {
  const dark = window.simulatorTheme.current() === "dark";
  theme.setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
  theme.title = `${dark ? "Light" : "Dark"} colours (t)`;
  fill(theme, icon(dark ? "sun" : "moon"));
}

// --- the keyboard ---

const shortcutsOn = () => localStorage.getItem(KEYS) !== "off";

const COMMANDS = {
  "?": { does: "this help", run: help },
  "/": { does: "go to the filter of the list", run: () => list.filter.focus() },
  n: { does: "make something new here", run: () => list.head.querySelector(".push")?.click() },
  j: { does: "next row; arrow down, too", run: () => list.move(1) },
  k: { does: "row before; arrow up, too", run: () => list.move(-1) },
  a: { does: "go to what can be done with the chosen row", run: () => detail.querySelector(".acts button")?.focus() },
  p: { does: "stop or start the clock", run: () => clock.togglePause() },
  h: { does: "an hour forward", run: () => clock.jump("PT1H") },
  d: { does: "a day forward", run: () => clock.jump("P1D") },
  t: { does: "light or dark", run: toggleTheme },
};

function help() {
  const switchOff = h("input", {
    type: "checkbox", id: "keys-on", checked: shortcutsOn(),
    onchange: (e) => localStorage.setItem(KEYS, e.currentTarget.checked ? "on" : "off"),
  });
  show("Keys", h("div", { class: "keys" },
    SECTIONS.map((s) => [h("kbd", {}, keyOf(s)), h("span", {}, s.title)]),
    Object.entries(COMMANDS).map(([k, c]) => [h("kbd", {}, k), h("span", {}, c.does)]),
    h("kbd", {}, "Enter"), h("span", {}, "open the row, press the button"),
    h("kbd", {}, "Esc"), h("span", {}, "close the dialog, then the detail, then clear the filter")),
    h("p", {}, switchOff, " ", h("label", { for: "keys-on" }, "Single keys act (Tab, Enter and Escape always do)")),
    h("p", { class: "sub" }, "Everything here can be done over HTTP, too, below /control."));
}

const typing = (element) => element.closest("input, select, textarea") !== null;

function escape() {
  const back = chosen;
  if (back !== null) {
    go(section.id);
    list.focus(back);
  } else if (list.filter.value !== "") {
    list.filter.value = "";
    list.draw();
  }
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || anyOpen()) return;
  if (event.key === "Escape") return escape();
  if (typing(event.target)) {
    if (event.target === list.filter && event.key === "ArrowDown") {
      event.preventDefault();
      list.move(1);
    }
    return;
  }
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && main.contains(event.target)) {
    event.preventDefault();
    list.move(arrow);
    return;
  }
  if (!shortcutsOn()) return;
  const part = SECTIONS.find((s) => keyOf(s) === event.key);
  const command = COMMANDS[event.key];
  if (part) {
    event.preventDefault();
    go(part.id);
  } else if (command) {
    event.preventDefault();
    command.run();
  }
});

// --- the beginning ---

async function changed(what) {
  try {
    await Promise.all([refreshCounts(), clock.read()]);
    if (what === null) await readInstitute();
    if (what === null || section.of.some((w) => what.has(w))) await Promise.all([refreshList(), refreshDetail()]);
  } catch (e) {
    failed(e);
  }
}

drawNav();
drawTools();
clock.draw($("clock"));
addEventListener("hashchange", arrive);
await readInstitute().catch(failed); // the forms offer its codes
await arrive();
listen("/control/events", changed, (on) => {
  live.classList.toggle("on", on);
  live.textContent = on ? "live" : "not connected";
});
