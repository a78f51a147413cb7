import type { ReactNode } from 'react';
import { formatDate } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { measurePath } from '../../../addresses.ts';
import { formatFraction } from '../../../fraction-wording.ts';
import { goalWords } from '../../../headlines/goal-wording.ts';
import { distanceWords, neededWords, reachingNumber } from '../../../headlines/headline-wording.ts';
import type { TargetState } from '../../../views/read-dashboard.ts';
import { formatPointRange } from '../../../wording.ts';
import { HeadlineFigures } from './headline-figures.tsx';

/** One of the state's targets: its headline, then the way and the time that are left. */
export function TargetCard({ state, invented }: { state: TargetState; invented: boolean }) {
  const { measure, headline, nation } = state;
  const { target } = measure;
  const id = `target-${measure.id}`;
  const needed = neededWords(headline);
  return (
    <section
      aria-labelledby={id}
      className="flex break-inside-avoid flex-col gap-3 rounded-8 border border-solid-gray-420 p-4"
    >
      <h2 id={id} className="text-std-18B-160">
        <span className="block text-dns-14N-130 text-solid-gray-700">
          {target.per === 'prefecture' ? '主目標' : '副次目標'}
        </span>
        {measure.title.ja}を{goalWords(headline, target.value)}に
      </h2>
      <HeadlineFigures headline={headline} />
      {headline.computed === null && nation ? <Apart state={state} invented={invented} /> : null}
      <dl className="space-y-1 text-dns-14N-130">
        {headline.official ? (
          <Line term="目標まで">
            {distanceWords(headline)}
            {farthestWords(state)}
          </Line>
        ) : null}
        <Line term="期限">
          {formatDate(target.by)}（{timeLeft(state.monthsLeft)}）
        </Line>
        {needed ? <Line term="必要な歩み">公式の値から{needed}</Line> : null}
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

/** A figure that stands beside no official value: of a demonstration, or of rounds that lack sheets. */
function Apart({
  state: { measure, nation, prefectures },
  invented,
}: {
  state: TargetState;
  invented: boolean;
}) {
  const by = prefectures ? 'prefecture' : undefined;
  return (
    <p className="text-dns-14N-130">
      {invented
        ? '架空のデータ（デモ）では'
        : 'このサイトの計算は、取り込まれた表がそろわないため公式の値と並べていません。ある表だけでは'}
      <Link to={measurePath({ measure: measure.id, by })}>
        {prefectures ? reachingNumber(prefectures.counts) : formatFraction(nation!.value)}
      </Link>
    </p>
  );
}

/** How far the farthest prefecture is, as computed. */
function farthestWords({ prefectures, distance }: TargetState): string {
  if (!prefectures || distance === null || distance.upper === 0) return '';
  return `。計算では、最も遠いところで${formatPointRange(distance.lower, distance.upper)}`;
}

function timeLeft(months: number): string {
  if (months === 0) return '期限を過ぎたか、1か月以内です';
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return `あと${years > 0 ? `${years}年` : ''}${rest > 0 ? `${rest}か月` : ''}`;
}
