// The playground's control API over HTTP.

const MARK = { "X-Playground": "1" };

async function call(path, options = {}) {
  const headers = { ...MARK, ...options.headers };
  const answer = await fetch(`/_play/${path}`, { cache: "no-store", ...options, headers });
  if (answer.ok) return answer.json();
  const said = await answer.json().catch(() => ({}));
  throw new Refused(said.error ?? `HTTP ${answer.status}`);
}

/** The playground answered, and would not do it. */
export class Refused extends Error {}

const send = (method) => (path, body) =>
  call(path, { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });

export const get = (path) => call(path);
export const post = send("POST");
export const put = send("PUT");
export const remove = (path) => call(path, { method: "DELETE" });

/** Send a photo or a file as a person. */
export function upload(who, chat, file) {
  const form = new FormData();
  form.set("as", who);
  form.set("chat", chat);
  form.set("file", file);
  return call(file.type.startsWith("image/") ? "photo" : "file", { method: "POST", body: form });
}

export const chatSince = (chat, viewer, after) =>
  get(`chat/${encodeURIComponent(chat)}?viewer=${encodeURIComponent(viewer)}&after=${after}`);
