/** A notice as lines of term and text, in the order of the form: for reading, and for what a correction changed. Pure. */

import { ESSENTIAL } from '../../../medicines/model.ts';
import { numberText } from '../../../platform/number-text.ts';
import { readable } from '../../../platform/text.ts';
import { RESPONSES, VOLUMES } from '../../../supply/model.ts';
import { formatDate } from '../../../ui/format.ts';
import {
  CAUSES,
  type Notice,
  type NoticeProduct,
  PATIENTS,
  productsOf,
  TALK_STATES,
  TALKS,
  type TalkWith,
} from '../../model.ts';

export interface NoticeLine {
  key: string;
  term: string;
  text: string;
}

const UNKNOWN = 'わからない';

/** Every item that applies. */
export function noticeLines(notice: Notice): NoticeLine[] {
  const { otherProduct, patients, patientCount, contact } = notice;
  const products = productsOf(notice);
  const single = products.length === 1;
  return [
    line('reportedOn', '報告日', formatDate(notice.reportedOn)),
    // One line for each of several products; of one alone each item has its own.
    ...(single
      ? productLines(notice)
      : products.map((product) =>
          line(
            `product.${product.yjCode}`,
            readable(product.productName),
            [
              `YJコード：${product.yjCode}`,
              ...productLines(product).map(({ term, text }) => `${term}：${text}`),
            ].join('\n'),
          ),
        )),
    line('cause', '原因', CAUSES[notice.cause]),
    ...(otherProduct ? [line('otherProduct', '原因となった他社の品目', otherProduct)] : []),
    line('occurredOn', '起きた日', formatDate(notice.occurredOn)),
    line('details', 'くわしい内容', notice.details),
    line('improvement', '改善の見込み', notice.improvement),
    line('alternatives', '代替品', notice.alternatives),
    ...(Object.keys(TALKS) as TalkWith[]).map((key) => {
      const { state, text } = notice.talks[key];
      return line(
        `talk.${key}`,
        `${TALKS[key]}との協議`,
        text === '' ? TALK_STATES[state] : `${TALK_STATES[state]}：${text}`,
      );
    }),
    line(
      'patients',
      '代わりのない患者',
      patientCount === null ? PATIENTS[patients] : `${PATIENTS[patients]}　${numberText(patientCount)}人`,
    ),
    line('contact', '連絡先', [contact.name, contact.phone, contact.email].filter(Boolean).join('　')),
  ];
}

function line(key: string, term: string, text: string): NoticeLine {
  return { key, term, text };
}

/** What is said of one product. */
function productLines(product: NoticeProduct): NoticeLine[] {
  const { essential, marketShare, stockMonths } = product;
  return [
    line('essential', '供給確保医薬品', essential ? ESSENTIAL[essential] : '対象外'),
    line('marketShare', '市場シェア', marketShare === null ? UNKNOWN : `${marketShare}%`),
    line('response', '報告時の出荷対応', RESPONSES[product.response]),
    line('volume', '報告時の出荷量', VOLUMES[product.volume]),
    line('expectedOn', '供給不足の始まる見込み', formatDate(product.expectedOn)),
    line('quantity', '影響を受ける数量', product.quantity),
    line('stockMonths', '在庫', stockMonths === null ? UNKNOWN : `${stockMonths}か月分`),
  ];
}

/** The lines that a correction changed; a blank side where the item did not apply. */
export function noticeChanges(
  before: Notice,
  after: Notice,
): { term: string; before: string; after: string }[] {
  const [old, now] = [before, after].map(
    (notice) => new Map(noticeLines(notice).map((line) => [line.key, line])),
  );
  return [...new Set([...old!.keys(), ...now!.keys()])].flatMap((key) => {
    const [a, b] = [old!.get(key), now!.get(key)];
    if (a?.text === b?.text) return [];
    return [{ term: (b ?? a)!.term, before: a?.text ?? '', after: b?.text ?? '' }];
  });
}
