/** A world in which letters are sent, to a mail server that takes them. */
import type { TestContext } from 'node:test';
import { pino } from 'pino';
import { createAccess } from '../../access/index.ts';
import type { SignedIn } from '../../access/testing.ts';
import { deliverLetters } from '../../alerts/delivery/deliver-letters.ts';
import { mailServer } from '../../alerts/delivery/servers-testing.ts';
import { fixedClock } from '../../platform/clock.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { warningWorld } from '../../warnings/testing.ts';

export const SITE = 'https://antei.example';
export const addressOf = ({ actor }: SignedIn) => `p${actor.person.id}@antei.example`;

/** The world of warnings, whose people have confirmed an address each. */
export async function letterWorld(t: TestContext, answer?: Parameters<typeof mailServer>[1]) {
  const server = await mailServer(t, answer);
  const logged: string[] = [];
  const made = await warningWorld(t, { smtpUrl: server.url, publicUrl: SITE });
  const context = Object.assign(made.context, {
    ports: NO_PORTS,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  });
  const access = createAccess(context);
  const people = [made.officer, made.colleague, made.reader, made.maker, made.makerViewer, made.peer];
  for (const who of people) await access.setMailAddress(who.actor, addressOf(who));
  await deliverLetters(context);
  for (const { to, raw } of server.mails) {
    const who = people.find((one) => addressOf(one) === to)!;
    const body = Buffer.from(String(raw).split(/\r?\n\r?\n/)[2]!, 'base64').toString();
    await access.confirmMail(who.actor, /key=([\w-]+)/.exec(body)![1]!);
  }
  server.mails.length = 0;
  /** What is sent now: to whom, and its subject without the name of the site. */
  const send = async () => {
    await deliverLetters(context);
    const read = await server.read();
    const mails = server.mails
      .map(({ to }, index) => ({ ...read[index]!, to }))
      .sort((a, b) => (a.to < b.to ? -1 : 1));
    server.mails.length = 0;
    return {
      sent: mails.map(({ to, subject }) => [to, subject!.replace('【安定】', '')]),
      texts: mails.map(({ text }) => text!),
    };
  };
  const goTo = (instant: string) => {
    context.clock = fixedClock(instant);
  };
  return { ...made, context, access, server, logged, send, goTo };
}
