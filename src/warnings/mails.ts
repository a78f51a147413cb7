import { defineMails } from '../access/model.ts';

/** What this room writes to people about. No mail tells of which warning, maker or product: the page behind sign-in does. */
export const WARNINGS_MAILS = defineMails({
  warning: {
    label: '供給不安報告が届いた、書き足された、担当になった',
    kinds: ['ministry'],
    from: 'editor',
    subject: '供給不安報告に動きがあります',
    text: '供給不安報告が届いたか、書き足されたか、あなたが担当になりました。',
    path: '/desk/warnings',
  },
  answer: {
    label: '増産の依頼に回答があった',
    kinds: ['ministry'],
    from: 'editor',
    subject: '増産の依頼に回答がありました',
    text: '増産の依頼に回答がありました。',
    path: '/desk/warnings?answers=new',
  },
  request: {
    label: '厚生労働省から増産の依頼が届いた',
    kinds: ['manufacturer'],
    from: 'editor',
    subject: '厚生労働省から依頼が届いています',
    text: '厚生労働省から、自社の品目についての依頼が届いています。',
    path: '/warnings/requests',
  },
  state: {
    label: '出した供給不安報告の状態が変わった',
    kinds: ['manufacturer'],
    from: null,
    subject: '供給不安報告の状態が変わりました',
    text: '貴社の供給不安報告の状態が変わりました。',
    path: '/warnings',
  },
});

declare module '../access/model.ts' {
  interface MailTable extends Mails {}
}
type Mails = typeof WARNINGS_MAILS;
