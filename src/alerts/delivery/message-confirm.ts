import { escapeHtml } from '../../platform/text.ts';
import { CONFIRM_HOURS } from '../channels/channels.ts';
import type { Message } from './message.ts';

/**
 * Asks whether an address belongs to who gave it. Nothing in it comes from them, not even the list's name: it would be a way to
 * write to strangers.
 */
export function confirmMessage(confirmUrl: string): Message {
  const lines = [
    'このメールアドレスに医薬品の供給の変化を知らせるよう、申し込みがありました。',
    `知らせを受け取るには、${CONFIRM_HOURS}時間のうちに次のページを開いて確かめてください。`,
    confirmUrl,
    '心当たりがなければ、何もしないでください。確かめられなかった申し込みは消え、お知らせは届きません。',
  ];
  return { subject: '【安定】メールアドレスの確認', ...paragraphs(lines) };
}

/** A short message of paragraphs; a paragraph that is an address becomes a link. */
export function paragraphs(lines: readonly string[]): Pick<Message, 'text' | 'html'> {
  const html = lines.map((line) => {
    const text = escapeHtml(line);
    return `<p>${/^https?:/.test(line) ? `<a href="${text}">${text}</a>` : text}</p>\n`;
  });
  return {
    text: `${lines.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="ja"><meta charset="utf-8"><body>\n${html.join('')}</body></html>\n`,
  };
}
