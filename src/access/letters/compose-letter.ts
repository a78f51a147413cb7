/** What a letter says: that there is something, and where to read it after signing in. Nothing of what it is stands in a mail. */
import { siteBase } from '../../platform/http/site-address.ts';
import type { Settings } from '../../platform/settings.ts';
import { MAILS } from '../model.ts';
import { CONFIRM_HOURS, confirmKey } from './person-mail.ts';
import type { DueLetter } from './store-letters.ts';

/** The person's own page of settings. */
const MAIL_PATH = '/account/mail';

/** Subject and paragraphs; a paragraph that is an address is a link. */
export function composeLetter(
  settings: Settings,
  letter: Pick<DueLetter, 'kind' | 'lines' | 'personId' | 'askedAt'> & { address: string },
): { subject: string; lines: string[] } {
  const base = siteBase(settings);
  if (letter.kind === 'confirm') {
    const key = confirmKey(settings, letter.personId, letter.address, letter.askedAt!);
    return {
      subject: '【安定】メールアドレスの確認',
      lines: [
        'このメールアドレスに仕事の知らせを送るよう、申し込みがありました。',
        `受け取るには、${CONFIRM_HOURS}時間のうちに、申し込んだ人がログインして次のページを開き、確かめてください。`,
        `${base}${MAIL_PATH}?key=${key}`,
        '心当たりがなければ、何もしないでください。確かめられなかった申し込みは消え、知らせは届きません。',
      ],
    };
  }
  const { subject, text, path } = MAILS[letter.kind];
  return {
    subject: `【安定】${subject}`,
    lines: [
      text,
      ...letter.lines,
      'くわしくは、ログインして次のページをご覧ください。',
      `${base}${path}`,
      'このメールには、内容を書いていません。受け取る知らせは、次のページで選べます。',
      `${base}${MAIL_PATH}`,
    ],
  };
}
