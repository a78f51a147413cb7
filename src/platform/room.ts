/**
 * What a room hands to the roof. Each room says it in its own `room.ts`; `app/rooms.ts` lists the rooms, and everything that
 * there is one of for the whole site (pages, settings, jobs, commands, services) is collected from them. docs/guide/add-a-room.md
 * walks through one.
 *
 * A room's value is light: words and addresses, and functions that load the rest when it is asked for. The command line, and the
 * build of the pages, read all rooms and want little of each.
 */
import type { Command } from 'commander';
import type { FastifyPluginAsync } from 'fastify';
import type { CheckReport } from './check-report.ts';
import type { IsoDate } from './clock.ts';
import type { CommandKit } from './command.ts';
import type { Context } from './context.ts';
import type { PoolClient } from './database/connection.ts';
import type { ErrorGroup } from './errors.ts';
import type { Reading } from './files/reading/reading.ts';
import type { Access } from './http/server.ts';
import type { SiteUrl } from './http/site-address.ts';
import type { RoomJobs } from './jobs.ts';
import type { Progress } from './progress.ts';
import type { SettingsTable } from './settings.ts';

/** A page: its address, its file, and who may open it or send it anything. */
export interface Page {
  /** As the router writes it, without the first slash; '' is the top page. */
  path: string;
  /** In the room's `pages/`. */
  file: string;
  access: Access | 'signed-in';
  /** What may be sent to it beside a form of fields: the bytes of a file, or of a long text in its place. */
  takes?: 'file';
  /** Set for a large page of what somebody has just sent: it is made after the pages that others open. */
  afterOthers?: true;
  /** Set if people begin their work on this page. */
  place?: Place;
}

/** A page with the room that it belongs to. */
export interface SitePage extends Page {
  room: string;
}

/** A place on the page of somebody signed in (`/work`); shown to whoever may open the page. */
export interface Place {
  /** The lower, the earlier in the list, which follows a day's work. */
  at: number;
  label: string;
  text: string;
}

/** Something that waits for somebody: in words (「公開待ち 3件」), and where it is found. */
export interface Waiting {
  text: string;
  to: string;
}

/** Something that an organisation has to do by a day, or had to. */
export interface Deadline {
  organisation: number;
  /** Of its people only this one; null: whoever acts for it. */
  person: number | null;
  dueOn: IsoDate;
  /** In words that anybody may read, as they stand in a mail: 「増産の依頼への回答」. */
  what: string;
  /** How many of the same there are, and what they are counted in. */
  count: number;
  unit: '件' | '品目';
}

/** Who asks what waits: the actor of access/. */
// biome-ignore lint/suspicious/noEmptyInterface: access fills it
export interface PlaceAsker {}

/**
 * What pages may ask of the rooms. Empty here: each room adds its part, by its name, in its `room.ts`
 * (`declare module '../platform/room.ts'`), so that nobody above needs to know its inside.
 */
// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it
export interface RoomServices {}

/** The world of the whole site: with what rooms call upward, which each says in its `ports.ts` and `app/` fills. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it
export interface SiteContext extends Context {}

/** A room while the site runs. */
export interface OpenRoom {
  services?: Partial<RoomServices>;
  /** What only the room's own guarded pages get, and only for a caller who was let through. */
  confidential?: unknown;
  /**
   * What waits for who asks, by the path of the room's page that has a place on `/work`; asked only for those who may open that page. It
   * is what a confidential room lets out: counts, to whom may see what is counted.
   */
  waiting?: Readonly<Record<string, (asker: PlaceAsker) => Promise<Waiting[]>>>;
  /** Routes of the API, feeds and the like. */
  routes?: readonly { plugin: FastifyPluginAsync; prefix?: string }[];
  /** What reads files that people send; the reading process loads it before the first of them comes. */
  readers?: Parameters<Reading['warm']>[0];
  /** Prepares what takes long to make; called again every minute, so it must be quick where nothing has changed. */
  warm?: () => Promise<unknown>;
  close?: () => Promise<unknown>;
}

/** A check of what a room stores: `antei verify` and a job every night run all of them. */
export interface RoomCheck {
  /** The lower, the earlier. */
  at: number;
  /** In Japanese, as the progress bar says it. */
  what: string;
  load: () => Promise<(context: Context) => Promise<CheckReport>>;
}

/** A file that rows of the database name. */
export interface NamedFile {
  /** Below the room's folder, with slashes. */
  path: string;
  sha256: string;
  /** What is wrong where it is missing or damaged, and what to import again. */
  fault(kind: 'missing' | 'damaged'): string;
}

/** What a backup takes of a folder. */
export interface KeptFiles {
  /** Their paths below the folder; a backup from elsewhere puts no other file there. */
  files: RegExp;
  /** The files that count, as of the moment that `ask` sees. Where it is left out, all that lie in the folder itself do. */
  named?: () => Promise<
    (ask: <Row extends object>(statement: string) => Promise<Row[]>) => Promise<NamedFile[]>
  >;
}

/** The command line, as a room's commands find it. */
export interface CommandLine {
  program: Command;
  groups: { import: Command; fetch: Command; export: Command };
  kit: CommandKit<SiteContext>;
}

export interface Room {
  /** Of its folder below `src/`. */
  name: string;
  /** Above the ground (0); a room imports from lower floors only. The roof is 5. */
  floor: 1 | 2 | 3 | 4 | 5;
  pages?: readonly Page[];
  /**
   * What on its pages is real, and shown beside invented data while the site shows a demonstration; in Japanese, as a reader finds
   * it there. Left out: nothing but words about the site itself.
   */
  real?: string;
  /**
   * Set where its public pages and routes show somebody at once what they have just sent in, such as a list: they are read from the server
   * that takes writes, and from a replica only while that one is away.
   */
  own?: true;
  /** Its own errors (`defineErrors` in `errors.ts`). */
  errors?: ErrorGroup;
  /** What it records in the audit trail, in words (`defineDeeds` of access, in `deeds.ts`). */
  deeds?: Readonly<Record<string, string>>;
  /** What programs may be allowed to do (`defineScopes` of access, in `scopes.ts`). */
  scopes?: Readonly<Record<string, object>>;
  /** About what it writes to people (`defineMails` of access, in `mails.ts`). */
  mails?: Readonly<Record<string, object>>;
  /** What is due to somebody soon, or was: a job asks every morning and writes to each person once. */
  deadlines?: () => Promise<(context: SiteContext) => Promise<Deadline[]>>;
  settings?: SettingsTable;
  checks?: readonly RoomCheck[];
  /** Its folders in the data folder, by name. Files there never change once they are written. */
  folders?: Readonly<Record<string, KeptFiles | 'made again'>>;
  commands?: {
    /** The lower, the earlier in the help. */
    at: number;
    load: () => Promise<(line: CommandLine) => void>;
  };
  /**
   * Fills the demonstration with what the room would have: invented, marked as such, and gone with the first official list. Called
   * at every start that shows a demonstration, after people and editions are there; it does nothing where there is something.
   */
  demonstration?: () => Promise<(context: SiteContext, report: Progress) => Promise<void>>;
  jobs?: {
    /** Names of the tasks, for where there is no site yet (`antei restore`). */
    tasks: readonly string[];
    load: () => Promise<(context: SiteContext) => RoomJobs>;
  };
  /**
   * Empties the tables of the room that refer to editions or products of the demonstration, in the transaction of the official
   * list that takes its place.
   */
  forgetDemo?: () => Promise<(client: PoolClient) => Promise<void>>;
  /** @param site where the site is found, and the services of the rooms before this one in the list */
  open?: (context: SiteContext, site: { siteUrl: SiteUrl; services: RoomServices }) => Promise<OpenRoom>;
}

/** The services that a room opens, by name; `never` where it opens none. */
export type OpenedBy<R extends Room> = R extends {
  open: (...given: never[]) => Promise<{ services: infer S }>;
}
  ? keyof S
  : never;
