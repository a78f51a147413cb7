/**
 * What somebody may enter into the cells of a sheet, as Excel and LibreOffice check it while one types (dataValidation of ECMA-376,
 * 18.3.1.32). What is pasted is not checked: the reader of the file stays the judge.
 */
import { escapeHtml } from '../text.ts';

/** What is allowed: one of a list, which the cell offers to choose from; a number; or nothing, as the column is read only. */
export type Allowed =
  | { kind: 'list'; texts: readonly string[] }
  | { kind: 'number'; from: number; to: number }
  | { kind: 'nothing' };

export interface EntryRule {
  /** `L3:L900`; several ranges are separated by a space. */
  cells: string;
  allowed: Allowed;
  /** Heading and text of what is said when something else is entered: at most 32 and 255 characters. */
  title: string;
  message: string;
}

/** Excel takes no longer list within a rule, and texts of a list have no comma. */
const MAX_LIST = 255;

/** The element with the rules; nothing where there are none. @throws RangeError if a rule is not one that Excel opens */
export function entryRules(rules: readonly EntryRule[]): string {
  if (rules.length === 0) return '';
  return `<dataValidations count="${rules.length}">${rules.map(entryRule).join('')}</dataValidations>`;
}

function entryRule({ cells, allowed, title, message }: EntryRule): string {
  if (title.length > 32 || message.length > 255)
    throw new RangeError(`rule of ${cells}: its words are too long`);
  const words = `errorStyle="stop" errorTitle="${escapeHtml(title)}" error="${escapeHtml(message)}"`;
  const element = (attributes: string, formulas: string) =>
    `<dataValidation ${attributes} allowBlank="1" showErrorMessage="1" ${words} sqref="${cells}">${formulas}</dataValidation>`;
  switch (allowed.kind) {
    case 'list': {
      const list = allowed.texts.join(',');
      if (list.length > MAX_LIST || allowed.texts.some((text) => /[",]/.test(text)))
        throw new RangeError(`rule of ${cells}: the list does not fit`);
      return element('type="list"', `<formula1>"${escapeHtml(list)}"</formula1>`);
    }
    case 'number':
      return element(
        'type="decimal" operator="between"',
        `<formula1>${allowed.from}</formula1><formula2>${allowed.to}</formula2>`,
      );
    case 'nothing':
      return element('type="custom"', '<formula1>FALSE</formula1>');
  }
}
