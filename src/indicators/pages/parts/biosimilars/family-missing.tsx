import { Link } from '../../../../ui/link.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { BIOSIMILARS_PATH } from '../../../addresses.ts';

/** A family that was asked for and is not there. */
export interface MissingFamily {
  /** Of the ingredient; what was asked for, where nobody knows it. */
  name: string;
  /** Its id in the state's list of ingredients with biosimilars; null where it is not there. */
  known: string | null;
  /** The families that are there are invented. */
  invented: boolean;
}

/** In place of a family that the lists in use do not have: that it is not here, and where it or others are. */
export function FamilyMissing({ name, known, invented }: MissingFamily) {
  return (
    <>
      <PageHeading title="このバイオ医薬品の系列は、ここにはありません" />
      <div className="max-w-3xl space-y-4">
        <p>
          {invented
            ? `デモのデータにあるのは、名前も数値も架空の系列だけです。「${name}」の使用割合や薬価は、ここにはありません。公式のリストを取り込んだサイトでは、このアドレスに出ます。`
            : `「${name}」という系列は、いま使っている薬価と後発医薬品のリストにありません。`}
        </p>
        <ul className="list-disc space-y-1 pl-6">
          {known ? (
            <li>
              <Link to={`/biosimilars/ingredients/${encodeURIComponent(known)}`}>
                実在の{name}のバイオ後続品について（国の成分一覧にある、効能・発売年月・製造販売業者）
              </Link>
            </li>
          ) : null}
          <li>
            <Link to="/biosimilars/ingredients">バイオ後続品のある成分の一覧（実在のもの）</Link>
          </li>
          <li>
            <Link to={BIOSIMILARS_PATH}>
              {invented ? 'デモにある系列（架空のもの）' : '使用割合のある系列の一覧'}
            </Link>
          </li>
        </ul>
      </div>
    </>
  );
}
