import { h } from "/shared/dom.js";
import { brief, moment } from "/shared/words.js";
import { newest, one } from "/desk/commands.js";
import { block, chip, facts, plain, ref } from "/desk/parts.js";

const WHY = { "set up": "before a set-up", instalment: "a day before an instalment", reminder: "before a reminder" };
const why = (q) => WHY[plain(q.purpose)] ?? plain(q.purpose);

const took = (call) => call.millis === null || call.millis === undefined ? "–" : `${call.millis} ms`;
const answer = (call) => call.answer ?? "not yet";
const outcome = (call) => chip(call.consequence ?? (call.answer ? "answered" : "waiting"));

/** A set-up has no page of its own; its student has. */
const about = (q) => q.instalment === null || q.instalment === undefined ? h("code", {}, q.about) : ref("plans", q.about, `instalment ${q.instalment} of ${q.about}`);

async function detail(id) {
  const call = await one("pulls", id);
  const q = call.question;
  return {
    title: `Asked ${why(q)}`, state: outcome(call),
    content: [
      facts([
        ["Id", h("code", {}, q.id)], ["Student", ref("students", q.student_id)], ["For", about(q)], ["Asked", moment(q.asked_at)],
        ["Answer", answer(call)], ["Took", took(call)], ["Not usable", call.problem === call.answer ? null : call.problem], ["Led to", call.consequence && plain(call.consequence)],
      ]),
      block("Request", facts([["GET", h("code", {}, q.endpoint.url)], ...Object.entries(q.parameters).map(([name, value]) => [name, h("code", {}, value)])])),
    ],
  };
}

/** Jodo's questions to an institute that keeps its students itself. */
export const pulls = {
  id: "pulls", key: "q", title: "Questions", icon: "ask", of: ["command", "world"], count: (c) => c.pulls,
  says: ["What Jodo asks of an institute that keeps its students itself, and what came of it."],
  read: () => newest("pulls"), idOf: (c) => c.question.id,
  text: (c) => `${c.question.id} ${c.question.student_id} ${c.question.about} ${why(c.question)} ${answer(c)} ${plain(c.consequence)}`,
  columns: ["Why", "Student", "Asked", "Answer", ">Took", "Led to"],
  cells: (c) => [
    { head: why(c.question), sub: c.question.instalment ? `instalment ${c.question.instalment} of ${c.question.about}` : c.question.about }, c.question.student_id, brief(c.question.asked_at),
    answer(c), took(c), outcome(c),
  ],
  detail,
  empty: {
    title: "Nothing was asked", text: "An institute whose file names a `pull` address is asked for its student before a set-up, a day before each instalment and before each reminder.",
  },
};
