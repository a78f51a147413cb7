/** What every page says while servers of the database are down or behind. */
import { japanMinute } from '../../platform/clock.ts';
import type { DatabaseNote } from '../../platform/database/servers/watch.ts';
import { formatDate } from '../../ui/format.ts';

/** In both languages of the site. */
export interface DatabaseNoteText {
  title: string;
  text: string;
  english: { title: string; text: string };
}

export function noteText(note: DatabaseNote | null): DatabaseNoteText | null {
  if (!note) return null;
  const [day, minute] = note.asOf ? japanMinute(note.asOf).split(' ') : [];
  const japanese = [
    note.writes &&
      'リストの作成や変更、ログイン、報告など、送られたものは受け付けられません。公開の情報は読めます。',
    day &&
      note.fromMemory &&
      `データベースが答えないため、${formatDate(day)} ${minute} までに読み込んだ内容を示しています。履歴など、示せない部分があります。`,
    day &&
      !note.fromMemory &&
      `データベースの写しが遅れているため、${formatDate(day)} ${minute} までの内容を示しています。`,
  ];
  const english = [
    note.writes && 'Nothing that is sent in can be accepted now; what is public can be read.',
    day && `What is shown is of ${day} ${minute} (Japan).`,
    note.fromMemory && 'Some parts, such as histories, cannot be shown.',
  ];
  return {
    title: titles[note.writes ?? 'late'].japanese,
    text: japanese.filter(Boolean).join(''),
    english: { title: titles[note.writes ?? 'late'].english, text: english.filter(Boolean).join(' ') },
  };
}

const titles = {
  'read-only': { japanese: 'いまは読み取り専用です', english: 'Read only' },
  down: { japanese: 'いま、一部のデータベースが止まっています', english: 'A database is down' },
  late: { japanese: '内容の更新に遅れがあります', english: 'The data is late' },
};
