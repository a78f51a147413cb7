import { DataTable } from '../../../../ui/data-table.tsx';
import { RESPONSES, type ShipmentResponse, type ShipmentVolume, VOLUMES } from '../../../model.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';

const RESPONSE_WORDS: Record<ShipmentResponse, string> = {
  normal: '注文にふだんどおり応じています。',
  limitedOwn: '製造販売業者自身の事情で、注文のすべてには応じられません。',
  limitedOthers: '他社の品目の供給不足などで注文が増え、すべてには応じられません。',
  limitedOther: 'そのほかの事情で、注文のすべてには応じられません。',
  stopped: '供給が止まっています。',
  unknown: '一覧の文が公式の区分にありません。品目のページに原文を示します。',
};

const VOLUME_WORDS: Record<ShipmentVolume, string> = {
  increased: 'ふだんより多く出ています。',
  normal: 'ふだんの量（100%以上）が出ています。',
  decreased: 'ふだんより少なくなっています。',
  halted: '出ていません。',
  delisting: '薬価基準から削除される予定です。在庫がなくなると終わります。',
  notStated: '一覧のこの欄が空欄です。ふだんの量が出ているとは読みません。',
  unknown: '一覧の文が公式の区分にありません。',
};

/** The marks of the site with the official words behind them. */
export function GuideMarks() {
  return (
    <div className="grid items-start gap-8 md:grid-cols-2">
      <Marks
        caption="出荷対応（⑫）"
        rows={(Object.keys(RESPONSES) as ShipmentResponse[]).map((response) => ({
          key: response,
          chip: <ResponseChip response={response} />,
          official: RESPONSES[response],
          words: RESPONSE_WORDS[response],
        }))}
      />
      <Marks
        caption="出荷量（⑰）"
        rows={(Object.keys(VOLUMES) as ShipmentVolume[]).map((volume) => ({
          key: volume,
          chip: <VolumeChip volume={volume} />,
          official: VOLUMES[volume],
          words: VOLUME_WORDS[volume],
        }))}
      />
    </div>
  );
}

interface Mark {
  key: string;
  chip: React.ReactNode;
  official: string;
  words: string;
}

function Marks({ caption, rows }: { caption: string; rows: Mark[] }) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      narrow="cards"
      columns={[
        { key: 'chip', header: '印', rowHeader: true, nowrap: true, cell: (row) => row.chip },
        {
          key: 'words',
          header: '意味',
          card: 'bare',
          cell: (row) => (
            <>
              <strong className="block">{row.official}</strong>
              {row.words}
            </>
          ),
        },
      ]}
    />
  );
}
