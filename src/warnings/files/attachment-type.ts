/** What may be attached to a warning, judged by content and name together: a file whose name does not fit its content is refused. */

import { cleanLine, cut } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { MAX_ATTACHMENT_BYTES } from './attachment-limits.ts';

interface Kind {
  extensions: readonly string[];
  type: string;
  matches: (bytes: Buffer) => boolean;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const KINDS: readonly Kind[] = [
  {
    extensions: ['pdf'],
    type: 'application/pdf',
    matches: (b) => b.subarray(0, 5).equals(Buffer.from('%PDF-')),
  },
  {
    extensions: ['xlsx'],
    type: `${OFFICE}.spreadsheetml.sheet`,
    matches: (b) => isOffice(b, 'xl/workbook.xml'),
  },
  {
    extensions: ['docx'],
    type: `${OFFICE}.wordprocessingml.document`,
    matches: (b) => isOffice(b, 'word/document.xml'),
  },
  {
    extensions: ['pptx'],
    type: `${OFFICE}.presentationml.presentation`,
    matches: (b) => isOffice(b, 'ppt/presentation.xml'),
  },
  { extensions: ['csv'], type: 'text/csv', matches: isText },
  { extensions: ['txt'], type: 'text/plain', matches: isText },
  {
    extensions: ['png'],
    type: 'image/png',
    matches: (b) => b.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')),
  },
  {
    extensions: ['jpg', 'jpeg'],
    type: 'image/jpeg',
    matches: (b) => b.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')),
  },
];

/**
 * Name and media type of a file that may be attached.
 * @throws AnteiError `attachment-refused`, saying what is wrong with it
 */
export function readAttachment(name: string, bytes: Uint8Array): { name: string; type: string } {
  const given = cleanLine(name).replace(/^.*[/\\]/, '');
  const ending = /\.([A-Za-z0-9]+)$/.exec(given)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) throw new AnteiError('attachment-refused', '空のファイルです。');
  if (bytes.length > MAX_ATTACHMENT_BYTES)
    throw new AnteiError('attachment-refused', `5MBを超えています（${(bytes.length / 1e6).toFixed(1)}MB）。`);
  const kind = KINDS.find(({ extensions }) => extensions.includes(ending));
  if (!kind)
    throw new AnteiError('attachment-refused', `「${ending || '拡張子なし'}」は添付できない種類です。`);
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!kind.matches(content))
    throw new AnteiError(
      'attachment-refused',
      `名前は「.${ending}」ですが、中身がその形式ではありません。マクロ付きや、パスワードのかかったファイルも添付できません。`,
    );
  const base = cut(given.slice(0, -ending.length - 1).replace(/["*:<>?|]/g, '_'), 100) || 'file';
  return { name: `${base}.${ending}`, type: kind.type };
}

/** A ZIP with the parts of an Office document and no macros. Names of parts are never compressed. */
function isOffice(bytes: Buffer, part: string): boolean {
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'));
  return (
    isZip && bytes.includes('[Content_Types].xml') && bytes.includes(part) && !bytes.includes('vbaProject')
  );
}

/** Text in UTF-8 or Shift_JIS: every byte means something, and none is a control character but tab and line breaks. */
function isText(bytes: Buffer): boolean {
  return ['utf-8', 'shift_jis'].some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
    } catch {
      return false;
    }
  });
}
