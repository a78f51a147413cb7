import type { Room } from '../platform/room.ts';
import type { English } from './english.ts';

declare module '../platform/room.ts' {
  interface RoomServices {
    /** What the pages in English show. */
    english: English;
  }
}

/** Finding a product, its status and the meaning of the words, in English. It has no data of its own but the glossary. */
export const ENGLISH = {
  name: 'english',
  floor: 4,
  real: '公式の用語・バイオ後続品の成分の国際一般名',
  pages: [
    { path: 'en', file: 'top.tsx', access: 'public' },
    { path: 'en/search', file: 'search.tsx', access: 'public' },
    { path: 'en/products/:yjCode', file: 'product.tsx', access: 'public' },
    { path: 'en/words', file: 'words.tsx', access: 'public' },
  ],
  open: async (_context, { services: { supply } }) => {
    const { createEnglish } = await import('./index.ts');
    return { services: { english: createEnglish(supply) } };
  },
} as const satisfies Room;
