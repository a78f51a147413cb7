import { StatusChips } from '../../../../supply/ui/status-chips.tsx';
import { formatDate, formatInstant } from '../../../../ui/format.ts';
import { Link } from '../../../../ui/link.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { CAUSES } from '../../../model.ts';
import { StateChip } from '../state-chip.tsx';
import type { DeskPage } from './desk-data.ts';
import { Typed } from './desk-parts.tsx';
import { LATE_WORDS } from './queue-table.tsx';

/** How far the warning is, in one look: state, points, when, who, and what the public sees today. */
export function DeskSummary({ page }: { page: DeskPage }) {
  const { products, state, score, late, over, publicLink } = page;
  return (
    <div className="space-y-4">
      {late.map((why) => (
        <Notice key={why} kind="warning" title={LATE_WORDS[why]} />
      ))}
      {over ? (
        <Notice
          title={`製造販売業者から、供給不安がなくなったと連絡がありました（${formatInstant(over.at)}）`}
        >
          <p>
            <Typed text={over.note} />
          </p>
        </Notice>
      ) : null}
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 rounded-8 border border-solid-gray-420 p-4 lg:grid-cols-5">
        <Fact term="状態">
          <StateChip state={state} />
        </Fact>
        <Fact term="点数">
          <a href="#score">
            <strong className="text-std-18B-160">{score.total}</strong> / {score.most}
          </a>
        </Fact>
        <Fact term="原因">{CAUSES[page.cause]}</Fact>
        <Fact term="供給不足の見込み">{formatDate(page.expectedOn)}から</Fact>
        <Fact term="担当・期限">
          {page.assignee ?? '担当なし'}
          {page.dueOn ? <span className="block">{formatDate(page.dueOn)}まで</span> : null}
        </Fact>
        <div className="col-span-2 border-t border-solid-gray-300 pt-3 lg:col-span-5">
          <dt className="text-dns-14N-130 text-solid-gray-700">
            いま公表されている供給状況
            {page.asOf ? `（${formatDate(page.asOf)}現在）` : ''}
          </dt>
          {products.map(({ code, name, now }) => (
            <dd key={code} className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
              {products.length > 1 ? <strong>{name}</strong> : null}
              {now ? (
                <StatusChips response={now.response} volume={now.volume} labelled full />
              ) : (
                '一覧に載っていません'
              )}
              {now?.trouble ? <span>{now.trouble}</span> : null}
              {now ? <Link to={`/products/${code}`}>公開ページを見る</Link> : null}
            </dd>
          ))}
          {publicLink ? (
            <dd className="mt-1">
              <Link to={publicLink}>公開した供給不足を見る</Link>
            </dd>
          ) : null}
        </div>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-dns-14N-130 text-solid-gray-700">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
