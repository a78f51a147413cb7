/** One initiative in a review: who, when, its state, the evidence, what is missing. Pure. */

import { type Citation, sayMoment } from '../../documents/model.ts';
import { initiativePath } from '../addresses.ts';
import { ACTORS, ADOPTIONS, PAGE_ROLES, type Programme, STATES } from '../model.ts';
import { GAPS } from '../state-wording.ts';
import type { InitiativeView, StatusView } from '../views.ts';
import { sayCount, sayTiming, sayYen } from '../wording.ts';
import type { Review } from './read-review.ts';
import type { Block, Words } from './review-blocks.ts';

type Names = Pick<Review, 'titles' | 'documentTitles'>;

export function initiativeBlocks(one: InitiativeView, names: Names): Block[] {
  const { id, title } = one;
  const rows: [string, Words[]][] = [
    ['実施主体', [actorWords(one)]],
    ['時期', timingLines(one)],
    ['内容', [one.text]],
    ['予算・実績', one.programme ? programmeLines(one.programme) : []],
    ['採否', adoptionLines(one, names)],
    ['状況', statusLines(one)],
    ['根拠', evidenceLines(one, names)],
    ['欠けているもの', [gapWords(one)]],
    ['関わるKPI', one.kpis.map((kpi) => names.titles.get(kpi) ?? kpi)],
    ['このサイト', pageLines(one)],
    ['注', one.note ? [one.note] : []],
  ];
  return [
    { kind: 'heading', level: 4, id: `initiative-${id}`, text: title },
    { kind: 'facts', rows: rows.flatMap(([term, lines]) => (lines.length > 0 ? [{ term, lines }] : [])) },
  ];
}

const NOBODY = '状況の記録はありません（誰も記録していません）。';

function actorWords({ actors, printedActor }: InitiativeView): string {
  const said = actors.map((actor) => ACTORS[actor]).join('、');
  return printedActor === 'unknown' ? said : `${said}（資料の言葉：${printedActor}）`;
}

function timingLines({ timing, phases }: InitiativeView): string[] {
  const said = timing ? [timing.printed, ...timing.parts.map((part) => `・${sayTiming(part)}`)] : [];
  const steps = phases.map(
    ({ text, when, shown }, at) =>
      `${at + 1}. ${text}（${when === 'unknown' ? '時期は不明' : when}${shown ? `。${shown.why}` : ''}）`,
  );
  return said.length + steps.length > 0
    ? [...said, ...(steps.length > 0 ? ['工程表の段階（印字の順）：', ...steps] : [])]
    : ['資料に時期の記載はありません。'];
}

/** What the documents print of money, results, who was adopted, samples and stock. */
function programmeLines(programme: Programme): string[] {
  const { budgets, noBudget, rate, results, adopted, sampling, stock } = programme;
  const measured = [...results, ...stock].map(({ what, value, counter, period }) => {
    const when = period === 'unknown' ? '' : `（${period}）`;
    return `${what}：${sayCount(value)}${counter}${when}`;
  });
  return [
    ...budgets.map(({ stage, yen }) => `${stage}：${yen === null ? '印字なし' : sayYen(yen)}`),
    ...(noBudget ? [`予算：${noBudget}`] : []),
    ...(rate ? [`補助率：${rate}`] : []),
    ...measured,
    ...adopted.map(({ name, work }) => `採択：${name}（${work}）`),
    ...sampling.map(
      ({ of, rate, size }) =>
        `調査：${of}　${rate === 'unknown' ? '' : `抽出率${rate}、`}約${sayCount(size)}客体`,
    ),
  ];
}

function adoptionLines({ adoption, foldedInto }: InitiativeView, { titles }: Names): string[] {
  const named = (id: string) => `「${titles.get(id) ?? id}」`;
  const folded = foldedInto ? [`統合した先：${named(foldedInto)}`] : [];
  if (!adoption) return folded;
  const by = adoption.by.map(named).join('、');
  return [`${ADOPTIONS[adoption.state]}${by ? `（${by}）` : ''}。${adoption.why}`, ...folded];
}

/** The newest in force, then the earlier ones and those taken back. */
function statusLines({ status, statuses }: InitiativeView): string[] {
  const others = statuses.filter((one) => one !== status);
  return [
    status ? statusWords(status) : NOBODY,
    ...others.map((one) =>
      one.withdrawn
        ? `取り下げ：${statusWords(one)}（取り下げの理由：${one.withdrawn.why}）`
        : `それまで：${statusWords(one)}`,
    ),
  ];
}

function statusWords({ state, on, by, note, origin }: StatusView): string {
  const signer = origin === 'officer' ? `${by}の担当者が記録` : by;
  return `${STATES[state]}（${sayMoment(on)}、${signer}）${note}`;
}

/** For every status in force. */
function evidenceLines({ statuses }: InitiativeView, { documentTitles }: Names): Words[] {
  const standing = statuses.filter(({ withdrawn }) => withdrawn === null);
  const lines = standing.flatMap(({ evidence }) =>
    evidence.map(
      (one): Words => ('url' in one ? { text: one.title, url: one.url } : cite(one, documentTitles)),
    ),
  );
  return lines.length > 0 || standing.length === 0 ? lines : ['根拠は示されていません。'];
}

function cite({ document, phrase }: Citation, titles: Names['documentTitles']): string {
  return `「${phrase}」（${titles.get(document) ?? document}）`;
}

function gapWords({ gap, status }: InitiativeView): string {
  if (gap) return `${GAPS[gap]}。`;
  if (status?.state === 'late') return '遅れていると記録されています。';
  return status
    ? '時期の上で欠けているものはありません。'
    : '状況の記録。時期からは、遅れているとまでは言えません。';
}

function pageLines({ id, pages }: InitiativeView): Words[] {
  return [
    { text: 'この取組のページ', url: initiativePath(id) },
    ...pages.map(
      ({ path, does, role }): Words => ({
        text: role === 'does' ? does : `${PAGE_ROLES.relates}：${does}`,
        url: path,
      }),
    ),
  ];
}
