// One message of a chat as an element: words, pictures, files, stickers, cards, and what it quotes.

import { avatar, botAvatar, button, el, hint, link, linked, picture, remotePicture, webAddress } from "./dom.js";
import { flex } from "./flex.js";
import { clockTime } from "./thai.js";

const BOT = "bot";

/** `acts` has press(action), quote(said), edit(said), unsend(said), find(id) and seek(id). */
export function line(said, viewer, acts) {
  const mine = said.from === viewer;
  if (said.unsent) return el("li", { class: "notice" }, `${mine ? "คุณ" : said.name}ยกเลิกข้อความแล้ว · unsent`);
  const face = mine ? null : said.from === BOT ? botAvatar() : avatar(said);
  const name = mine ? null : el("p", { class: "sender" }, said.name);
  const wide = said.message.type === "flex" ? " wide" : "";
  const body = el("div", { class: "said" }, bubble(said, acts), side(said, mine, acts));
  const looks = `line ${mine ? "mine" : "theirs"}${wide}`;
  return el("li", { class: looks }, face, el("div", { class: "stack" }, name, body));
}

function side(said, mine, acts) {
  const act = (words, click) => button({ class: "act", click }, words);
  const quote = said.canQuote ? act("ตอบกลับ (quote)", () => acts.quote(said)) : null;
  const edit = mine && said.canEdit ? act("แก้ไข (edit)", () => acts.edit(said)) : null;
  const unsend = mine ? act("ยกเลิกการส่ง (unsend)", () => acts.unsend(said)) : null;
  const menu = el("div", { class: "acts" }, quote, edit, unsend);
  const edited = said.edited ? hint("แก้ไขแล้ว · edited") : null;
  const time = el("time", { datetime: said.at }, clockTime(said.at));
  return el("div", { class: "side" }, menu, quote || unsend ? opener(menu) : null, edited, time);
}

/** What opens a message's menu where nothing hovers. */
function opener(menu) {
  const attributes = { class: "more", "aria-label": "เมนูของข้อความ · message menu", "aria-expanded": "false" };
  const more = button({ ...attributes, click: () => show(!menu.classList.contains("open")) }, "⋯");
  const show = (open) => {
    menu.classList.toggle("open", open);
    more.setAttribute("aria-expanded", String(open));
  };
  menu.addEventListener("click", () => show(false));
  return more;
}

const KINDS = { text: words, textV2: words, flex: card, image: photo, file, sticker, video: file };

function bubble(said, acts) {
  const make = KINDS[said.message.type];
  return make ? make(said, acts) : el("div", { class: "bubble" }, said.plain || `(${said.message.type})`);
}

function words(said, acts) {
  const quoted = said.quoted ? quotation(said.quoted, acts) : null;
  return el("div", { class: "bubble" }, quoted, el("p", { class: "text" }, ...linked(said.plain)));
}

function quotation(id, acts) {
  const found = acts.find(id);
  const [who, what] = found ? [found.name, summary(found)] : ["", "ข้อความก่อนหน้า · an earlier message"];
  const attributes = { class: "quoted", click: () => acts.seek(id) };
  return button(attributes, el("strong", {}, who), el("span", {}, what));
}

function card(said, acts) {
  const attributes = { class: "card", role: "group", "aria-label": said.plain };
  return el("div", attributes, flex(said.message.contents, acts.press));
}

function photo(said) {
  const { previewImageUrl, originalContentUrl } = said.message;
  const shown = said.content ?? webAddress(previewImageUrl) ?? "";
  const image = remotePicture(shown, "photo", `รูปจาก${said.name} · photo`);
  return link(said.content ?? webAddress(originalContentUrl) ?? shown, image);
}

function file(said) {
  const name = said.message.fileName ?? said.message.type;
  const size = said.message.fileSize ? `${Math.ceil(said.message.fileSize / 1024).toLocaleString("th")} KB` : "";
  const label = el("span", {}, el("span", { class: "file-name" }, name), hint(size));
  const attributes = { class: "bubble file", href: said.content ?? "", download: name };
  return el("a", attributes, picture("doc", "file-mark"), label);
}

function sticker() {
  const drawn = picture("sticker", "sticker");
  drawn.alt = "สติกเกอร์ · sticker";
  return drawn;
}

const SUMMARIES = { image: "รูปภาพ", sticker: "สติกเกอร์", video: "วิดีโอ", unsent: "ข้อความที่ยกเลิกแล้ว" };

/** A message in one line, for quotes. */
export const summary = (said) => said.plain || SUMMARIES[said.message.type] || said.message.type;
