/**
 * Who is served next. Two lanes take turns, organisations that are signed in and everybody else; in a lane the senders take
 * turns, each with its own files in order. So one who sends a hundred files makes others wait for one of them, and strangers,
 * however many addresses they have, take at most every second turn from organisations and half of the places.
 */
export interface Sender {
  lane: 'organisation' | 'address';
  /** One of a lane: the organisation's number, or the network's address. */
  key: string;
}

export interface QueueBounds {
  /** Files that wait: half of them in each lane, or so many. */
  files: number | Record<Sender['lane'], number>;
  /** Their bytes. */
  bytes: number;
}

/** The part of a lane's places that one sender may take. */
const SENDERS_SHARE = 0.2;

interface Waiting<T> {
  item: T;
  bytes: number;
}

class Lane<T> {
  /** In the order of their turns; the first is next. */
  readonly senders = new Map<string, Waiting<T>[]>();
  files = 0;
  bytes = 0;
}

export class FairQueue<T> {
  readonly #bounds: QueueBounds;
  readonly #lanes = { organisation: new Lane<T>(), address: new Lane<T>() };
  #turn: Sender['lane'] = 'organisation';

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds;
  }

  /** False if there is no place. An empty lane takes any file. */
  add(item: T, { lane: name, key }: Sender, bytes: number): boolean {
    const lane = this.#lanes[name];
    const own = lane.senders.get(key) ?? [];
    const { files: bound, bytes: most } = this.#bounds;
    const [files, room] = [typeof bound === 'number' ? bound / 2 : bound[name], most / 2];
    const ownBytes = own.reduce((sum, waiting) => sum + waiting.bytes, 0);
    const full =
      lane.files + 1 > files ||
      lane.bytes + bytes > room ||
      own.length + 1 > Math.max(1, files * SENDERS_SHARE) ||
      ownBytes + bytes > room * SENDERS_SHARE;
    if (full && lane.files > 0) return false;
    lane.senders.set(key, [...own, { item, bytes }]);
    lane.files++;
    lane.bytes += bytes;
    return true;
  }

  /** The next file, which waits no more; null if none does. */
  take(): T | null {
    const other = this.#turn === 'organisation' ? 'address' : 'organisation';
    for (const name of [this.#turn, other] as const) {
      const lane = this.#lanes[name];
      const first = lane.senders.entries().next().value;
      if (!first) continue;
      const [key, [next, ...rest]] = first as [string, [Waiting<T>, ...Waiting<T>[]]];
      lane.senders.delete(key);
      if (rest.length > 0) lane.senders.set(key, rest);
      lane.files--;
      lane.bytes -= next.bytes;
      this.#turn = name === 'organisation' ? 'address' : 'organisation';
      return next.item;
    }
    return null;
  }

  /** Takes out a file whose sender has left; false if it does not wait. */
  remove(item: T): boolean {
    for (const lane of Object.values(this.#lanes))
      for (const [key, own] of lane.senders) {
        const found = own.find((waiting) => waiting.item === item);
        if (!found) continue;
        const rest = own.filter((waiting) => waiting !== found);
        if (rest.length > 0) lane.senders.set(key, rest);
        else lane.senders.delete(key);
        lane.files--;
        lane.bytes -= found.bytes;
        return true;
      }
    return false;
  }

  /** How many are served before a file, if nobody else comes; null if it does not wait. */
  ahead(item: T): number | null {
    const copy = new FairQueue<T>(this.#bounds);
    copy.#turn = this.#turn;
    for (const name of ['organisation', 'address'] as const) {
      for (const [key, own] of this.#lanes[name].senders) copy.#lanes[name].senders.set(key, [...own]);
    }
    for (let ahead = 0; ; ahead++) {
      const next = copy.take();
      if (next === null) return null;
      if (next === item) return ahead;
    }
  }

  get length(): number {
    return this.#lanes.organisation.files + this.#lanes.address.files;
  }
}
