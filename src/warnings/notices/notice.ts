/** The notice's items, read from what a form sends: one schema, and for each item a clear word on what is wrong. Pure. */

import { z } from 'zod';
import { addDays, type IsoDate } from '../../platform/clock.ts';
import { monthsAfter } from '../../platform/dates/months.ts';
import {
  choice,
  date,
  type ItemProblem,
  line,
  lines,
  optional,
  readFields,
} from '../../platform/form-fields.ts';
import { numberText } from '../../platform/number-text.ts';
import { cleanLine } from '../../platform/text.ts';
import { RESPONSES, STATED_VOLUMES } from '../../supply/model.ts';
import { CAUSES, type Notice, PATIENTS, TALK_STATES, TALKS } from '../model.ts';

/** Within this many months the notice expects a shortage to begin. */
const MONTHS_AHEAD = 6;

/** What the notice takes from the list and the calendar, not from the form. */
export interface NoticeFacts {
  product: { yjCode: string; name: string; mah: string; essentialSupply: Notice['essential'] };
  reportedOn: IsoDate;
}

/** A number in any width; blank: not known. */
const number = (
  label: string,
  { max, unit, whole = false }: { max: number; unit: string; whole?: boolean },
) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      const typed = cleanLine(text ?? '')
        .normalize('NFKC')
        .replace(/[,%\s]|か月(分)?|人/g, '');
      if (typed === '') return null;
      const value = Number(typed);
      const shape = whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,3})?$/;
      if (shape.test(typed) && value <= max) return value;
      const kind = whole ? '整数' : '数字';
      ctx.addIssue(`${label}は0から${numberText(max)}までの${kind}（${unit}）で入れてください。`);
      return z.NEVER;
    });

const talk = (label: string) => ({
  state: choice(`「${label}」の状況`, TALK_STATES),
  text: optional(`「${label}」の内容`, 1_000),
});

/** The fields of the form. Those of the talks are named `talk.WITH` and `talk.WITH.text`. */
const Form = z.object({
  marketShare: number('市場シェア', { max: 100, unit: '%' }),
  volume: choice('いまの出荷量', STATED_VOLUMES),
  response: choice('いまの出荷対応', RESPONSES, 'unknown'),
  cause: choice('原因', CAUSES),
  occurredOn: date('起きた日'),
  details: lines('くわしい内容', 4_000),
  otherProduct: optional('原因となった他社の品目', 200),
  expectedOn: date('供給不足が始まる見込みの時期'),
  quantity: line('影響を受ける数量', 200),
  stockMonths: number('在庫', { max: 120, unit: 'か月分' }),
  improvement: lines('改善の見込み', 1_000),
  alternatives: lines('代替品', 1_000),
  'talk.makers': talk(TALKS.makers).state,
  'talk.makers.text': talk(TALKS.makers).text,
  'talk.societies': talk(TALKS.societies).state,
  'talk.societies.text': talk(TALKS.societies).text,
  'talk.offices': talk(TALKS.offices).state,
  'talk.offices.text': talk(TALKS.offices).text,
  patients: choice('代わりのない患者', PATIENTS),
  patientCount: number('患者の数', { max: 10_000_000, unit: '人', whole: true }),
  contactName: line('連絡先の氏名・部署', 100),
  contactPhone: optional('電話番号', 40),
  contactEmail: optional('メールアドレス', 200),
});

/** Names of the form's fields. */
export const NOTICE_FIELDS = Object.keys(Form.shape) as (keyof z.infer<typeof Form>)[];

/** Reads a notice, or says what is wrong with each item. @param fields what the form sent; a field that is missing is blank */
export function readNotice(
  fields: Readonly<Record<string, string>>,
  { product, reportedOn }: NoticeFacts,
): { notice: Notice; problems: [] } | { notice: null; problems: ItemProblem[] } {
  const { value: form, problems: misread } = readFields(Form, fields);
  if (!form) return { notice: null, problems: misread };
  const problems: ItemProblem[] = [];
  if (form.cause === 'others' && form.otherProduct === '')
    problems.push({ item: 'otherProduct', wording: '原因となった他社の品目を入れてください。' });
  if (form.occurredOn > reportedOn)
    problems.push({ item: 'occurredOn', wording: '起きた日が、報告日より後になっています。' });
  if (form.expectedOn < addDays(reportedOn, -366) || form.expectedOn > addDays(reportedOn, 3660))
    problems.push({ item: 'expectedOn', wording: '見込みの時期が離れすぎています。年を確かめてください。' });
  if (form.contactPhone === '' && form.contactEmail === '')
    problems.push({
      item: 'contactPhone',
      wording: '電話番号かメールアドレスの、どちらかは入れてください。',
    });
  if (form.contactEmail !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.contactEmail))
    problems.push({ item: 'contactEmail', wording: 'メールアドレスの形を確かめてください。' });
  if (problems.length > 0) return { notice: null, problems };
  const talks = {
    makers: { state: form['talk.makers'], text: form['talk.makers.text'] },
    societies: { state: form['talk.societies'], text: form['talk.societies.text'] },
    offices: { state: form['talk.offices'], text: form['talk.offices.text'] },
  };
  const notice: Notice = {
    yjCode: product.yjCode,
    productName: product.name,
    mah: product.mah,
    essential: product.essentialSupply,
    reportedOn,
    marketShare: form.marketShare,
    volume: form.volume as Notice['volume'],
    response: form.response as Notice['response'],
    cause: form.cause,
    occurredOn: form.occurredOn,
    details: form.details,
    otherProduct: form.cause === 'others' ? form.otherProduct : null,
    expectedOn: form.expectedOn,
    quantity: form.quantity,
    stockMonths: form.stockMonths,
    improvement: form.improvement,
    alternatives: form.alternatives,
    talks,
    patients: form.patients,
    patientCount: form.patients === 'none' ? null : form.patientCount,
    contact: { name: form.contactName, phone: form.contactPhone, email: form.contactEmail },
  };
  return { notice, problems: [] };
}

/** What a form with this notice has in its fields: the inverse of {@link readNotice}. */
export function fieldsOf(notice: Notice): Record<string, string> {
  const { talks, contact } = notice;
  const text = (value: number | string | null) => (value === null ? '' : String(value));
  return {
    marketShare: text(notice.marketShare),
    volume: notice.volume,
    response: notice.response,
    cause: notice.cause,
    occurredOn: notice.occurredOn,
    details: notice.details,
    otherProduct: text(notice.otherProduct),
    expectedOn: notice.expectedOn,
    quantity: notice.quantity,
    stockMonths: text(notice.stockMonths),
    improvement: notice.improvement,
    alternatives: notice.alternatives,
    'talk.makers': talks.makers.state,
    'talk.makers.text': talks.makers.text,
    'talk.societies': talks.societies.state,
    'talk.societies.text': talks.societies.text,
    'talk.offices': talks.offices.state,
    'talk.offices.text': talks.offices.text,
    patients: notice.patients,
    patientCount: text(notice.patientCount),
    contactName: contact.name,
    contactPhone: contact.phone,
    contactEmail: contact.email,
  };
}

/** What is taken but should be looked at again; shown beside the notice to its maker and to the desk. */
export function remarksOn(notice: Notice): string[] {
  const remarks: string[] = [];
  if (notice.expectedOn > monthsAfter(notice.reportedOn, MONTHS_AHEAD))
    remarks.push(
      `供給不足の見込みが${MONTHS_AHEAD}か月より先です。時期が近づいたら、内容を更新してください。`,
    );
  if (notice.expectedOn <= notice.reportedOn)
    remarks.push('供給不足がすでに始まっているときは、供給状況報告も出してください。');
  if (notice.stockMonths === null) remarks.push('在庫（何か月分か）が分かりしだい、追記してください。');
  if (notice.patients !== 'none' && notice.talks.societies.state === 'none')
    remarks.push('代わりのない患者がいますが、関係学会・医療機関との協議が未着手です。');
  return remarks;
}
