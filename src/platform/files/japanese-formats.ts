/**
 * The number formats that a workbook may use by number without naming them, as Excel in Japan has them (ECMA-376 part 1,
 * 18.8.30, ja-jp). The ministry's own list shows its dates by number 31, which SheetJS does not know: without these a date
 * would look like any number.
 */
const FORMATS: Record<number, string> = {
  27: '[$-411]ge.m.d',
  28: '[$-411]ggge"年"m"月"d"日"',
  29: '[$-411]ggge"年"m"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: '[$-411]ge.m.d',
  50: '[$-411]ge.m.d',
  51: '[$-411]ggge"年"m"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: '[$-411]ggge"年"m"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: '[$-411]ge.m.d',
  58: '[$-411]ggge"年"m"月"d"日"',
};

/** The workbook's styles (xl/styles.xml) with these formats named; a format that the workbook defines itself stays as it is. */
export function withJapaneseFormats(styles: Buffer): Buffer {
  const text = styles.toString('utf8');
  const list = /<((?:[\w.-]+:)?)numFmts\b[^>]*?(\/?)>/.exec(text);
  const fonts = /<((?:[\w.-]+:)?)fonts\b/.exec(text);
  const place = list ?? fonts;
  if (!place) return styles;
  const prefix = place[1]!;
  const named = Object.entries(FORMATS)
    .map(([id, code]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const whole = `<${prefix}numFmts>${named}</${prefix}numFmts>`;
  const [before, after] = [text.slice(0, place.index), text.slice(place.index)];
  if (!list) return Buffer.from(before + whole + after);
  const rest = after.slice(list[0].length);
  return Buffer.from(list[2] ? before + whole + rest : before + list[0] + named + rest);
}
