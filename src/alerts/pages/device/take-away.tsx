import { useState } from 'react';
import { Button } from '../../../ui/forms/button.tsx';
import type { DeviceList } from '../../device/device-matching.ts';
import { listCsv } from '../../device/list-csv.ts';

/** The list as a file, and its end. */
export function TakeAway({ list, onForget }: { list: DeviceList; onForget: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        <Button type="button" size="sm" onClick={() => download(listCsv(list.products))}>
          リストを書き出す（CSV）
        </Button>
        <Button type="button" size="sm" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          この端末のリストを消す…
        </Button>
      </div>
      {asking ? (
        <div className="flex flex-wrap items-center gap-3 border-l-4 border-red-900 pl-3">
          <p>{list.products.length}品目と設定を、この端末から消します。元に戻せません。</p>
          <Button
            type="button"
            size="sm"
            onClick={() => {
              setAsking(false);
              onForget();
            }}
          >
            消す
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'antei-list.csv';
  link.click();
  URL.revokeObjectURL(url);
}
