// Every chat of the office as fetched so far, and how far each person has read.

import { chatSince } from "./api.js";

const BOT = "bot";

/** A chat's place: one per group, one per person for the bot. */
export const placeOf = (viewer, chat) => (chat === BOT ? `bot:${viewer}` : chat);

export class Mailbox {
  #chats = new Map();
  #read = new Map();
  #baseline = true;

  /** Forget everything, as when the playground was started afresh. */
  reset() {
    this.#chats.clear();
    this.#read.clear();
    this.#baseline = true;
  }

  messages(viewer, chat) {
    return this.#chat(placeOf(viewer, chat)).messages;
  }

  /** Fetch what is new in one chat. */
  async fetch(viewer, chat) {
    const kept = this.#chat(placeOf(viewer, chat));
    const news = await chatSince(chat, viewer, kept.last);
    for (const message of news) {
      kept.messages.set(message.id, message);
      kept.last = Math.max(kept.last, message.n);
    }
  }

  /** Fetch all chats of everybody; what stood there at the first time counts as read. */
  async sweep(people, groups) {
    const alone = people.map((person) => this.fetch(person.id, BOT));
    const peopled = groups.filter((group) => group.members.length);
    await Promise.all([...alone, ...peopled.map((group) => this.fetch(group.members[0], group.id))]);
    if (!this.#baseline) return;
    this.#baseline = false;
    for (const person of people) for (const chat of chatsOf(person, groups)) this.markRead(person.id, chat);
  }

  markRead(viewer, chat) {
    this.#read.set(`${viewer} ${chat}`, this.#chat(placeOf(viewer, chat)).last);
  }

  unread(viewer, chat) {
    const read = this.#read.get(`${viewer} ${chat}`) ?? 0;
    const messages = [...this.#chat(placeOf(viewer, chat)).messages.values()];
    return messages.filter((one) => one.n > read && one.from !== viewer && !one.unsent).length;
  }

  #chat(place) {
    if (!this.#chats.has(place)) this.#chats.set(place, { last: 0, messages: new Map() });
    return this.#chats.get(place);
  }
}

/** What stands in a person's chat list: the bot and the groups. */
export function chatsOf(person, groups) {
  return [BOT, ...groups.filter((group) => group.members.includes(person.id)).map((group) => group.id)];
}
