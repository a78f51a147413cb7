import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const REPORT = new URL('./report-usage.ts', import.meta.url);

export interface Run {
  /** From asking for the process to its end. */
  seconds: number;
  /** Its own processor time; what PostgreSQL did for it is not in it. */
  cpuSeconds: number;
  peakMb: number;
  output: string;
}

/** Runs a script, named as seen from bench/, as a process of its own under this Node. */
export async function run(
  script: string,
  args: string[],
  nodeFlags: string[] = [],
  settings: Record<string, string> = {},
): Promise<Run> {
  const file = fileURLToPath(new URL(script, new URL('../', import.meta.url)));
  const started = performance.now();
  const child = startNode([...nodeFlags, '--import', REPORT.href, file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: settings,
  });
  const texts = ['', '', ''];
  for (const [i, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
    stream!.on('data', (chunk) => {
      texts[i] += chunk;
    });
  const exited = new Promise<[number | null, number]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve([code, (performance.now() - started) / 1000]));
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const [code, seconds] = await exited;
  await closed;
  const [output, errors, usage] = texts as [string, string, string];
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}: ${errors}${output}`);
  return { seconds, output, ...(JSON.parse(usage) as { cpuSeconds: number; peakMb: number }) };
}

const running = new Set<ChildProcess>();

/** Starts this Node, with no settings but those it is told in `env`, and remembers it for as long as it lives. */
export function startNode(args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, args, {
    ...options,
    env: { ...cleanEnvironment(), ...options.env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends what still runs when the benchmarks are interrupted. */
export async function endProcesses(): Promise<void> {
  const ended = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(ended);
}

/** The environment without the settings of whoever runs the benchmarks: each process gets exactly what it is told. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ANTEI_') && !['DATABASE_URL', 'PORT', 'NODE_OPTIONS'].includes(name),
  );
  return Object.fromEntries(kept);
}

/** Processor seconds a running process has used so far; null if the system does not tell. */
export function cpuSecondsOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

/** Megabytes of memory that a process has now; 0 where it has gone. */
export function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1000;
  } catch {
    return 0;
  }
}

/** A mail server that takes everything, in a process of its own. */
export async function startMailSink(): Promise<{ sink: ChildProcess; port: string }> {
  const script = fileURLToPath(new URL('./smtp-sink.ts', import.meta.url));
  const sink = startNode([script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) =>
    sink.stdout!.once('data', (text) => resolve(String(text).trim())),
  );
  return { sink, port };
}

const SENDERS_NICE = 15;
/** Of util-linux. */
const CHANGE_POLICY = 'chrt';

/**
 * Those who send are on machines of their own: what this process does for them takes only what the site leaves of this one, at once
 * where the system can say so (`chrt`), otherwise by a lower priority. Start before it what is to have the site's.
 * @returns ends it, where it may
 */
export function asOnAnotherMachine(): () => void {
  if (schedule('--idle')) return () => schedule('--other');
  setOwnPriority(SENDERS_NICE);
  return () => {
    try {
      setOwnPriority(0);
    } catch {
      // Only root may; what follows is then compared with what has the same.
    }
  };
}

function schedule(policy: '--idle' | '--other'): boolean {
  return spawnSync(CHANGE_POLICY, [policy, '--all-tasks', '--pid', '0', String(process.pid)]).status === 0;
}

/** A priority is one thread's alone. */
function setOwnPriority(nice: number): void {
  const threads = existsSync('/proc/self/task') ? readdirSync('/proc/self/task').map(Number) : [0];
  for (const thread of threads) setPriority(thread, nice);
}
