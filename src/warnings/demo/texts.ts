/** What the demonstration's warnings say, and how far each is. Pure. */
import { addDays, type IsoDate } from '../../platform/clock.ts';
import type { Cause, ContactKind, State } from '../model.ts';
import { fieldOf, PRODUCT_FIELDS } from '../notices/product-fields.ts';

export type DemoStep =
  | { kind: 'move'; to: State; note: string }
  | { kind: 'assign'; inDays: number }
  | { kind: 'log'; with: ContactKind; who: string; what: string }
  | { kind: 'ask'; message: string };

export interface DemoWarning {
  /** Days since it was received. */
  ago: number;
  /** How many products of the maker it is of; one where it is left out. */
  products?: number;
  cause: Cause;
  details: string;
  /** Days from the report until the shortage is expected. */
  expectedIn: number;
  stockMonths: string;
  marketShare: string;
  patients: 'none' | 'some' | 'many';
  /** Each with the days from the receipt on. */
  steps: readonly (readonly [after: number, step: DemoStep])[];
}

const triage: DemoStep = { kind: 'move', to: 'triage', note: '' };
const coordinating: DemoStep = { kind: 'move', to: 'coordinating', note: '' };

export const WARNINGS: readonly DemoWarning[] = [
  {
    ago: 1,
    cause: 'material',
    details: 'デモ：架空の原薬の製造所が止まり、次の入荷が決まっていません。',
    expectedIn: 48,
    stockMonths: '1.5',
    marketShare: '38',
    patients: 'some',
    steps: [],
  },
  {
    ago: 6,
    cause: 'demand',
    details: 'デモ：架空の他社品の出荷停止により、注文がふだんの2倍になっています。',
    expectedIn: 25,
    stockMonths: '0.8',
    marketShare: '22',
    patients: 'none',
    steps: [],
  },
  {
    ago: 9,
    cause: 'quality',
    details: 'デモ：架空の安定性試験で、規格を外れるおそれが見つかりました。',
    expectedIn: 75,
    stockMonths: '2.5',
    marketShare: '61',
    patients: 'many',
    steps: [
      [1, triage],
      [1, { kind: 'assign', inDays: 14 }],
    ],
  },
  {
    ago: 20,
    cause: 'manufacturing',
    details: 'デモ：架空の包装の設備が壊れ、直るまで3か月かかります。',
    expectedIn: 40,
    stockMonths: '1',
    marketShare: '47',
    patients: 'some',
    steps: [
      [1, triage],
      [2, { kind: 'assign', inDays: 16 }],
      [4, coordinating],
      [
        9,
        {
          kind: 'log',
          with: 'society',
          who: 'デモの学会（架空）',
          what: 'デモ：代わりに使える薬について、意見を聞きました。',
        },
      ],
      [13, { kind: 'ask', message: 'デモ：同じ規格の品目の出荷を、3か月のあいだ増やせるか教えてください。' }],
    ],
  },
  {
    ago: 52,
    cause: 'others',
    details: 'デモ：架空の他社品の影響で、在庫が減っています。',
    expectedIn: 60,
    stockMonths: '2',
    marketShare: '15',
    patients: 'none',
    steps: [
      [0, triage],
      [3, coordinating],
      [
        18,
        { kind: 'move', to: 'prevented', note: 'デモ：架空の他社2社が出荷を増やし、不足しませんでした。' },
      ],
    ],
  },
  {
    ago: 64,
    cause: 'administrative',
    details: 'デモ：架空の製造所が、業務の停止を命じられました。',
    expectedIn: 15,
    stockMonths: '0.5',
    marketShare: '72',
    patients: 'many',
    steps: [
      [1, triage],
      [2, coordinating],
      [9, { kind: 'move', to: 'shortage', note: 'デモ：限定出荷が始まりました（架空）。' }],
    ],
  },
  {
    ago: 95,
    cause: 'delisting',
    details: 'デモ：架空の品目の販売をやめる予定です。',
    expectedIn: 150,
    stockMonths: '6',
    marketShare: '4',
    patients: 'none',
    steps: [
      [3, triage],
      [6, { kind: 'move', to: 'closed', note: 'デモ：代わりの品目が足りているため、完了にしました。' }],
    ],
  },
  {
    ago: 130,
    products: 3,
    cause: 'material',
    details: 'デモ：架空の添加剤が入らず、同じ工場の3品目の製造が止まります。',
    expectedIn: 70,
    stockMonths: '3',
    marketShare: '29',
    patients: 'some',
    steps: [
      [2, triage],
      [5, coordinating],
      [34, { kind: 'move', to: 'prevented', note: 'デモ：架空の別の添加剤に替え、不足しませんでした。' }],
      [41, { kind: 'move', to: 'closed', note: 'デモ：出荷が続いているため、完了にしました。' }],
    ],
  },
  {
    ago: 3,
    products: 2,
    cause: 'quality',
    details: 'デモ：架空の充填の設備で、2品目に同じ異物が見つかりました。',
    expectedIn: 33,
    stockMonths: '1.2',
    marketShare: '44',
    patients: 'some',
    steps: [[1, triage]],
  },
];

/** What a maker has begun to write, and not sent. */
export const DRAFT: Readonly<Record<string, string>> = {
  cause: 'manufacturing',
  details: 'デモ：架空の打錠機の点検が延びています（書きかけ）。',
  contactName: 'デモの供給管理部（架空）',
};

/** The form of a warning on some products, as a maker would fill it in on a day: of each product the same. */
export function noticeFields(
  { cause, details, expectedIn, stockMonths, marketShare, patients }: DemoWarning,
  day: IsoDate,
  [, ...others]: readonly string[],
): Record<string, string> {
  const form: Record<string, string> = {
    marketShare,
    volume: 'normal',
    response: 'normal',
    cause,
    occurredOn: addDays(day, -6),
    details,
    otherProduct: cause === 'others' ? 'デモの他社品（架空）' : '',
    expectedOn: addDays(day, expectedIn),
    quantity: 'デモ：月に約120万錠（架空）',
    stockMonths,
    improvement: 'デモ：別の製造所を半年のうちに加える見込みです（架空）。',
    alternatives: 'デモ：同じ成分・規格の他社品',
    'talk.makers': 'talking',
    'talk.makers.text': '',
    'talk.societies': 'none',
    'talk.societies.text': '',
    'talk.offices': 'done',
    'talk.offices.text': '',
    patients,
    patientCount: patients === 'none' ? '' : '1200',
    contactName: 'デモの供給管理部（架空）',
    contactPhone: '000-0000-0000',
    contactEmail: '',
  };
  for (const code of others) for (const field of PRODUCT_FIELDS) form[fieldOf(field, code)] = form[field]!;
  return form;
}
