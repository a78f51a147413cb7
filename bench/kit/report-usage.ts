/** Preloaded into a measured process (`--import`): at its end it tells its peak memory and processor time on descriptor 3. */
import { readFileSync, writeSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ peakMb: peakKb() / 1000, cpuSeconds: (user + system) / 1e6 }));
});

/** Not `maxRSS` on Linux: a process starts with its parent's there, so a large parent makes every child look large. */
function peakKb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1.024;
  } catch {
    return process.resourceUsage().maxRSS * 1.024;
  }
}
