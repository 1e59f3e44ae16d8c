// Where a login redirect with an access token leads: the payer's students and, for each, Flex, Pay and Cred.
import { fill, h, icon } from "/shared/dom.js";
import { get, post } from "/shared/http.js";
import { component, day, rupees, sum, toPaise } from "/shared/words.js";
import { MANDATES, METHODS, act, bank, choices, end, institute, lines, safeAddress } from "/hosted/parts.js";

const sheet = document.getElementById("sheet");
const asked = new URLSearchParams(location.search);
const token = asked.get("access_token") ?? "";
const callback = safeAddress(asked.get("callback_url"));
const BEAT_MS = 700;

const PRODUCTS = {
  flex: { name: "Flex", icon: "clock", note: "Fees in instalments, debited by a mandate" },
  pay: { name: "Pay", icon: "wallet", note: "Pay fees now, whole or in part" },
  cred: { name: "Cred", icon: "loan", note: "An education loan, repaid monthly" },
};
const FLEX_STEPS = ["Plan", "Mandate", "Bank", "Done"];
const CRED_STEPS = ["Start", "Form", "Agreement", "Done"];

let visit; // who came, and which students they may see

const query = (path) => `/hosted/students/${path}?access_token=${encodeURIComponent(token)}`;

function show(...content) {
  fill(sheet, content);
  sheet.setAttribute("aria-busy", "false");
  sheet.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

const head = (below) => institute(visit.institute, below ?? `Signed in as ${visit.name}`);

const student = (id) => visit.students.find((s) => s.jodo_student_id === id);

function steps(names, at) {
  return h("ol", { class: "steps", "aria-label": "Steps" }, names.map((name, i) =>
    h("li", { class: i < at ? "past" : "", "aria-current": i === at ? "step" : null }, name)));
}

function back(words = "Go back to the institute", kind = "quiet") {
  return callback === null ? [] : [act(words, () => location.assign(callback), { kind, id: "return", symbol: "back" })];
}

const problemNote = (problem) => problem && h("p", { class: "notice bad", role: "alert" }, problem);

/** Runs what talks to the simulator; what it refuses is shown on the page that asked. */
async function attempt(work, again) {
  sheet.querySelectorAll("button").forEach((b) => { b.disabled = true; });
  try {
    await work();
  } catch (e) {
    await again(e.message);
  }
}

/** Pages are remembered, so that the browser's back button walks through them. */
function go(place) {
  history.pushState(place, "");
  return open(place);
}

async function open(place, problem) {
  try {
    if (place.product) await OPENERS[place.product](place.student, problem);
    else if (place.student) products(place.student, problem);
    else students();
  } catch (e) {
    unknown(e);
  }
}

function students() {
  show(head(), h("section", { class: "card" },
    h("h1", { tabindex: "-1" }, "Who is it for?"),
    visit.students.length === 0 && h("p", {}, "No student is registered for this payer yet."),
    visit.students.map((s) => h("button", { type: "button", class: "person", onclick: () => go({ student: s.jodo_student_id }) },
      h("span", {}, h("b", {}, s.fullname), h("small", {}, `${s.identifier}, ${s.grade}`)), icon("play"))),
    h("div", { class: "acts" }, back())));
}

function products(id, problem) {
  const s = student(id);
  show(head(), h("section", { class: "card" },
    h("h1", { tabindex: "-1" }, `Fees of ${s.fullname}`), problemNote(problem),
    s.products.map((p) => h("button", { type: "button", class: "person", onclick: () => go({ student: id, product: p.product }) },
      h("span", {}, h("b", {}, PRODUCTS[p.product].name), h("small", {}, PRODUCTS[p.product].note)),
      h("span", { class: "chip" }, p.status))),
    h("div", { class: "acts" }, back())));
}

// --- Flex ---

async function flex(id, problem) {
  const plan = await get(query(`${encodeURIComponent(id)}/flex`));
  const s = student(id);
  if (plan.schedule.length === 0) {
    return nothing(s, "No plan yet", "The institute has not sent a schedule of instalments for this student.");
  }
  if (plan.state !== "pending") return flexDone(s, plan, false);
  const setUp = await ready(s);
  return offer(s, await get(query(`${encodeURIComponent(id)}/flex`)), setUp, problem);
}

/** Begins a set-up. In the pull pattern Jodo asks the institute for the student first, which may take 15 seconds. */
async function ready(s) {
  show(head(s.fullname), end({ symbol: "spinner", title: "Asking the institute", text: "Jodo asks whether the plan is still right." }));
  const path = `${encodeURIComponent(s.jodo_student_id)}/flex/set-ups`;
  const { set_up_id: id } = await post(query(path));
  for (;;) {
    const now = await get(query(`${path}/${encodeURIComponent(id)}`));
    if (now.state === "refused") throw new Error(now.problem ?? "The institute refuses this plan.");
    if (now.state !== "asking") return id;
    await new Promise((resolve) => { setTimeout(resolve, BEAT_MS); });
  }
}

function offer(s, plan, setUp, problem) {
  const total = sum(plan.schedule.map((i) => i.amount));
  show(head(s.fullname), steps(FLEX_STEPS, 0), h("section", { class: "card" },
    h("h1", { tabindex: "-1" }, `${rupees(total)} in ${plan.schedule.length} parts`), problemNote(problem),
    schedule(plan.schedule),
    h("div", { class: "acts" },
      act("Choose a mandate", () => mandate(s, plan, setUp), { kind: "primary", id: "next" }), back())));
}

function schedule(list) {
  return h("table", { class: "schedule" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Due"), h("th", { scope: "col" }, "Amount"))),
    h("tbody", {}, list.map((i) => h("tr", {},
      h("td", {}, i.downpayment ? "Today, as downpayment" : day(i.due_date),
        h("small", {}, i.details.map((l) => component(l.component_type)).join(", "))),
      h("td", {}, rupees(i.amount))))));
}

function mandate(s, plan, setUp, problem) {
  show(head(s.fullname), steps(FLEX_STEPS, 1), h("form", {
    class: "card",
    onsubmit: (event) => {
      event.preventDefault();
      flexBank(s, plan, setUp, new FormData(event.currentTarget).get("method"));
    },
  }, h("h1", { tabindex: "-1" }, "Who may debit the instalments?"), problemNote(problem), choices("Mandate", MANDATES),
    h("div", { class: "acts" }, h("button", { class: "button primary", id: "next" }, "Go to the bank"), back())));
}

function flexBank(s, plan, setUp, method) {
  history.pushState({ student: s.jodo_student_id, product: "flex" }, "");
  const due = toPaise(plan.downpayment) > 0n;
  show(head(s.fullname), steps(FLEX_STEPS, 2), bank({
    title: due ? "Set up the mandate and pay the downpayment?" : "Set up the mandate?",
    amount: due ? plan.downpayment : null, to: visit.institute, method,
    on: {
      approve: () => attempt(async () => {
        await post(query(`${encodeURIComponent(s.jodo_student_id)}/flex/set-ups/${encodeURIComponent(setUp)}`), { method });
        flexDone(s, await get(query(`${encodeURIComponent(s.jodo_student_id)}/flex`)), true);
      }, (words) => mandate(s, plan, setUp, words)),
      decline: () => mandate(s, plan, setUp, "The bank said no. Nothing was set up, nothing was debited."),
    },
  }));
}

function flexDone(s, plan, fresh) {
  history.replaceState({ student: s.jodo_student_id, product: "flex" }, "");
  show(head(s.fullname), fresh && steps(FLEX_STEPS, 3), end({
    seal: "good", symbol: "check", title: fresh ? "The plan is set up" : `The plan is ${plan.state}`,
    text: "What is due is debited on its day, without the payer doing anything.",
    extra: schedule(plan.schedule), acts: finished(fresh),
  }));
}

// --- Pay ---

async function pay(id, problem) {
  const s = student(id);
  const { outstanding } = await get(query(`${encodeURIComponent(id)}/pay`));
  if (outstanding.length === 0) return nothing(s, "Nothing is due", "All fees of this student are paid.");
  const total = h("output", {}, rupees(sum(outstanding.map((l) => l.amount))));
  const form = h("form", {
    class: "card",
    oninput: () => { total.textContent = rupees(sum(payLines(form).map((l) => l.amount))); },
    onsubmit: (event) => {
      event.preventDefault();
      const chosen = payLines(form);
      if (chosen.length === 0) return pay(id, "Nothing is to be paid: give an amount first.");
      return payBank(s, chosen, new FormData(form).get("method"));
    },
  }, h("h1", { tabindex: "-1" }, `Pay for ${s.fullname}`), problemNote(problem),
    outstanding.map((l, i) => h("div", { class: "pay-line" },
      h("label", { for: `line-${i}` }, component(l.component_type), h("small", {}, `${rupees(l.amount)} due`)),
      h("input", {
        id: `line-${i}`, name: l.component_type, value: l.amount, inputmode: "decimal", pattern: "\\d{1,9}(\\.\\d{1,2})?",
        title: "Rupees, such as 2500 or 2500.50", autocomplete: "off",
      }))),
    choices("Pay with", METHODS),
    h("div", { class: "acts" }, h("button", { class: "button primary", id: "pay" }, h("span", {}, "Pay ", total)), back()));
  return show(head(s.fullname), form);
}

function payLines(form) {
  return [...form.querySelectorAll(".pay-line input")]
    .filter((i) => toPaise(i.value) > 0n)
    .map((i) => ({ component_type: i.name, amount: i.value.trim() }));
}

function payBank(s, chosen, method) {
  history.pushState({ student: s.jodo_student_id, product: "pay" }, "");
  const total = sum(chosen.map((l) => l.amount));
  show(head(s.fullname), bank({
    title: "Approve this payment?", amount: total, to: visit.institute, method,
    on: {
      approve: () => attempt(async () => {
        await post(query(`${encodeURIComponent(s.jodo_student_id)}/pay`), { method, details: chosen });
        show(head(s.fullname), end({
          seal: "good", symbol: "check", title: `${rupees(total)} paid`, extra: lines(chosen, total), acts: finished(true),
        }));
      }, (words) => pay(s.jodo_student_id, words)),
      decline: () => pay(s.jodo_student_id, "The bank said no. Nothing was debited."),
    },
  }));
}

// --- Cred ---

async function cred(id, problem) {
  const s = student(id);
  const loan = await get(query(`${encodeURIComponent(id)}/cred`));
  const next = CRED_PAGES[loan.state ?? "none"];
  if (!next) {
    return show(head(s.fullname), end({
      seal: "", symbol: "loan", title: `The application is ${String(loan.state).replaceAll("_", " ")}`,
      text: "There is nothing to do for the payer here.", acts: finished(false),
    }));
  }
  return show(head(s.fullname), steps(CRED_STEPS, next.step), h("section", { class: "card" },
    h("h1", { tabindex: "-1" }, next.title), problemNote(problem),
    loan.amount && h("p", { class: "pay-to" }, rupees(loan.amount)), h("p", {}, next.text),
    h("div", { class: "acts" }, next.act && act(next.act, () => attempt(async () => {
      await post(query(`${encodeURIComponent(id)}/cred`), { act: next.verb });
      history.replaceState({ student: id, product: "cred" }, "");
      await cred(id);
    }, (words) => cred(id, words)), { kind: "primary", id: "next" }), back())));
}

const CRED_PAGES = {
  none: { step: 0, title: "Apply for a loan", text: "For the fees of this year that are not paid yet.", act: "Start the application", verb: "start" },
  application_started: { step: 1, title: "Fill in the form", text: "The simulator needs no papers.", act: "Send the form", verb: "fill" },
  application_filled: { step: 1, title: "The lender decides", text: "Approve or reject it on the simulator's control page, or let its clock run.", act: "Look again", verb: "look" },
  final_approved: { step: 2, title: "Sign the agreement", text: "The loan is approved.", act: "Sign", verb: "sign" },
};

// --- what all share ---

function finished(leave) {
  if (leave && callback !== null) setTimeout(() => location.assign(callback), BEAT_MS * 2);
  return back("Go back to the institute", "primary");
}

function nothing(s, title, text) {
  show(head(s.fullname), end({ seal: "", symbol: "receipt", title, text, acts: back("Go back to the institute", "primary") }));
}

function unknown(error) {
  show(end({
    seal: "bad", symbol: "alert", title: error.status === 401 ? "This address no longer logs in" : "That did not work",
    text: error.message, acts: back(),
  }));
}

const OPENERS = { flex, pay, cred };

async function start() {
  visit = await get(`/hosted/login?access_token=${encodeURIComponent(token)}`);
  document.title = `${visit.institute} · Jodo simulator`;
  const id = asked.get("jodo_student_id");
  const product = asked.get("product_type");
  const place = {};
  if (id !== null) {
    if (!student(id)) throw new Error("That student is not one of this payer's.");
    place.student = id;
    if (product !== null) {
      if (!OPENERS[product]) throw new Error(`There is no product ${product}; there are flex, pay and cred.`);
      place.product = product;
    }
  }
  history.replaceState(place, "");
  await open(place);
}

addEventListener("popstate", (event) => open(event.state ?? {}));
try {
  await start();
} catch (e) {
  if (visit) show(head(), end({ seal: "bad", symbol: "alert", title: "That did not work", text: e.message, acts: back() }));
  else unknown(e);
}
