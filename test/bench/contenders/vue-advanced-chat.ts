import { root, type Contender } from '../contender.js';
import { Inbox, line, lines, picture, type Entry, type Line } from '../data.js';

/** vue-advanced-chat as its documents use it: arrays of rooms and messages, replaced whenever something changes. */

interface VueAdvancedChat extends HTMLElement {
  rooms: readonly unknown[];
  messages: readonly unknown[];
  messagesLoaded: boolean;
}

const users = ['me', 'contact'].map((id, index) => ({ _id: id, username: id, avatar: picture(index * 90, 40, 40), status: { state: 'online' } }));

const shape = ({ number, out, name, text, hue, day, time, picture: isPicture, answers }: Line): unknown => ({
  _id: `m${number}`,
  senderId: out ? 'me' : 'contact',
  username: name,
  avatar: picture(hue, 40, 40),
  content: text,
  date: day,
  timestamp: time,
  saved: true,
  distributed: true,
  seen: true,
  ...(isPicture ? { files: [{ name: 'p', type: 'png', extension: 'png', size: 100, url: picture(hue, 240, 160), preview: picture(hue, 240, 160) }] } : {}),
  ...(answers === undefined ? {} : { replyMessage: { _id: `m${answers}`, senderId: 'contact', content: line(answers).text.slice(0, 40) } }),
});

const room = ({ number, name, hue, unread, at, last, time }: Entry): { readonly roomId: string } => ({
  roomId: `r${number}`,
  ...{ roomName: name, avatar: picture(hue, 40, 40), users, unreadCount: unread, index: at },
  ...{ lastMessage: { content: last, senderId: 'contact', username: name, timestamp: time } },
});

class Vac implements Contender {
  readonly rowSelector = '.vac-message-wrapper';
  #element: VueAdvancedChat | undefined;
  #data: unknown[] = [];
  #next = 0;
  #first = 0;
  #model = new Inbox(0);
  #rooms: unknown[] = [];
  #places = new Map<string, number>();
  #asked = false;

  prepare(kind: 'thread' | 'inbox', count: number): void {
    if (kind === 'thread') {
      this.#data = lines(0, count).map(shape);
      return;
    }
    this.#model = new Inbox(count);
    const rooms = this.#model.list.map(room);
    this.#places = new Map(rooms.map(({ roomId }, index) => [roomId, index]));
    this.#rooms = rooms;
  }
  mountThread(count: number): void {
    this.#first = 0;
    this.#next = count;
    const alone = room(new Inbox(1).list[0] as Entry);
    const element = this.#create({ singleRoom: true, rooms: [alone], messages: [], messagesLoaded: false });
    let isFirst = true;
    element.addEventListener('fetch-messages', () => {
      this.#asked = !isFirst;
      if (!isFirst) return;
      isFirst = false;
      setTimeout(() => Object.assign(element, { messages: this.#data, messagesLoaded: globalThis.isPaged !== true }));
    });
    root().append(element);
  }
  append(): void {
    this.#show([...this.#data, shape(line(this.#next++))]);
  }
  prepend(count: number): void {
    this.#asked = false;
    this.#first -= count;
    this.#show([...lines(this.#first, count).map(shape), ...this.#data]);
    if (this.#element) this.#element.messagesLoaded = true;
  }
  canPrepend(): boolean {
    return this.#asked;
  }
  mountInbox(): void {
    root().append(this.#create({ rooms: this.#rooms, loadFirstRoom: false, messages: [], messagesLoaded: true }));
  }
  event(event: number): void {
    const changed = room(this.#model.event(event));
    this.#rooms[this.#places.get(changed.roomId) ?? 0] = changed;
    this.#rooms = [...this.#rooms];
    if (this.#element) this.#element.rooms = this.#rooms;
  }
  unmount(): void {
    this.#element?.remove();
    this.#element = undefined;
    this.#data = this.#rooms = [];
    this.#asked = false;
  }
  shown(): boolean {
    return this.#find('.vac-messages-hidden') === null;
  }
  threadScroller(): HTMLElement | null | undefined {
    return this.#find('.vac-container-scroll');
  }
  inboxScroller(): HTMLElement | null | undefined {
    return this.#find('.vac-room-list');
  }
  numberOf(row: Element): number {
    return Number(row.id.slice(1));
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#element?.shadowRoot?.querySelector<HTMLElement>(selector);
  }
  #show(data: unknown[]): void {
    this.#data = data;
    if (this.#element) this.#element.messages = data;
  }
  #create(properties: object): VueAdvancedChat {
    const element = document.createElement('vue-advanced-chat') as VueAdvancedChat;
    Object.assign(element, { height: '720px', currentUserId: 'me', roomsLoaded: true, emojiDataSource: '/none.json' }, properties);
    this.#element = element;
    return element;
  }
}

globalThis.contender = new Vac();
