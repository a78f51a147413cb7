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
import { cleanLine, readable } from '../../platform/text.ts';
import { RESPONSES, STATED_VOLUMES } from '../../supply/model.ts';
import {
  CAUSES,
  type Notice,
  type NoticeProduct,
  PATIENTS,
  productsOf,
  TALK_STATES,
  TALKS,
} from '../model.ts';
import { fieldOf, PRODUCT_FIELDS, type ProductField } from './product-fields.ts';

/** Within this many months the notice expects a shortage to begin. */
const MONTHS_AHEAD = 6;

/** What the notice takes from the list and the calendar, not from the form. */
export interface NoticeFacts {
  products: readonly [ProductFacts, ...ProductFacts[]];
  reportedOn: IsoDate;
}

export interface ProductFacts {
  yjCode: string;
  name: string;
  mah: string;
  essentialSupply: Notice['essential'];
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

/** The fields of each product. */
const productShape = {
  marketShare: number('市場シェア', { max: 100, unit: '%' }),
  volume: choice('いまの出荷量', STATED_VOLUMES),
  response: choice('いまの出荷対応', RESPONSES, 'unknown'),
  expectedOn: date('供給不足が始まる見込みの時期'),
  quantity: line('影響を受ける数量', 200),
  stockMonths: number('在庫', { max: 120, unit: 'か月分' }),
} satisfies Record<ProductField, z.ZodType>;
const ProductForm = z.object(productShape);

/** The fields of the form. Those of the talks are named `talk.WITH` and `talk.WITH.text`. */
const Form = z.object({
  ...productShape,
  cause: choice('原因', CAUSES),
  occurredOn: date('起きた日'),
  details: lines('くわしい内容', 4_000),
  otherProduct: optional('原因となった他社の品目', 200),
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

/** Names of the form's fields, those of its first product among them. */
export const NOTICE_FIELDS = Object.keys(Form.shape) as (keyof z.infer<typeof Form>)[];

/** Reads a notice, or says what is wrong with each item. @param fields what the form sent; a field that is missing is blank */
export function readNotice(
  fields: Readonly<Record<string, string>>,
  { products: [product, ...others], reportedOn }: NoticeFacts,
): { notice: Notice; problems: [] } | { notice: null; problems: ItemProblem[] } {
  const { value: form, problems: misread } = readFields(Form, fields);
  const more = others.map((other) => readOther(fields, other));
  const missing = [...(form ? [] : misread), ...more.flatMap(({ problems }) => problems)];
  if (!form || missing.length > 0) return { notice: null, problems: missing };
  const problems: ItemProblem[] = [];
  if (form.cause === 'others' && form.otherProduct === '')
    problems.push({ item: 'otherProduct', wording: '原因となった他社の品目を入れてください。' });
  if (form.occurredOn > reportedOn)
    problems.push({ item: 'occurredOn', wording: '起きた日が、報告日より後になっています。' });
  const said = [{ ...form, item: 'expectedOn' }, ...more.map(({ item, value }) => ({ ...value!, item }))];
  for (const { expectedOn, item } of said)
    if (expectedOn < addDays(reportedOn, -366) || expectedOn > addDays(reportedOn, 3660))
      problems.push({ item, wording: '見込みの時期が離れすぎています。年を確かめてください。' });
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
    ...noticeProduct(product, form),
    more: others.map((other, index) => noticeProduct(other, more[index]!.value!)),
    reportedOn,
    cause: form.cause,
    occurredOn: form.occurredOn,
    details: form.details,
    otherProduct: form.cause === 'others' ? form.otherProduct : null,
    improvement: form.improvement,
    alternatives: form.alternatives,
    talks,
    patients: form.patients,
    patientCount: form.patients === 'none' ? null : form.patientCount,
    contact: { name: form.contactName, phone: form.contactPhone, email: form.contactEmail },
  };
  return { notice, problems: [] };
}

/** Another product's fields; what is wrong says of which product. */
function readOther(fields: Readonly<Record<string, string>>, { yjCode, name }: ProductFacts) {
  const own = Object.fromEntries(
    PRODUCT_FIELDS.map((field) => [field, fields[fieldOf(field, yjCode)] ?? '']),
  );
  const { value, problems } = readFields(ProductForm, own);
  return {
    value,
    item: fieldOf('expectedOn', yjCode),
    problems: problems.map(({ item, wording }) => ({
      item: fieldOf(item, yjCode),
      wording: `${readable(name)}：${wording}`,
    })),
  };
}

function noticeProduct(
  { yjCode, name, mah, essentialSupply }: ProductFacts,
  { marketShare, volume, response, expectedOn, quantity, stockMonths }: z.infer<typeof ProductForm>,
): NoticeProduct {
  return {
    yjCode,
    productName: name,
    mah,
    essential: essentialSupply,
    marketShare,
    volume: volume as NoticeProduct['volume'],
    response: response as NoticeProduct['response'],
    expectedOn,
    quantity,
    stockMonths,
  };
}

/** What a form with this notice has in its fields: the inverse of {@link readNotice}. */
export function fieldsOf(notice: Notice): Record<string, string> {
  const { talks, contact } = notice;
  const text = (value: number | string | null) => (value === null ? '' : String(value));
  const ofProduct = (product: NoticeProduct, named: (field: string) => string) =>
    Object.fromEntries(PRODUCT_FIELDS.map((field) => [named(field), text(product[field])]));
  return {
    ...ofProduct(notice, (field) => field),
    ...Object.assign(
      {},
      ...notice.more.map((other) => ofProduct(other, (field) => fieldOf(field, other.yjCode))),
    ),
    cause: notice.cause,
    occurredOn: notice.occurredOn,
    details: notice.details,
    otherProduct: text(notice.otherProduct),
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
  const products = productsOf(notice);
  for (const { productName, expectedOn, stockMonths } of products) {
    const of = products.length > 1 ? `${readable(productName)}：` : '';
    if (expectedOn > monthsAfter(notice.reportedOn, MONTHS_AHEAD))
      remarks.push(
        `${of}供給不足の見込みが${MONTHS_AHEAD}か月より先です。時期が近づいたら、内容を更新してください。`,
      );
    if (expectedOn <= notice.reportedOn)
      remarks.push(`${of}供給不足がすでに始まっているときは、供給状況報告も出してください。`);
    if (stockMonths === null) remarks.push(`${of}在庫（何か月分か）が分かりしだい、追記してください。`);
  }
  if (notice.patients !== 'none' && notice.talks.societies.state === 'none')
    remarks.push('代わりのない患者がいますが、関係学会・医療機関との協議が未着手です。');
  return remarks;
}
