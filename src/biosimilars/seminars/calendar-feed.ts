/** The seminars as iCalendar (RFC 5545), for calendar applications that subscribe to it. */

import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { tagReplies } from '../../platform/http/cache.ts';
import type { SiteUrl } from '../../platform/http/site-address.ts';
import { INVENTED, INVENTED_PREFIX } from '../../platform/invented.ts';
import { removeInvisible } from '../../platform/text.ts';
import type { SupplyReader } from '../../supply/index.ts';
import { SEMINARS_FEED, SEMINARS_PATH } from '../addresses.ts';
import { sayAudiences } from '../audiences.ts';
import type { Information } from '../information.ts';
import { wallTime } from './seminar-form.ts';
import type { Seminar } from './store-seminars.ts';

/** Not the address of the site: one seminar must not be two where the site moves. */
const UID_DOMAIN = 'seminars.antei.example';
const ZONE = 'Asia/Tokyo';
/** Japan has had no summer time since 1951. */
const TOKYO = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
const HOUR_S = 3_600;

/**
 * Writes the calendar.
 * @param site address of the site, without a slash at the end
 * @param invented the site shows a demonstration: so do its seminars
 */
export function writeCalendar(seminars: readonly Seminar[], site: string, invented = false): string {
  const page = `${site}${SEMINARS_PATH}`;
  const calendar = ical({
    name: `${invented ? INVENTED_PREFIX : ''}バイオ後続品のセミナー`,
    description: invented ? INVENTED : 'バイオ後続品（バイオシミラー）に関する講習会・セミナー',
    prodId: { company: 'Antei', product: 'biosimilar seminars', language: 'JA' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 12 * HOUR_S,
    source: `${site}${SEMINARS_FEED}`,
    // Without a name, so that stamps stay in UTC, as the standard asks.
    timezone: { name: null, generator: () => TOKYO },
  });
  for (const seminar of seminars) {
    const { publicId, audiences, url, sequence, cancelled } = seminar;
    // A property's text holds no control characters (RFC 5545, 3.3.11), which the library lets pass.
    const [title, place, organiser, note] = [
      seminar.title,
      seminar.place,
      seminar.organiser,
      seminar.note,
    ].map(removeInvisible);
    calendar.createEvent({
      id: `${publicId}@${UID_DOMAIN}`,
      sequence,
      start: asLocal(seminar.beginsAt),
      end: asLocal(seminar.endsAt),
      timezone: ZONE,
      stamp: seminar.changedAt,
      lastModified: seminar.changedAt,
      summary: `${invented ? INVENTED_PREFIX : ''}${cancelled ? '【中止】' : ''}${title}`,
      location: place,
      description: [
        ...(invented ? [INVENTED] : []),
        `対象：${sayAudiences(audiences)}`,
        `主催：${organiser}`,
        note,
        url ?? '',
      ]
        .filter(Boolean)
        .join('\n'),
      url: `${page}#${publicId}`,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** The library writes a time with a zone as this machine's clock shows it: the instant at which that is Japan's time. */
function asLocal(at: Date): Date {
  const { day, clock } = wallTime(at);
  return new Date(`${day}T${clock}:00`);
}

/**
 * /feeds/biosimilar-seminars.ics
 * @param siteUrl address of the site as readers see it, for a request.
 */
export function informationFeeds(
  information: Pick<Information, 'calendarSeminars'>,
  supply: Pick<SupplyReader, 'isDemonstration'>,
  siteUrl: SiteUrl,
): FastifyPluginAsyncZod {
  return async (app) => {
    tagReplies(app);
    app.get(
      '/biosimilar-seminars.ics',
      { config: { access: 'public' as const }, schema: { hide: true } as object },
      async (request, reply) =>
        reply
          .type('text/calendar; charset=utf-8')
          .header('Content-Disposition', 'inline; filename="biosimilar-seminars.ics"')
          .send(
            writeCalendar(
              await information.calendarSeminars(),
              siteUrl(request),
              await supply.isDemonstration(),
            ),
          ),
    );
  };
}
