/**
 * Product pages while somebody sends every hostile file of the tests (test/hostile-files.ts) without pause, from ever new
 * addresses: how long a page takes, and how much memory the site and its reading process have had.
 */
import { readFileSync } from 'node:fs';
import { ensureBuilt } from '../src/app/build.ts';
import { Random } from '../src/supply/demo/random.ts';
import { type HostileFile, hostileFiles } from '../test/hostile-files.ts';
import { applyLoad } from './http-load.ts';
import { type Figure, judged } from './kit/figures.ts';
import { asOnAnotherMachine, residentMb } from './kit/processes.ts';
import { listProducts } from './kit/queries.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';
import { peakMb } from './reporting.ts';

const SECONDS = 60;
const WARM_UP_SECONDS = 5;
const PER_SECOND = 50;
const LIMIT_MS = 100;
/** Files that are on their way at once. */
const AT_ONCE = 8;
/** The site with the full catalogue has some 450 MB; files that wait, and the forms around them, come on top. */
const SITE_LIMIT_MB = 1_000;

export async function* measureHostile(place: Workplace): AsyncGenerator<Figure> {
  await ensureBuilt();
  const files = hostileFiles().filter(({ to }) => to !== 'report');
  const site = await startSite(place, { dataDir: await place.filled() });
  const products = await listProducts(site.url);
  const paths = new Random(2).shuffle([...products]).map(({ yjCode }) => `/products/${yjCode}`);
  const attack = new Attack(site.url, files);
  let readerMb = 0;
  const watch = setInterval(() => {
    readerMb = Math.max(readerMb, ...readersOf(site.pid).map(residentMb));
  }, 50);
  const loading = applyLoad({
    url: site.url,
    paths,
    headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' },
    perSecond: PER_SECOND,
    seconds: SECONDS,
    warmUpSeconds: WARM_UP_SECONDS,
  });
  const senderEnds = asOnAnotherMachine();
  const senders = Array.from({ length: AT_ONCE }, () => attack.send());
  const result = await loading;
  attack.stop();
  await Promise.all(senders);
  senderEnds();
  clearInterval(watch);
  const { answers } = attack;
  const p99 = judged('hostile', 'p99Ms', result.p99Ms, LIMIT_MS, {
    perSecond: PER_SECOND,
    kinds: files.length,
    answers,
    ...result,
  });
  yield { ...p99, ok: p99.ok && result.failed === 0 && !answers.none };
  yield judged('hostile-memory', 'peakMb', peakMb(site.pid), SITE_LIMIT_MB, { readerPeakMb: readerMb });
  await site.stop();
}

class Attack {
  readonly #url: string;
  readonly #files: HostileFile[];
  #next = 0;
  #stopped = false;
  /** How many came back by status; `none` for no answer at all. */
  readonly answers: Record<string, number> = {};

  constructor(url: string, files: HostileFile[]) {
    this.#url = url;
    this.#files = files;
  }

  stop(): void {
    this.#stopped = true;
  }

  async send(): Promise<void> {
    while (!this.#stopped) {
      const number = this.#next++;
      const { to, name, bytes } = this.#files[number % this.#files.length]!;
      const body = new FormData();
      if (to === 'text') body.set('text', bytes.toString());
      else body.set('file', new File([new Uint8Array(bytes)], name));
      const headers = {
        'x-forwarded-for': `198.51.${(number >> 8) % 256}.${number % 256}`,
        origin: this.#url,
      };
      const status = await fetch(`${this.#url}/lists/new`, { method: 'POST', body, headers })
        .then(async (response) => {
          await response.arrayBuffer();
          return String(response.status);
        })
        .catch(() => 'none');
      this.answers[status] = (this.answers[status] ?? 0) + 1;
    }
  }
}

/** Processes that the site started for foreign files. */
function readersOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.filter((child) => read(`/proc/${child}/cmdline`).includes('reader-process'));
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
