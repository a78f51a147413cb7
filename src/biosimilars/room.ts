import { type Guarded, ministry, type Role } from '../access/model.ts';
import type { Room } from '../platform/room.ts';
import { BIOSIMILARS_DEEDS } from './deeds.ts';
import { BIOSIMILARS_ERRORS } from './errors.ts';
import type { Guide } from './guide.ts';
import type { Information } from './information.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** Seminars, materials and good cases of the biosimilar information site; verbs that change anything ask who calls them. */
    information: Information;
    /** Texts and ingredients of the biosimilar information site. */
    guide: Guide;
  }
}

/** Organisations that send good cases of biosimilars. */
const sender = (role: Role): Guarded => ({
  kinds: ['prefecture', 'hospital', 'clinic', 'pharmacy', 'insurer'],
  role,
});

/** The information site on biosimilars. */
export const BIOSIMILARS = {
  name: 'biosimilars',
  floor: 4,
  errors: BIOSIMILARS_ERRORS,
  deeds: BIOSIMILARS_DEEDS,
  real: '説明・用語・国の成分一覧・資料',
  pages: [
    { path: 'biosimilars', file: 'entry.tsx', access: 'public' },
    { path: 'biosimilars/patients', file: 'patients.tsx', access: 'public' },
    { path: 'biosimilars/professionals', file: 'professionals.tsx', access: 'public' },
    { path: 'biosimilars/insurers', file: 'insurers.tsx', access: 'public' },
    { path: 'biosimilars/ingredients', file: 'ingredients.tsx', access: 'public' },
    { path: 'biosimilars/ingredients/:id', file: 'ingredient.tsx', access: 'public' },
    { path: 'biosimilars/glossary', file: 'glossary.tsx', access: 'public' },
    { path: 'biosimilars/seminars', file: 'seminars.tsx', access: 'public' },
    { path: 'biosimilars/materials', file: 'materials.tsx', access: 'public' },
    { path: 'biosimilars/cases', file: 'cases.tsx', access: 'public' },
    { path: 'biosimilars/cases/:id', file: 'case.tsx', access: 'public' },
    { path: 'biosimilars/cases/new', file: 'case-new.tsx', access: sender('editor') },
    {
      path: 'biosimilars/cases/mine',
      file: 'own-cases.tsx',
      access: sender('viewer'),
      place: {
        at: 130,
        label: '先進事例の投稿',
        text: 'バイオ後続品の使用を進める取組を、ほかの地域に伝える',
      },
    },
    { path: 'biosimilars/cases/mine/:id', file: 'own-case.tsx', access: sender('viewer') },
    {
      path: 'desk/biosimilars/cases',
      file: 'desk-cases.tsx',
      access: ministry('viewer'),
      place: { at: 100, label: '先進事例の確認', text: 'バイオ後続品の先進事例の投稿を確かめ、公開する' },
    },
    { path: 'desk/biosimilars/cases/:id', file: 'desk-case.tsx', access: ministry('viewer') },
    {
      path: 'desk/biosimilars/seminars',
      file: 'desk-seminars.tsx',
      access: ministry('editor'),
      place: {
        at: 110,
        label: '講習会・セミナーの登録',
        text: 'バイオ後続品の講習会の予定を公開し、変更や中止を知らせる',
      },
    },
    { path: 'desk/biosimilars/seminars/:id', file: 'desk-seminar.tsx', access: ministry('editor') },
    {
      path: 'desk/biosimilars/materials',
      file: 'desk-materials.tsx',
      access: ministry('editor'),
      place: { at: 120, label: '資料の登録', text: 'バイオ後続品の説明に使える資料を公開する' },
    },
  ],
  demonstration: async () => (await import('./demo/load.ts')).loadDemoInformation,
  forgetDemo: async () => (await import('./store-demo.ts')).forgetDemo,
  open: async (context, { siteUrl, services: { indicators, supply } }) => {
    const [{ informationFeeds, createGuide, createInformation }, { readDocuments }] = await Promise.all([
      import('./index.ts'),
      import('../documents/index.ts'),
    ]);
    const documents = readDocuments();
    const information = createInformation(context, documents.documents);
    return {
      services: { information, guide: createGuide(documents, indicators) },
      routes: [{ plugin: informationFeeds(information, supply, siteUrl), prefix: '/feeds' }],
    };
  },
} as const satisfies Room;
