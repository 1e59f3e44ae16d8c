// Talks JSON with the simulator. What goes wrong becomes an Error whose message a person can read.

async function read(response) {
  const text = await response.text();
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function words(response, body) {
  const fields = (body?.fields ?? []).map((f) => `${f.key}: ${f.message}`).join("; ");
  const said = body?.detail ?? body?.message ?? body?.title;
  if (said) return fields ? `${said} (${fields})` : said;
  return `The simulator answered ${response.status} and did not say why.`;
}

/** Sends a request; the parsed answer, or an Error with the simulator's own sentence. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? { Accept: "application/json" }
        : { Accept: "application/json", "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
    });
  } catch {
    throw new Error("The simulator does not answer. Does it still run?");
  }
  const answer = await read(response);
  if (!response.ok) {
    const error = new Error(words(response, answer));
    error.status = response.status;
    throw error;
  }
  return answer;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);
export const put = (path, body = {}) => call("PUT", path, body);
export const remove = (path) => call("DELETE", path);
