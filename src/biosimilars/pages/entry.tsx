import type { LoaderFunctionArgs } from 'react-router';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Link } from '../../ui/link.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Section } from '../../ui/section.tsx';
import type { PageProps } from '../../web/page-types.ts';
import { servicesContext } from '../../web/services.ts';
import {
  CASES_PATH,
  COST_PATH,
  GLOSSARY_PATH,
  INGREDIENTS_PATH,
  INSURERS_PATH,
  ingredientPath,
  MATERIALS_PATH,
  PATIENTS_PATH,
  PROFESSIONALS_PATH,
  SEMINARS_PATH,
} from '../addresses.ts';
import { Paragraph } from './parts/content-blocks.tsx';
import { SITE_NAME } from './parts/content-page.tsx';
import { Sources } from './parts/sources.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const { guide, today } = context.get(servicesContext);
  const { rows, list, invented } = await guide.ingredients(today);
  const ingredients = rows.map(({ id, name, known }) => ({
    id,
    name,
    says: known
      ? `主な効能：${known.indication}`
      : invented
        ? 'デモの架空の成分'
        : '国の一覧の後に収載された成分',
  }));
  return { entry: guide.entry(), ingredients, list };
}

export function meta() {
  return [
    { title: `${SITE_NAME}｜安定 Antei` },
    {
      name: 'description',
      content:
        'バイオ後続品（バイオシミラー）とは何か。患者さん、医療関係者、保険者・自治体に向けた説明と、成分ごとの値段・使用割合・いまの供給。',
    },
  ];
}

const DOORS = [
  {
    to: PATIENTS_PATH,
    title: '患者さん・ご家族の方へ',
    text: 'どんな薬か、安全か、お金はどうなるか',
  },
  {
    to: PROFESSIONALS_PATH,
    title: '医療関係者の方へ',
    text: '根拠とRMPのありか、診療報酬、供給、説明のしかた',
  },
  {
    to: INSURERS_PATH,
    title: '保険者・自治体の方へ',
    text: '使用を進める理由、求められている取組、使える数字',
  },
];

const MORE = [
  {
    to: COST_PATH,
    title: 'ひと月の費用の計算',
    text: '先行バイオ医薬品とバイオ後続品で、支払いがいくら変わるか',
  },
  { to: GLOSSARY_PATH, title: '言葉の説明', text: 'このサイトで使う言葉を、短い文で' },
  { to: MATERIALS_PATH, title: '資料', text: '説明に使える資料と調査の結果' },
  { to: SEMINARS_PATH, title: '講習会', text: '予定の一覧と、カレンダーへの登録' },
  { to: CASES_PATH, title: '各地の事例', text: '都道府県、病院、薬局、保険者の取組' },
  {
    to: '/indicators/biosimilars',
    title: 'バイオ後続品の指標',
    text: '成分ごと、都道府県ごとの使用割合と目標',
  },
];

export default function BiosimilarEntryPage({ loaderData }: PageProps<typeof loader>) {
  const { entry, ingredients, list } = loaderData;
  return (
    <>
      <Breadcrumbs items={[{ label: SITE_NAME }]} />
      <PageHeading title={SITE_NAME} lead="どんな薬か、値段、使われ方、いまの供給" />
      <div className="space-y-10">
        <div className="space-y-2">
          {entry.sentences.map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the texts are fixed
            <Paragraph key={i} text={text} />
          ))}
        </div>
        <Section id="doors" title="読む方を選んでください">
          <ul className="grid gap-4 sm:grid-cols-3">
            {DOORS.map(({ to, title, text }) => (
              <li key={to} className="rounded-8 border border-solid-gray-420 p-4">
                <Link to={to} className="text-std-18B-160">
                  {title}
                </Link>
                <p className="mt-1">{text}</p>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="ingredients" title={`バイオ後続品のある成分（${ingredients.length}成分）`}>
          <p>
            薬の名前や値段、いま手に入るかは、<Link to={INGREDIENTS_PATH}>成分の一覧</Link>で比べられます。
          </p>
          <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
            {ingredients.map(({ id, name, says }) => (
              <li key={id}>
                <Link to={ingredientPath(id)}>{name}</Link>
                <span className="block text-dns-14N-130 text-solid-gray-700">{says}</span>
              </li>
            ))}
          </ul>
          <p className="text-dns-14N-130 text-solid-gray-700">
            主な効能は、{list.title}によります（{list.document}
            ）。一覧が挙げるのは主なものだけで、効能・効果のすべてではありません。
          </p>
        </Section>
        <Section id="more" title="調べる・使う">
          <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {MORE.map(({ to, title, text }) => (
              <li key={to}>
                <Link to={to}>{title}</Link>
                <span className="block text-dns-14N-130 text-solid-gray-700">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="about" title="このページについて">
          <p className="max-w-3xl">{entry.note}</p>
        </Section>
        <Sources sources={entry.sources} />
      </div>
    </>
  );
}
