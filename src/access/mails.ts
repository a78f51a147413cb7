import { defineMails } from './model.ts';

/** What this room writes to people about: what several rooms have due together, once a day. */
export const ACCESS_MAILS = defineMails({
  deadline: {
    label: '期限が近いもの、過ぎたもの（1日1通まで）',
    kinds: ['ministry', 'manufacturer'],
    from: 'editor',
    subject: '期限の近いもの、過ぎたものがあります',
    text: '期限の近いもの、過ぎたものがあります。',
    path: '/work',
  },
});

declare module './model.ts' {
  interface MailTable extends Mails {}
}
type Mails = typeof ACCESS_MAILS;
