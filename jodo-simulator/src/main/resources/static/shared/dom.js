// Builds elements. Text always becomes a text node, so that a name or a note can never become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (onclick: …) and children: nodes, text, lists of them, or nothing. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));
  return element;
}

const PATHS = {
  ask: "M4 4h16v12h-8l-5 5v-5H4ZM9.8 8.3a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.8-1.1 1.5M12 13.6v.01",
  alert: "M12 8v5M12 16.5v.01M10.3 3.9 2.4 17.5A2 2 0 0 0 4.1 20.5h15.8a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z",
  back: "M19 12H5M11 6l-6 6 6 6",
  bank: "M3 21h18M4 10h16M12 3 4 8v2h16V8ZM6 10v8M10 10v8M14 10v8M18 10v8",
  bolt: "M13 2 4 14h7l-1 8 9-12h-7Z",
  card: "M3 6h18v12H3ZM3 10h18M7 15h3",
  check: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 2",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h11v11H9ZM5 15H4V4h11v1",
  flag: "M5 21V4M5 4h12l-2 4 2 4H5",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.8v.01",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.7 1.7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.7-1.7",
  loan: "M7 4.5h10M7 9h10M8 4.5c6.5 0 6.5 8.5 0 8.5H7l8 7",
  mail: "M3 6h18v12H3ZM3 7l9 6 9-6",
  mask: "M3 7c3-1.5 6-1.5 9 0 3-1.5 6-1.5 9 0 0 6-2 10-5.5 10-1.6 0-2.6-1.5-3.5-1.5S10.1 17 8.5 17C5 17 3 13 3 7ZM7 10.5c1-.8 2-.8 3 0M14 10.5c1-.8 2-.8 3 0",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  pause: "M8 5v14M16 5v14",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5",
  phone: "M7 2h10v20H7ZM11 18.5h2",
  play: "M7 4v16l13-8Z",
  plus: "M12 5v14M5 12h14",
  receipt: "M6 3h12v18l-3-2-3 2-3-2-3 2ZM9 8h6M9 12h6",
  resend: "M20 11a8 8 0 1 0-2.3 6M20 5v6h-6",
  scale: "M12 3v18M7 21h10M4 7h16M4 7l-2.5 7h6.5L5.5 7M18.5 7 16 14h6.5L20 7",
  send: "M4 12 20 4l-5 17-4-7Z",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 9.5v-5M8 19.5v-5",
  skip: "M5 4v16l10-8ZM19 5v14",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  wallet: "M3 7h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h12M16 13.5h.01",
};

/** A decorative drawing; the words beside it say what it means. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Puts children in place of what an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));
}
