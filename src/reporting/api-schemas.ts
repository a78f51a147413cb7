/** The shapes of the API for manufacturers' own systems. */
import { z } from 'zod';
import { OUTLOOKS, REASONS, RESPONSES, STATED_VOLUMES, VOLUME_OUTLOOKS, VOLUMES } from '../supply/model.ts';
import { STALE } from './model.ts';

const keys = <K extends string>(of: Record<K, unknown>) => z.enum(Object.keys(of) as [K, ...K[]]);
const date = z.string().meta({ format: 'date' });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** The codes of a list that can be reported, with their official words. */
const words = (of: Record<string, string>) =>
  Object.entries(of)
    .filter(([code]) => code !== 'unknown')
    .map(([code, label]) => `${code}=${label}`)
    .join(', ');

const OwnProduct = z
  .object({
    yjCode: z.string(),
    name: z.string(),
    strength: z.string(),
    response: keys(RESPONSES),
    volume: keys(VOLUMES),
    reason: keys(REASONS),
    outlook: keys(OUTLOOKS),
    outlookText: z.string().nullable(),
    lastWordOn: date.nullable().meta({ description: '最後に報告または確認があった日' }),
    stale: z.array(keys(STALE)).meta({ description: words(STALE) }),
    pending: z.boolean().meta({ description: '受け付けた報告が、次の一覧の公開を待っているか' }),
    draft: z.boolean(),
    version: z
      .string()
      .meta({ description: '今の内容の版。報告に添えると、知らない間の変更を上書きしません' }),
  })
  .meta({ id: 'OwnProduct', description: '自社の品目と、いま載っている（または公開を待つ）内容' });

export const OwnProducts = z
  .object({
    asOf: date.nullable(),
    page: z.int(),
    pages: z.int(),
    total: z.int(),
    products: z.array(OwnProduct),
  })
  .meta({ id: 'OwnProducts' });

/** Loose on purpose: what is wrong in a report is reported field by field, like the cells of a file. */
const Status = z
  .looseObject({
    response: z.unknown().meta({ type: 'string', description: words(RESPONSES) }),
    reason: z.unknown().meta({ type: 'string', description: words(REASONS) }),
    outlook: z.unknown().meta({ type: 'string', description: words(OUTLOOKS) }),
    outlookText: z.unknown().meta({ type: 'string', description: '見込みの時期など。ない場合は null' }),
    volume: z.unknown().meta({ type: 'string', description: words(STATED_VOLUMES) }),
    volumeOutlook: z
      .unknown()
      .meta({ type: 'string', description: `${words(VOLUME_OUTLOOKS)}。ない場合は null` }),
    volumeOutlookPercent: z.unknown().meta({ type: 'number', description: '通常の出荷量を100とする百分率' }),
  })
  .partial()
  .meta({ id: 'ReportedStatus' });

const MAX_ITEMS = 5_000;
const Item = z.object({ yjCode: z.string().max(50), version: z.string().max(100), status: Status });

export const CheckBody = z
  .object({
    reports: z
      .array(Item.partial({ version: true }))
      .min(1)
      .max(MAX_ITEMS),
  })
  .meta({ id: 'ReportCheck' });

export const SubmitBody = z
  .object({
    reports: z.array(Item).min(1).max(MAX_ITEMS),
    acknowledged: z
      .array(z.string().max(100))
      .max(100)
      .default([])
      .meta({ description: '確かめたうえで提出する注意の規則コード' }),
    corrects: z.string().max(50).optional().meta({ description: '誤りとして訂正する提出の受付番号' }),
  })
  .meta({ id: 'ReportSubmission' });

export const IdempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(200)
    .meta({ description: '提出ごとに違う文字列。同じ値と同じ内容で送り直すと、同じ受付控を返します' }),
});

const Change = z.object({ column: z.int(), label: z.string(), before: cell, after: cell });

const Finding = z
  .object({
    code: z.string().meta({ description: '規則のコード' }),
    level: z.enum(['error', 'warning']),
    row: z.int().nullable(),
    yjCode: z.string().nullable(),
    name: z.string().nullable(),
    column: z.string().nullable(),
    value: cell,
    wording: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'Finding', description: '誤り（提出できない）または注意（確かめれば提出できる）' });

export const CheckResult = z
  .object({
    rows: z.int(),
    unchanged: z.int(),
    changes: z.array(
      z.object({
        yjCode: z.string(),
        name: z.string(),
        version: z.string(),
        changes: z.array(Change),
      }),
    ),
    errors: z.array(Finding),
    warnings: z.array(Finding),
  })
  .meta({ id: 'ReportCheckResult' });

export const ReceiptBody = z
  .object({
    number: z.string(),
    kind: z.enum(['change', 'no-change']),
    channel: z.enum(['form', 'file', 'api']),
    organisation: z.string(),
    person: z.string().nullable(),
    submittedAt: z.iso.datetime(),
    reportedOn: date,
    fileName: z.string().nullable(),
    sha256: z.string().meta({ description: '報告した内容のSHA-256' }),
    products: z.array(
      z.object({
        yjCode: z.string(),
        name: z.string(),
        changes: z.array(Change),
        publishedOn: date.nullable().meta({ description: 'この報告を載せた最初の一覧の日付' }),
        correctedBy: z.string().nullable(),
        corrects: z.string().nullable(),
      }),
    ),
    acknowledged: z.array(z.object({ code: z.string(), wording: z.string(), count: z.int() })),
  })
  .meta({ id: 'Receipt', description: '受付控' });
