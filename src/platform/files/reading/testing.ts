/** For tests only: readers that misbehave. */
import { createHash } from 'node:crypto';
import { AnteiError } from '../../errors.ts';

export const echo = (value: unknown, milliseconds = 0) =>
  new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));

export function forever(): never {
  for (;;);
}

export function eat(): never {
  for (const eaten: Buffer[] = []; ; ) eaten.push(Buffer.alloc(10_000_000, 1));
}

export function eatHeap(): never {
  for (const eaten: unknown[] = []; ; ) eaten.push(new Array(1_000_000).fill(0.5));
}

export const leave = () => process.exit(3);

export const large = () => 'あ'.repeat(1_000_000);

export function refuse(): never {
  throw new AnteiError('too-many-cells', 'この一覧は長すぎます。', { remedy: '短くしてください。' });
}

export const environment = () => Object.keys(process.env);

export const digest = (name: string, bytes: Buffer) =>
  `${name} ${createHash('sha256').update(bytes).digest('hex')}`;

export const pid = () => process.pid;
