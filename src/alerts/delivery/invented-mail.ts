import { INVENTED, INVENTED_PREFIX } from '../../platform/invented.ts';
import { escapeHtml } from '../../platform/text.ts';
import type { MailTransport } from './mail-transport.ts';

/** The way of mails of a site that shows a demonstration: every mail begins with that, in its subject and in its text. */
export function inventedMail(transport: MailTransport): MailTransport {
  return {
    send: (mail) =>
      transport.send({
        ...mail,
        subject: `${INVENTED_PREFIX}${mail.subject}`,
        text: `${INVENTED}\n\n${mail.text}`,
        html: mail.html.replace('<body>\n', `<body>\n<p>${escapeHtml(INVENTED)}</p>\n`),
      }),
    close: () => transport.close(),
  };
}
