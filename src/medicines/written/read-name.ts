/** Takes apart the name of a medicine as somebody writes it: ingredients or brand, form, strengths, what stands beside them. Pure. */
import { fold } from '../normalise.ts';
import { type Form, findForm } from './forms.ts';
import { type Part, partsOf } from './ingredients.ts';
import { type Strengths, takeStrengths } from './strengths.ts';

/** 【般】 and what is typed for it. */
const GENERIC_MARK =
  /^\s*(?:[【[(〔《<]\s*般\s*[】\])〕》>]|般\s*[)】\]]|般\s+|一般名\s*[:：]?\s+|一般名\s*[:：])\s*/;

/** A name taken apart. */
export interface SaidName {
  /** True where it is marked as a prescription by generic name. */
  generic: boolean;
  /** Ingredients, or the brand. */
  parts: Part[];
  /** What it is, where only one of many ingredients is named: 消化酵素 of ビオヂアスターゼ１０００等消化酵素配合錠. */
  kinds: Part[];
  /** More ingredients than are named belong to it: surely (等), perhaps (配合), or not. */
  open: 'surely' | 'perhaps' | null;
  form: Form | null;
  strengths: Strengths;
  /** Keys of what tells alike products apart: (高リン血症用), :ＲＥ, what follows the form. */
  marks: string[];
  /** Keys of makers: what stands in 「」. */
  makers: string[];
}

/** The text without a mark 【般】. */
export function withoutMark(text: string): string {
  return text.normalize('NFKC').replace(GENERIC_MARK, '');
}

/** Letters of a slow form, typed together with the strength. */
const LETTER_AND_NUMBER = /(?<=\p{sc=Hiragana})(cr|sr|la|xr|er|lp|r|l)\s*(?=\d)/gu;
/** メトホルミン250MT: behind the strength, where no form stands. */
const SUFFIX = /(?<=\S\s+)([a-z]{2,3})\s*$/;
/** Tablets without a substance that are in the package. */
const PLACEBO = /[・･]?プラセボ錠?/;
/** What says nothing behind a form. */
const EMPTY = new Set(['', '用', '剤', '包', '分包']);

/** Takes a name apart. */
export function readName(text: string): SaidName {
  const plain = text.normalize('NFKC');
  const bare = plain.replace(GENERIC_MARK, '');
  const folded = fold(bare.replace(PLACEBO, ''));
  // デパケンR200 is デパケンR錠200, but パップXR120mg no tablet.
  const strengths = takeStrengths(findForm(folded) ? folded : folded.replace(LETTER_AND_NUMBER, '$1錠 '));
  const marks: string[] = [];
  const makers: string[] = [];
  const note = (keys: string[]) => (_: string, words: string) => {
    const key = keyOf(words);
    if (!EMPTY.has(key)) keys.push(key);
    return ' ';
  };
  const name = strengths.rest
    .replace(/「([^」]*)(?:」|$)/g, note(makers))
    .replace(/[([]([^)\]]*)(?:[)\]]|$)/g, note(marks))
    .replace(/:\s*(.*)$/, note(marks))
    .replace(/[<>〈〉【】]/g, ' ');
  const open = name.includes('等') ? 'surely' : name.includes('配合') ? 'perhaps' : null;
  const { named, kind } = open === 'surely' ? partedAtEtc(name) : { named: name, kind: '' };
  const single = open ? named.replace(/等?配合剤?|等/g, ' ') : named;
  const found = findForm(single);
  const before = found ? single.slice(0, found.at) : single.replace(SUFFIX, note(marks));
  const after = found ? single.slice(found.at + found.length) : '';
  const leads = keyOf(before) !== '';
  if (leads) note(marks)('', after);
  let form = found?.form ?? null;
  if (form && form.how === '' && marks.includes(LASTING)) form = { ...form, how: 'slow' };
  return {
    generic: bare !== plain,
    parts: partsOf(leads ? before : after),
    kinds: partsOf(kind),
    open,
    form,
    strengths,
    marks: marks.filter((mark) => mark !== LASTING),
    makers,
  };
}

/** 「ビオヂアスターゼ等消化酵素配合カプセル」 as 「ビオヂアスターゼ カプセル」 and 消化酵素. */
function partedAtEtc(name: string): { named: string; kind: string } {
  const at = name.indexOf('等');
  const rest = name.slice(at + 1).replace(/配合剤?/g, ' ');
  const form = findForm(rest);
  const kind = form ? rest.slice(0, form.at) : rest;
  return { named: `${name.slice(0, at)} ${rest.slice(kind.length)}`, kind };
}

/** (持続性) is how the ministry tells slow eye drops apart, where makers write LA or XE. */
const LASTING = '持続性';

function keyOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}]+/gu, '');
}
