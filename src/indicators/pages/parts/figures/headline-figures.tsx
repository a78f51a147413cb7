import { BoundsBar } from '../../../../ui/charts/bounds-bar.tsx';
import { Link } from '../../../../ui/link.tsx';
import { INDICATORS_PATH, measurePath } from '../../../addresses.ts';
import type { Headline } from '../../../headlines/headline-model.ts';
import {
  computedNumber,
  computedOrigin,
  isReached,
  officialDate,
  officialNumber,
} from '../../../headlines/headline-wording.ts';

/** The headline of a target: the official value large, this site's own beside it, each with a bar, and why they differ. */
export function HeadlineFigures({ headline }: { headline: Headline }) {
  const { official, computed, why, goal, of, series, measure } = headline;
  const whole = (of === 'prefectures' && goal) || 1;
  const line = goal === null ? undefined : goal / whole;
  const share = (value: number | null) => (value === null ? null : value / whole);
  return (
    <div className="space-y-2">
      {official ? (
        <div>
          <p>
            <Link to={`${INDICATORS_PATH}/series#${series ?? ''}`}>
              <span className="text-std-32B-150 tabular-nums">{officialNumber(headline, official)}</span>
            </Link>
            <span className="ml-2 text-dns-14N-130">
              公式の値（{officialDate(official)}）{isReached(headline) ? '目標に達しています' : ''}
            </span>
          </p>
          <BoundsBar value={share(official.value)} lower={null} upper={null} target={line} />
        </div>
      ) : null}
      {computed ? (
        <div>
          <p>
            <span className="text-dns-14N-130">このサイトの計算</span>
            <Link
              to={measurePath({
                measure: measure.id,
                by: of === 'prefectures' ? 'prefecture' : undefined,
              })}
            >
              <span className="ml-2 text-std-20B-150 tabular-nums">{computedNumber(headline, computed)}</span>
            </Link>
          </p>
          <BoundsBar
            value={share(computed.value)}
            lower={share(computed.lower)}
            upper={share(computed.upper)}
            target={line}
          />
          <p className="text-dns-14N-130 text-solid-gray-700">{computedOrigin(headline, computed)}</p>
          {official && why ? (
            <p className="text-dns-14N-130 text-solid-gray-700">値が違う理由：{why.short}</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
