// What the page asks the simulated Jodo to do, and what it reads from it.
import { get, post } from "/shared/http.js";
import { said } from "/control/toasts.js";

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

/** The newest of a list, and how many there are. */
export async function newest(list) {
  const { items, total } = await get(`/control/${list}?order=newest&limit=${SHOWN}`);
  return { items, total };
}

export const one = (list, id) => get(`/control/${list}/${encodeURIComponent(id)}`);
