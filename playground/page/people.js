// The left column: people, the chats of the one who is "me", and the LINE groups.

import { avatar, botAvatar, button, byId, el, hint, picture, refill } from "./dom.js";
import { chatsOf } from "./mailbox.js";

export class People {
  #shown = "";

  /** `become(person)` takes a person's place, `choose(person, chat)` opens one of their chats. */
  constructor(mailbox, become, choose) {
    this.mailbox = mailbox;
    this.become = become;
    this.choose = choose;
  }

  /** Draw again if anything that is seen has changed. */
  show(state, viewer, chat) {
    const { people, groups, bot } = state;
    const countsOf = (person) => chatsOf(person, groups).map((one) => this.mailbox.unread(person.id, one));
    const counts = people.map(countsOf);
    const seen = JSON.stringify([people, groups, bot, viewer, chat, counts]);
    if (seen === this.#shown) return;
    this.#shown = seen;
    const persons = people.map((person, at) => this.#person(person, counts[at], state, viewer, chat));
    refill(
      byId("people"),
      heading("คนในสำนักงาน", "people: choose who you are"),
      el("ul", {}, ...persons),
      heading("กลุ่ม LINE", "groups"),
      el("ul", {}, ...groups.map((group) => this.#group(group, viewer, chat))),
    );
  }

  #person(person, counts, state, viewer, chat) {
    const me = person.id === viewer;
    const unread = counts.reduce((sum, count) => sum + count, 0);
    const attributes = { class: "person", "data-key": person.id, "aria-expanded": String(me) };
    const choose = button(
      { ...attributes, click: () => this.become(person.id) },
      avatar(person),
      el("span", { class: "name" }, person.name, me ? el("span", { class: "me" }, "ฉัน · me") : null),
      me ? null : badge(unread),
    );
    return el("li", { class: me ? "chosen" : "" }, choose, me ? this.#chats(person, counts, state, chat) : null);
  }

  #chats(person, counts, { groups, bot }, chosen) {
    const rows = chatsOf(person, groups).map((chat, at) => {
      const group = groups.find((one) => one.id === chat);
      return el("li", {}, this.#chatButton(person, chat, group, bot, counts[at], chat === chosen));
    });
    return el("ul", { class: "chats", "aria-label": `แชตของ${person.name}` }, ...rows);
  }

  #chatButton(person, chat, group, bot, unread, current) {
    const key = `${person.id} ${chat}`;
    const attributes = { class: "chat", "data-key": key, click: () => this.choose(person.id, chat) };
    if (current) attributes["aria-current"] = "true";
    const mark = group ? groupMark() : botAvatar();
    const name = group ? `${group.name} (${members(group)})` : `บอท${bot.name}`;
    return button(attributes, mark, el("span", { class: "name" }, name), badge(unread));
  }

  #group(group, viewer, chat) {
    const who = group.members.includes(viewer) ? viewer : group.members[0];
    const key = `group ${group.id}`;
    const attributes = { class: "chat", "data-key": key, disabled: !who, click: () => this.choose(who, group.id) };
    if (group.id === chat) attributes["aria-current"] = "true";
    const note = `${members(group)} คน${group.hasBot ? " · มีบอท" : ""}`;
    const name = el("span", { class: "name" }, group.name, hint(note));
    return el("li", {}, button(attributes, groupMark(), name));
  }
}

const members = (group) => group.members.length + (group.hasBot ? 1 : 0);
const groupMark = () => picture("group", "avatar");

function heading(words, english) {
  return el("h2", {}, words, " ", hint(english));
}

function badge(count) {
  return count ? el("span", { class: "badge", "aria-label": `ยังไม่อ่าน ${count}` }, String(count)) : null;
}
