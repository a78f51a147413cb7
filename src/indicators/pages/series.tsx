import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import { INDICATORS_PATH } from '../addresses.ts';
import { NoFiguresNotice } from './parts/datasets/address-issues.tsx';
import { BoundsNote } from './parts/datasets/bounds-note.tsx';
import { NoDataset } from './parts/datasets/no-dataset.tsx';
import { SourceNote } from './parts/datasets/source-note.tsx';
import { SourceWarnings } from './parts/datasets/source-warnings.tsx';
import { SeriesChart } from './parts/trends/series-chart.tsx';
import { OwnBesideOfficial, SeriesTable } from './parts/trends/series-table.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return context.get(servicesContext).indicators.series();
}

export function meta() {
  return [
    { title: '公式の値とこのサイトの値｜安定 Antei' },
    {
      name: 'description',
      content:
        '薬価調査などで公表された後発医薬品・バイオ後続品の値を、資料の言葉とともに載せ、このサイトの計算と違う理由を説明します。',
    },
  ];
}

export default function SeriesPage({
  loaderData: { values, targets, source, none },
}: PageProps<typeof loader>) {
  return (
    <>
      <Breadcrumbs items={[{ label: '指標', to: INDICATORS_PATH }, { label: '公式の値' }]} />
      <PageHeading
        title="公式の値とこのサイトの値"
        lead="公表された値を資料の言葉とともに載せ、このサイトの計算と並べます"
      />
      <div className="space-y-10">
        <SourceWarnings source={source} />
        <NoFiguresNotice none={none} />
        {source ? (
          <div className="space-y-2">
            <SourceNote source={source} />
            <BoundsNote />
          </div>
        ) : null}
        {source || none ? null : <NoDataset what="公式の値の横に、このサイトで計算した値" />}
        <nav aria-label="このページの公式の値">
          <ul className="list-disc space-y-1 pl-6">
            {[...values, ...targets].map(({ series }) => (
              <li key={series.id}>
                <a href={`#${series.id}`}>{series.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        {values.map((beside) => (
          <Section key={beside.series.id} id={beside.series.id} title={beside.series.title}>
            {beside.series.points.length > 1 ? (
              <div className="grid items-center gap-x-8 gap-y-3 md:grid-cols-2">
                <SeriesChart beside={beside} />
                <OwnBesideOfficial beside={beside} />
              </div>
            ) : (
              <OwnBesideOfficial beside={beside} />
            )}
            <SeriesTable beside={beside} />
          </Section>
        ))}
        {targets.map((beside) => (
          <Section key={beside.series.id} id={beside.series.id} title={beside.series.title}>
            <OwnBesideOfficial beside={beside} />
            <SeriesTable beside={beside} />
          </Section>
        ))}
      </div>
    </>
  );
}
