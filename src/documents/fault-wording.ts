/** Says in Japanese what is wrong in a data file and how to mend it. */
import type { YAMLError } from 'yaml';
import type { z } from 'zod';

export interface Said {
  message: string;
  remedy: string;
}

/** A list of codes with its name and the names of its codes, so that a wrong code is answered with the right ones. */
export interface NamedCodes {
  kind: string;
  codes: Readonly<Record<string, string>>;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the YAML itself lacks. */
export function saySyntax(error: YAMLError): Said {
  if (error.code === 'DUPLICATE_KEY')
    return { message: '同じ項目が二度書かれています', remedy: 'どちらか一方を消してください。' };
  return {
    message: `YAMLとして読めません（${error.message.split('\n')[0]}）`,
    remedy: '字下げ、コロンの後の空白、引用符を確かめてください。',
  };
}

/** What does not have its shape; one part for each key that is not known. */
export function sayIssue(issue: Issue, lists: readonly NamedCodes[]): (Said & { path: Path })[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `「${key}」という項目はありません`,
        remedy: '項目名の綴りを直すか、消してください。使える項目は schema.ts にあります。',
      }));
    case 'invalid_type':
      return [
        { path, ...(issue.input === undefined ? missing(path, name) : wrongType(issue.expected, name)) },
      ];
    case 'invalid_value':
      return [
        { path, ...(issue.input === undefined ? missing(path, name) : wrongValue(issue, name, lists)) },
      ];
    case 'invalid_union':
      return [
        {
          path,
          message: `${name}の形が違います`,
          remedy: '使える形は schema.ts にあります。根拠は document と phrase、または url と title です。',
        },
      ];
    default:
      return [{ path, message: `${name}：${issue.message}`, remedy: shown(issue.input) }];
  }
}

function missing(path: Path, name: string): Said {
  const last = path.at(-1);
  if (last === 'source' || last === 'phrase' || last === 'document')
    return {
      message: `出典（${name}）がありません`,
      remedy:
        'document（資料のid）と phrase（資料の言葉そのまま）を書いてください。出典のない数字は載せません。',
    };
  return { message: `${name}がありません`, remedy: `「${name}」を書いてください。` };
}

function wrongType(expected: string, name: string): Said {
  const remedy =
    expected === 'string'
      ? '文字として書いてください。数字だけのもの（年など）は "2015" のように引用符で囲みます。'
      : '値の書き方を直してください。';
  return { message: `${name}の型が違います（${expected}のはずです）`, remedy };
}

function wrongValue(
  issue: Extract<Issue, { code: 'invalid_value' }>,
  name: string,
  lists: readonly NamedCodes[],
): Said {
  const allowed = issue.values.map(String);
  const list = lists.find(({ codes }) => Object.keys(codes).join() === allowed.join());
  const names = allowed.map((code) => (list ? `${code}（${list.codes[code]}）` : code));
  const given = typeof issue.input === 'string' ? `「${issue.input}」` : '値';
  return {
    message: `${list?.kind ?? name}の${given}はありません`,
    remedy: `次のどれかにしてください：${names.join('、')}。`,
  };
}

function shown(input: unknown): string {
  return typeof input === 'string' || typeof input === 'number'
    ? `「${String(input).slice(0, 60)}」を直してください。`
    : '書き方を直してください。';
}

/** The last name of the path: positions in a list say little. */
function nameOf(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string');
  return name === undefined ? 'ファイル全体' : String(name);
}
