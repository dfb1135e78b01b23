// Below the chat: what one types, quotes and attaches, and the quick replies over it.

import { summary } from "./bubble.js";
import { byId, el } from "./dom.js";
import { pressable } from "./flex.js";

const CALL = "@บอท ";

export class Composer {
  #words = byId("words");
  #drafts = new Map();
  #used = new Set();
  #place = "";
  #quoted = null;
  #edited = null;
  #offered = "";

  /** `acts` has say(text, quotedId), change(said, text), attach(file) and press(action). */
  constructor(acts) {
    this.acts = acts;
    byId("composer").addEventListener("submit", (event) => { event.preventDefault(); this.#send(); });
    this.#words.addEventListener("keydown", (event) => this.#key(event));
    this.#words.addEventListener("input", () => this.#grow());
    byId("quote-drop").addEventListener("click", () => this.#drop());
    byId("mention").addEventListener("click", () => this.#mention());
    byId("attach").addEventListener("change", (event) => this.#attach(event.target));
  }

  /** Go to another chat; what was half typed in one waits there. */
  open(place, inGroup) {
    this.#drafts.set(this.#place, this.#words.value);
    this.#place = place;
    this.fill(this.#drafts.get(place) ?? "");
    this.quote(null);
    byId("mention").hidden = !inGroup;
  }

  fill(text) {
    this.#words.value = text;
    this.#grow();
  }

  focus() {
    this.#words.focus();
  }

  quote(said) {
    this.#quoted = said;
    this.#edited = null;
    this.#strip(said, said && `ตอบกลับ ${said.name}`);
  }

  /** Write a message of one's own anew. */
  edit(said) {
    this.#quoted = null;
    this.#edited = said;
    this.fill(said.plain);
    this.#strip(said, "แก้ไขข้อความ · edit");
  }

  #strip(said, title) {
    byId("quote").hidden = !said;
    if (!said) return;
    byId("quote-words").replaceChildren(el("strong", {}, title), el("span", {}, summary(said)));
    this.focus();
  }

  #drop() {
    if (this.#edited) this.fill("");
    this.quote(null);
  }

  /** Show the quick replies of the last message, unless one was tapped. */
  offer(last) {
    const one = `${this.#place} ${last?.id}`;
    const items = this.#used.has(one) ? [] : last?.message.quickReply?.items ?? [];
    const offered = items.length ? one : "";
    if (offered === this.#offered) return;
    this.#offered = offered;
    const tap = (action) => { this.#used.add(offered); this.offer(last); this.acts.press(action); };
    byId("quick").replaceChildren(...items.map((item) => pressable(item.action, "chip", tap)));
    byId("quick").hidden = !items.length;
  }

  async #send() {
    const text = this.#words.value.trim();
    if (!text) return;
    const [place, quoted, edited] = [this.#place, this.#quoted, this.#edited];
    this.fill("");
    this.quote(null);
    const sent = await (edited ? this.acts.change(edited, text) : this.acts.say(text, quoted?.id));
    if (!sent && place === this.#place && !this.#words.value) this.fill(text);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #mention() {
    if (!this.#words.value.includes(CALL.trim())) this.fill(CALL + this.#words.value);
    this.focus();
  }

  async #attach(input) {
    const [file] = input.files;
    if (file) await this.acts.attach(file);
    input.value = "";
  }

  #grow() {
    this.#words.style.height = "auto";
    this.#words.style.height = `${this.#words.scrollHeight + 2}px`;
  }
}
