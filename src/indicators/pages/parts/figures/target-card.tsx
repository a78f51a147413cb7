import type { ReactNode } from 'react';
import { momentText } from '../../../../platform/dates/date-text.ts';
import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { INDICATORS_PATH, measurePath } from '../../../addresses.ts';
import { formatFraction, formatFractionRange } from '../../../fraction-wording.ts';
import type { TargetState } from '../../../views/read-dashboard.ts';
import { formatPointRange } from '../../../wording.ts';

/** One of the state's targets: where we are as a number with a bar, the way and the time that are left, the official value. */
export function TargetCard({ state, until }: { state: TargetState; until: string | null }) {
  const { measure, target } = state;
  const id = `target-${measure.id}`;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-8 border border-solid-gray-420 p-4">
      <h2 id={id} className="text-std-18B-160">
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {target.per === 'prefecture' ? '主目標' : '副次目標'}
        </span>
        {targetWords(state)}
      </h2>
      {state.nation ? <Reached state={state} /> : <p>このサイトの値は、まだありません。</p>}
      <dl className="space-y-1 text-dns-14N-130">
        {state.nation ? <Line term="目標まで">{distanceWords(state)}</Line> : null}
        <Line term="期限">
          {formatDate(target.by)}（{timeLeft(state.monthsLeft)}）
        </Line>
        {state.pace !== null && until !== null ? (
          <Line term="必要な歩み">
            データの末（{momentText(until.slice(0, 7))}）から、1年に{paceWords(state)}
          </Line>
        ) : null}
        <OfficialLine state={state} />
      </dl>
    </section>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="w-20 shrink-0 text-solid-gray-700">{term}</dt>
      <dd className="min-w-0 flex-1">{children}</dd>
    </div>
  );
}

function targetWords({ measure, target }: TargetState): string {
  const where = target.per === 'prefecture' ? 'すべての都道府県で' : '';
  return `${measure.title.ja}を${where}${formatFraction(target.value, 0)}以上に`;
}

/** The number, which leads to its definition, and the bar. */
function Reached({ state }: { state: TargetState }) {
  const { measure, target, nation, prefectures } = state;
  if (prefectures) {
    const { counts, total } = prefectures;
    const at = {
      value: counts.sure / total,
      lower: counts.sure / total,
      upper: (counts.sure + counts.maybe) / total,
    };
    return (
      <div>
        <p>
          <Link to={measurePath({ measure: measure.id, by: 'prefecture' })}>
            <span className="text-std-32B-150 tabular-nums">
              {range(counts.sure, counts.sure + counts.maybe)}
            </span>
            <span className="ml-1">/ {total}都道府県</span>
          </Link>
        </p>
        <BoundsBar {...at} target={1} />
        <p className="mt-1 text-dns-14N-130">
          全国では
          <Link to={measurePath({ measure: measure.id })}>{formatFraction(nation!.value)}</Link>
        </p>
      </div>
    );
  }
  return (
    <div>
      <p>
        <Link to={measurePath({ measure: measure.id })}>
          <span className="text-std-32B-150 tabular-nums">{formatFraction(nation!.value)}</span>
        </Link>
        {measure.kind === 'families-at-least' ? (
          <span className="ml-1">
            （{nation!.denominator}成分のうち{nation!.numerator}成分）
          </span>
        ) : null}
      </p>
      <BoundsBar {...nation!} target={target.value} />
      <p className="mt-1 text-dns-14N-130">{boundsWords(state)}</p>
    </div>
  );
}

function boundsWords({ nation }: TargetState): string {
  if (nation!.lower === null) return '';
  const bounds = formatFractionRange(nation!.lower, nation!.upper);
  return bounds.includes('〜') ? `秘匿を考えた範囲 ${bounds}` : '秘匿による幅は、この桁では現れません';
}

const range = (low: number, high: number) => (low === high ? String(low) : `${low}〜${high}`);

function distanceWords({ measure, target, nation, prefectures, distance }: TargetState): string {
  if (distance === null) return '計算できる値がありません';
  if (distance.upper === 0) return '達しています';
  const points = formatPointRange(distance.lower, distance.upper);
  if (!prefectures && measure.kind === 'families-at-least') {
    const { numerator, denominator } = nation!;
    return `あと${Math.ceil((denominator ?? 0) * target.value - 1e-9) - numerator}成分（${points}）`;
  }
  if (!prefectures) return `あと${points}`;
  const { counts, total } = prefectures;
  const missing = range(total - counts.sure - counts.maybe, total - counts.sure);
  return `あと${missing}都道府県。最も遠いところで${points}`;
}

function paceWords({ prefectures, pace }: TargetState): string {
  return prefectures ? `${pace!.toFixed(1)}都道府県` : `${(pace! * 100).toFixed(1)}ポイント`;
}

function timeLeft(months: number): string {
  if (months === 0) return '期限を過ぎたか、1か月以内です';
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return `あと${years > 0 ? `${years}年` : ''}${rest > 0 ? `${rest}か月` : ''}`;
}

function OfficialLine({ state: { official, prefectures } }: { state: TargetState }) {
  if (!official) return null;
  const { series, point, reached } = official;
  const value =
    series.unit === 'count'
      ? `${point.value}/${prefectures?.total ?? 47}都道府県`
      : formatFraction(point.value);
  return (
    <Line term="公式の値">
      <Link to={`${INDICATORS_PATH}/series#${series.id}`}>{value}</Link>（{momentText(point.period)}
      {point.note === '速報値' ? '・速報値' : ''}）{reached ? '。目標に達しています' : ''}
    </Line>
  );
}
