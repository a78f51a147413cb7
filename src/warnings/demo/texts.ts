/** What the demonstration's warnings say, and how far each is. Pure. */
import { addDays, type IsoDate } from '../../platform/clock.ts';
import type { Cause, ContactKind, State } from '../model.ts';

export type DemoStep =
  | { kind: 'move'; to: State; note: string }
  | { kind: 'assign'; inDays: number }
  | { kind: 'log'; with: ContactKind; who: string; what: string }
  | { kind: 'ask'; message: string };

export interface DemoWarning {
  cause: Cause;
  details: string;
  /** Days from the report until the shortage is expected. */
  expectedIn: number;
  stockMonths: string;
  marketShare: string;
  patients: 'none' | 'some' | 'many';
  steps: readonly DemoStep[];
}

const triage: DemoStep = { kind: 'move', to: 'triage', note: '' };
const coordinating: DemoStep = { kind: 'move', to: 'coordinating', note: '' };

export const WARNINGS: readonly DemoWarning[] = [
  {
    cause: 'material',
    details: 'デモ：架空の原薬の製造所が止まり、次の入荷が決まっていません。',
    expectedIn: 48,
    stockMonths: '1.5',
    marketShare: '38',
    patients: 'some',
    steps: [],
  },
  {
    cause: 'demand',
    details: 'デモ：架空の他社品の出荷停止により、注文がふだんの2倍になっています。',
    expectedIn: 25,
    stockMonths: '0.8',
    marketShare: '22',
    patients: 'none',
    steps: [],
  },
  {
    cause: 'quality',
    details: 'デモ：架空の安定性試験で、規格を外れるおそれが見つかりました。',
    expectedIn: 75,
    stockMonths: '2.5',
    marketShare: '61',
    patients: 'many',
    steps: [triage, { kind: 'assign', inDays: 7 }],
  },
  {
    cause: 'manufacturing',
    details: 'デモ：架空の包装の設備が壊れ、直るまで3か月かかります。',
    expectedIn: 40,
    stockMonths: '1',
    marketShare: '47',
    patients: 'some',
    steps: [
      triage,
      { kind: 'assign', inDays: 5 },
      coordinating,
      {
        kind: 'log',
        with: 'society',
        who: 'デモの学会（架空）',
        what: 'デモ：代わりに使える薬について、意見を聞きました。',
      },
      { kind: 'ask', message: 'デモ：同じ規格の品目の出荷を、3か月のあいだ増やせるか教えてください。' },
    ],
  },
  {
    cause: 'others',
    details: 'デモ：架空の他社品の影響で、在庫が減っています。',
    expectedIn: 60,
    stockMonths: '2',
    marketShare: '15',
    patients: 'none',
    steps: [
      triage,
      coordinating,
      { kind: 'move', to: 'prevented', note: 'デモ：架空の他社2社が出荷を増やし、不足しませんでした。' },
    ],
  },
  {
    cause: 'administrative',
    details: 'デモ：架空の製造所が、業務の停止を命じられました。',
    expectedIn: 15,
    stockMonths: '0.5',
    marketShare: '72',
    patients: 'many',
    steps: [
      triage,
      coordinating,
      { kind: 'move', to: 'shortage', note: 'デモ：限定出荷が始まりました（架空）。' },
    ],
  },
  {
    cause: 'delisting',
    details: 'デモ：架空の品目の販売をやめる予定です。',
    expectedIn: 150,
    stockMonths: '6',
    marketShare: '4',
    patients: 'none',
    steps: [
      triage,
      { kind: 'move', to: 'closed', note: 'デモ：代わりの品目が足りているため、完了にしました。' },
    ],
  },
];

/** The form of a warning, as a maker would fill it in on a day. */
export function noticeFields(
  { cause, details, expectedIn, stockMonths, marketShare, patients }: DemoWarning,
  day: IsoDate,
): Record<string, string> {
  return {
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
}
