import { formatCount } from '../../../ui/format.ts';
import type { Preview } from '../../model.ts';

/** What was read of a file, in numbers; each leads to what it counts. */
export function UploadFigures({ preview, total }: { preview: Omit<Preview, 'changes'>; total: number }) {
  const { rows, unchanged, missing, errors, warnings } = preview;
  const figures = [
    { label: '読んだ行', value: rows },
    { label: '変わる品目', value: total, at: '#changes' },
    { label: '変わらない品目', value: unchanged },
    { label: 'エラー', value: errors.length, at: '#errors' },
    { label: '注意', value: warnings.length, at: '#warnings' },
  ];
  return (
    <div className="space-y-2">
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {figures.map(({ label, value, at }) => (
          <div key={label} className="rounded-8 border border-solid-gray-420 px-3 py-2">
            <dt className="text-dns-14N-130 text-solid-gray-700">{label}</dt>
            <dd className="text-std-24B-150 tabular-nums">
              {at && value > 0 ? <a href={at}>{formatCount(value)}</a> : formatCount(value)}
            </dd>
          </div>
        ))}
      </dl>
      {missing > 0 ? (
        <p className="text-dns-14N-130">
          ファイルにない自社の品目が{formatCount(missing)}品目あります。それらについては何も報告しません。
        </p>
      ) : null}
    </div>
  );
}
