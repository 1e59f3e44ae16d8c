// Checkout of an order or payment link, as a payer meets it: choose a way to pay, meet the bank, come back to the institute.
import { fill, h } from "/shared/dom.js";
import { get, post } from "/shared/http.js";
import { moment, rupees } from "/shared/words.js";
import { METHODS, act, bank, choices, end, institute, lines, safeAddress } from "/hosted/parts.js";

const sheet = document.getElementById("sheet");
const [, , order, transaction] = location.pathname.split("/").map(decodeURIComponent);
const base = `/hosted/checkouts/${encodeURIComponent(order)}/${encodeURIComponent(transaction)}`;
const SLOW_SECONDS = 20;
const BEAT_MS = 700;

let checkout;
let watching = 0; // of the attempt whose bank is slow; 0 when none is watched

function show(...content) {
  fill(sheet, content);
  sheet.setAttribute("aria-busy", "false");
  sheet.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function head() {
  const kind = checkout.kind === "link" ? "Payment link" : "Order";
  return institute(checkout.institute, `${kind} ${checkout.order_id}`);
}

function summary() {
  const whom = checkout.student_name ? `${checkout.student_name}, paid by ${checkout.name}` : checkout.name;
  return h("section", { class: "card" },
    h("div", { class: "amount" }, h("h1", { tabindex: "-1" }, rupees(checkout.amount)), h("p", {}, `For ${whom}`)),
    lines(checkout.details, checkout.amount),
    checkout.expires_at && h("p", {}, `This link can be paid until ${moment(checkout.expires_at)}.`));
}

function choose(problem) {
  const methods = choices("Pay with", METHODS);
  const form = h("form", { class: "card", onsubmit: begin },
    problem && h("p", { class: "notice bad", role: "alert" }, problem), methods,
    h("div", { class: "acts" },
      h("button", { class: "button primary", id: "pay" }, `Pay ${rupees(checkout.amount)}`),
      act("Cancel and go back", cancel, { kind: "quiet", id: "cancel" })));
  show(head(), summary(), form);
}

async function begin(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector("#pay");
  if (button.disabled) return; // a double click begins one attempt
  button.disabled = true;
  try {
    const method = new FormData(form).get("method");
    const attempt = await post(`${base}/attempts`, { method });
    history.pushState({ attempt, method }, "");
    meetBank(attempt, method);
  } catch (e) {
    await refused(e);
  }
}

function meetBank(attempt, method) {
  show(head(), bank({
    title: "Approve this payment?",
    amount: checkout.amount,
    to: checkout.institute,
    method,
    slow: `Yes, in ${SLOW_SECONDS} s of the simulator's clock`,
    on: {
      approve: () => decide(attempt, "approve"),
      decline: () => decide(attempt, "decline"),
      slow: () => decide(attempt, "slow", { seconds: SLOW_SECONDS }),
      leave: () => decide(attempt, "leave"),
    },
  }));
}

async function decide(attempt, outcome, body = {}) {
  sheet.querySelectorAll("button").forEach((b) => { b.disabled = true; });
  try {
    await post(`/hosted/attempts/${encodeURIComponent(attempt.attempt_id)}/${outcome}`, body);
    if (outcome === "approve") paid();
    else if (outcome === "slow") wait(attempt);
    else if (outcome === "leave") gone();
    else failed();
  } catch (e) {
    await refused(e);
  }
}

function paid() {
  history.replaceState({ end: true }, "");
  show(head(), end({
    seal: "good", symbol: "check", title: `${rupees(checkout.amount)} paid`,
    text: returning() ? "Going back to the institute …" : "This page may be closed.",
    acts: back("Go back now", "primary"),
  }));
  if (returning()) setTimeout(goBack, BEAT_MS);
}

function failed() {
  history.replaceState({ end: true }, "");
  show(head(), end({
    seal: "bad", symbol: "close", title: "The bank said no", text: "Nothing was debited. The order can still be paid.",
    acts: [act("Try again", () => load(), { kind: "primary", id: "again", symbol: "resend" }), ...back("Go back unpaid")],
  }));
}

function gone() {
  history.replaceState({ end: true }, "");
  show(head(), end({
    seal: "", symbol: "person", title: "The payer closed the window",
    text: "No callback was made, nothing was debited. The same address opens the checkout again.",
    acts: [act("Open it again", () => load(), { id: "again" })],
  }));
}

/** The bank is slow: the page watches, and the payer may leave before the money moves. */
function wait(attempt) {
  history.replaceState({ attempt, slow: true }, "");
  const mine = ++watching;
  show(head(), end({
    symbol: "spinner", title: "The bank is taking its time",
    text: "Do not pay again. The institute hears of it when the bank has answered.",
    acts: back("Go back without waiting"),
  }));
  const look = async () => {
    if (mine !== watching) return;
    try {
      const now = await get(`/hosted/attempts/${encodeURIComponent(attempt.attempt_id)}`);
      if (mine !== watching) return;
      if (now.state === "paid") paid();
      else setTimeout(look, BEAT_MS);
    } catch (e) {
      await refused(e);
    }
  };
  setTimeout(look, BEAT_MS);
}

function returning() {
  return safeAddress(checkout.callback_url) !== null;
}

function goBack() {
  location.assign(safeAddress(checkout.callback_url));
}

function back(words, kind = "") {
  return returning() ? [act(words, goBack, { kind, id: "return", symbol: "back" })] : [];
}

async function cancel() {
  if (returning()) goBack();
  else {
    show(head(), end({
      seal: "", symbol: "close", title: "Not paid",
      text: "You cancelled, and nothing was debited. This page may be closed.",
      acts: [act("Pay after all", () => load(), { id: "again" })],
    }));
  }
}

/** A state in which nothing can be paid, said in words. */
function closed() {
  const said = {
    paid: { seal: "good", symbol: "check", title: "Already paid", text: checkout.paid_at ? `Paid on ${moment(checkout.paid_at)}.` : "Nothing is left to pay." },
    expired: { seal: "wait", symbol: "clock", title: "This link has expired", text: `It could be paid until ${moment(checkout.expires_at)}. Ask the institute for a new one.` },
    cancelled: { seal: "bad", symbol: "close", title: "This link was cancelled", text: "The institute took it back. Ask there what to pay." },
  }[checkout.status] ?? { seal: "", symbol: "alert", title: "Nothing to pay here", text: `The order is ${checkout.status}.` };
  show(head(), end({ ...said, extra: lines(checkout.details, checkout.amount), acts: back("Go back to the institute", "primary") }));
}

async function refused(error) {
  try {
    checkout = await get(base);
    if (checkout.status === "unpaid") choose(error.message);
    else closed();
  } catch (e) {
    unknown(e);
  }
}

function unknown(error) {
  show(end({ seal: "bad", symbol: "alert", title: error.status === 404 ? "Nothing is here" : "That did not work", text: error.message }));
}

async function load() {
  watching++;
  try {
    checkout = await get(base);
    document.title = `${rupees(checkout.amount)} · ${checkout.institute} · Jodo simulator`;
    if (checkout.status === "unpaid") choose();
    else closed();
  } catch (e) {
    unknown(e);
  }
}

// The browser's back and forward buttons: forward to a bank meets the same attempt again, everything else asks anew.
addEventListener("popstate", async (event) => {
  await load();
  const state = event.state;
  if (state?.attempt && !state.slow && checkout?.status === "unpaid") meetBank(state.attempt, state.method);
});
// A page that comes back from the browser's own cache may be out of date.
addEventListener("pageshow", (event) => {
  if (event.persisted) load();
});
await load();
