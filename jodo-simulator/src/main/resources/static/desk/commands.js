// What the page asks the simulated Jodo to do, and what it reads from it.
import { get, post } from "/shared/http.js";
import { said } from "/desk/toasts.js";

const SHOWN = 200;

/** Carries a command out; answers with the id that was made or changed. */
export async function command(name, fields) {
  const { id } = await post("/control/commands", { do: name, ...fields });
  return id;
}

/** The same, and says so. */
export async function done(words, name, fields) {
  const id = await command(name, fields);
  said(`${words}: ${id}`);
  return id;
}

/** The newest of a list, and whether there are more. */
export async function newest(list, also = "") {
  const { items, next } = await get(`/control/${list}?limit=${SHOWN}${also}`);
  return { items, more: (next ?? null) !== null };
}

export const one = (list, id) => get(`/control/${list}/${encodeURIComponent(id)}`);
