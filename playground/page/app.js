// Wires the page: who is "me", which chat is open, and the polling that keeps everything fresh.

import { Refused, get, post, upload } from "./api.js";
import { Chat } from "./chat.js";
import { showDesk, wireDesk } from "./clock.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { Help } from "./help.js";
import { Mailbox, chatsOf, placeOf } from "./mailbox.js";
import { Menu } from "./menu.js";
import { People } from "./people.js";
import { Sheet } from "./sheet.js";

const SEEN_EVERY = 700;
const HIDDEN_EVERY = 5000;
const SHEET_TICKS = 3;
const SWEEP_TICKS = 10;
const TOAST_MS = 5000;
const CHOICE = "chosen chat";
const AWAY = "ติดต่อ playground ไม่ได้ · cannot reach the playground";
const GOING = document.querySelectorAll("[data-go]");
const PREFILLED = /^https:\/\/line\.me\/R\/oaMessage\/[^/?]+\/?\?(.*)$/;

const mailbox = new Mailbox();
const people = new People(mailbox, (viewer) => choose(viewer, "bot"), (viewer, chosen) => {
  choose(viewer, chosen);
  go("chat");
});
const sheet = new Sheet();
const composer = new Composer({
  say: (text, quote) => doing(() => post("say", { ...here(), text, quote })),
  change: (said, text) => doing(() => post("edit", { as: now.viewer, id: said.id, text })),
  attach: (file) => doing(() => upload(now.viewer, now.chat, file)),
  press: (action) => doing(() => post("press", { ...here(), action })),
});
const chat = new Chat({
  press: (action) => doing(() => post("press", { ...here(), action })),
  quote: (said) => composer.quote(said),
  edit: (said) => composer.edit(said),
  unsend: (said) => doing(() => post("unsend", { as: now.viewer, id: said.id })),
  find: (id) => mailbox.messages(now.viewer, now.chat).get(id),
});
const menu = new Menu((action) => doing(() => post("press", { ...here(), action })));
const help = new Help((name, code) => {
  choose(now.state.people.find((person) => person.name === name)?.id ?? now.viewer, "bot");
  composer.fill(code);
  go("chat");
});
const now = { viewer: null, chat: "bot", state: null, log: 0, ticks: 0, offline: false, sweeping: 0 };

const here = () => ({ as: now.viewer, chat: now.chat });
const messages = () => [...mailbox.messages(now.viewer, now.chat).values()];

/** Become a person and open one of the chats. */
function choose(viewer, chosen) {
  Object.assign(now, { viewer, chat: chosen });
  sessionStorage.setItem(CHOICE, JSON.stringify([viewer, chosen]));
  chat.open(viewer, messages());
  composer.open(`${viewer} ${placeOf(viewer, chosen)}`, chosen !== "bot");
  showChosen();
  refreshChat().catch(report);
}

function showChosen() {
  const { state, viewer } = now;
  const me = state.people.find((person) => person.id === viewer);
  const group = state.groups.find((one) => one.id === now.chat);
  byId("chat-title").textContent = group ? group.name : `บอท${state.bot.name}`;
  byId("chat-note").textContent = `คุณคือ ${me.name} · you are ${me.name}`;
  byId("stranger").hidden = Boolean(group) || me.friendship === "friend";
  byId("stranger-note").textContent = me.friendship === "blocked" ? "คุณบล็อกบอทไว้ · blocked" : "ยังไม่ได้เป็นเพื่อนกับบอท";
  byId("follow").textContent = me.friendship === "blocked" ? "เลิกบล็อก · unblock" : "เพิ่มเพื่อน · add";
  byId("block").hidden = Boolean(group) || me.friendship !== "friend";
  menu.show(viewer, group ? null : me.menu).catch(report);
  chat.show(messages());
  composer.offer(messages().at(-1));
  if (!document.hidden && byId("log").offsetParent) mailbox.markRead(viewer, now.chat);
  people.show(state, viewer, now.chat);
}

async function refreshChat() {
  await mailbox.fetch(now.viewer, now.chat);
  showChosen();
}

/** The people and groups, the chats of all when anything happened, then the chosen chat and the desk. */
async function refresh() {
  const state = await get("state");
  if (now.offline || state.log < now.log) startAfresh();
  if (state.log !== now.log) now.sweeping = 2; // what was logged may stand in the chat a moment later
  else if (now.ticks % SWEEP_TICKS === 0) now.sweeping = Math.max(now.sweeping, 1);
  Object.assign(now, { state, log: state.log });
  if (now.sweeping-- > 0) await mailbox.sweep(state.people, state.groups);
  if (!state.people.some((person) => person.id === now.viewer)) chooseFirst();
  else await refreshChat();
  showDesk(state);
  help.show(state);
  if (now.ticks % SHEET_TICKS === 0) await sheet.refresh();
  now.ticks += 1;
}

/** After the playground was away its chats may have begun anew. */
function startAfresh() {
  mailbox.reset();
  if (now.viewer) chat.open(now.viewer, []);
}

function chooseFirst() {
  const { people: all, groups } = now.state;
  if (!all.length) return;
  const [viewer, chosen] = JSON.parse(sessionStorage.getItem(CHOICE) ?? "[null, null]");
  const person = all.find((one) => one.id === viewer) ?? all[0];
  choose(person.id, chatsOf(person, groups).includes(chosen) ? chosen : "bot");
}

/** Do something, show at once what came of it; false when it was refused. */
async function doing(act) {
  try {
    await act();
  } catch (error) {
    report(error);
    return false;
  }
  if (now.viewer) refreshChat().catch(report);
  return true;
}

function report(error) {
  const toast = byId("toast");
  toast.textContent = error instanceof Refused ? error.message : AWAY;
  toast.hidden = false;
  clearTimeout(report.timer);
  report.timer = setTimeout(() => { toast.hidden = true; }, TOAST_MS);
}

function go(tab) {
  document.body.dataset.tab = tab;
  for (const button of GOING) button.setAttribute("aria-pressed", String(button.dataset.go === tab));
}

/** A link that LINE would open as the bot's 1:1 chat with words typed in. */
function openPrefilled(event) {
  const found = PREFILLED.exec(event.target.closest("a")?.href ?? "");
  if (!found) return;
  event.preventDefault();
  choose(now.viewer, "bot");
  composer.fill(decodeURIComponent(found[1]));
}

async function poll() {
  try {
    await refresh();
    now.offline = false;
  } catch (error) {
    now.offline = !(error instanceof Refused);
    if (error instanceof Refused) report(error);
  }
  byId("offline").hidden = !now.offline;
  setTimeout(poll, document.hidden ? HIDDEN_EVERY : SEEN_EVERY);
}

for (const button of GOING) button.addEventListener("click", () => go(button.dataset.go));
byId("follow").addEventListener("click", () => doing(() => post("follow", { as: now.viewer })));
byId("block").addEventListener("click", () => doing(() => post("unfollow", { as: now.viewer })));
byId("log").addEventListener("click", openPrefilled);
wireDesk(doing);
go("people");
poll();
