import type { Held } from '../../alerts/index.ts';
import { numberText } from '../../platform/number-text.ts';

/** What a restored site holds and why, for its operator. */
export function heldWords({ messages, channels, backupAt, restoredOn }: Held): string {
  return `${backupAt.toISOString()} のバックアップから戻したため、お知らせ${numberText(messages)}件（宛先${numberText(channels)}）を止めてあります。${restoredOn} までの一覧のお知らせは、これから取り込むものも止めます。送るなら \`antei messages release\`、捨てるなら \`antei messages drop\` を実行してください。`;
}
