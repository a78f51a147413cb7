/** What the records say about each other: every id is there, once, and nothing ends before it begins. */
import {
  checkDocument,
  checkDocuments,
  checkTwice,
  deadLink,
  type Fault,
  faultTeller,
  type Path,
  type Tell,
} from '../../documents/index.ts';
import type { Initiative, Register, StatusEntry } from '../model.ts';
import { checkKpi } from './check-kpi.ts';

/** Every fault between the records of a register whose files have their shape. */
export function checkLinks(register: Register, lineOf: (file: string, path: Path) => number): Fault[] {
  const faults: Fault[] = checkDocuments(register, lineOf);
  const teller = (file: string, ...base: PropertyKey[]) => faultTeller(faults, lineOf, file, ...base);
  const { documents, initiatives, kpis, statuses, comments } = register;
  const known = {
    documents: new Set(documents.map(({ id }) => id)),
    initiatives: new Set(initiatives.map(({ id }) => id)),
    kpis: new Set(kpis.map(({ id }) => id)),
  };

  const positions = new Map<string, number>();
  initiatives.forEach((initiative, i) => {
    const { file } = initiative.place;
    const position = positions.get(file) ?? 0;
    positions.set(file, position + 1);
    const tell = teller(file, 'initiatives', position);
    checkTwice(initiatives, i, tell);
    checkInitiative(initiative, known, tell);
    initiative.phases.forEach(({ shown }, n) => {
      if (shown)
        checkDocument(
          shown.source.document,
          known.documents,
          ['phases', n, 'shown', 'source', 'document'],
          tell,
        );
    });
    if (position === 0) checkDocument(initiative.document, known.documents, ['document'], teller(file));
  });

  kpis.forEach((kpi, i) => {
    const tell = teller(kpi.place.file, 'kpis', i);
    checkTwice(kpis, i, tell);
    checkDocument(kpi.document, known.documents, ['document'], tell);
    checkKpi(kpi, tell);
    const cited: [Path, string][] = [
      ...(kpi.baseline ? [[['baseline'], kpi.baseline.source.document] as [Path, string]] : []),
      ...kpi.targets.map(({ source }, n): [Path, string] => [['targets', n], source.document]),
      ...kpi.series.map(({ source }, n): [Path, string] => [['series', n], source.document]),
    ];
    for (const [path, document] of cited)
      checkDocument(document, known.documents, [...path, 'source', 'document'], tell);
  });

  statuses.forEach((entry, i) => {
    const tell = teller(entry.place.file, 'statuses', i);
    checkStatus(entry, statuses.slice(0, i), initiatives, tell);
    entry.evidence.forEach((one, n) => {
      if ('document' in one) checkDocument(one.document, known.documents, ['evidence', n, 'document'], tell);
    });
  });

  comments.forEach(({ about, place }, i) => {
    if (!known.initiatives.has(about) && !known.kpis.has(about))
      teller(place.file, 'comments', i)(
        ['about'],
        deadLink('about', about),
        'ある取組かKPIのidにしてください。',
      );
  });

  return faults;
}

function checkInitiative(
  initiative: Initiative,
  known: { initiatives: Set<string>; kpis: Set<string> },
  tell: Tell,
): void {
  const { id, kpis, foldedInto, adoption, related, phases, phasesUnclear } = initiative;
  kpis.forEach((kpi, i) => {
    if (!known.kpis.has(kpi)) tell(['kpis', i], deadLink('kpis', kpi), 'kpis.yaml にあるidにしてください。');
  });
  const others: [Path, string][] = [
    ...(foldedInto ? [[['foldedInto'], foldedInto] as [Path, string]] : []),
    ...(adoption?.by ?? []).map((other, i): [Path, string] => [['adoption', 'by', i], other]),
    ...related.map((other, i): [Path, string] => [['related', i, 'id'], other.id]),
  ];
  for (const [path, other] of others) {
    if (other === id) tell(path, '自分自身を指しています', '他の取組のidにするか、消してください。');
    else if (!known.initiatives.has(other))
      tell(path, deadLink(String(path[0]), other), 'ある取組のidにしてください。');
  }
  if (phases.some(({ when }) => when === 'unknown') && !phasesUnclear)
    tell(
      ['phases'],
      '時期が unknown の段階に理由がありません',
      'ファイルの phasesUnclear に理由を書いてください。',
    );
}

function checkStatus(entry: StatusEntry, before: StatusEntry[], initiatives: Initiative[], tell: Tell): void {
  const initiative = initiatives.find(({ id }) => id === entry.initiative);
  if (!initiative) {
    tell(['initiative'], deadLink('initiative', entry.initiative), 'ある取組のidにしてください。');
    return;
  }
  const last = before.findLast((other) => other.initiative === entry.initiative);
  if (last && entry.on < last.on)
    tell(['on'], `前の状態（${last.on}）より前の日付です`, '日付を直すか、古いものから順に並べてください。');
  if (entry.state === 'folded' && initiative.foldedInto === null)
    tell(
      ['state'],
      '統合先がありません',
      `取組「${entry.initiative}」の foldedInto に統合先を書いてください。`,
    );
  const due = initiative.timing?.parts.map(({ to }) => to).filter((to) => to !== null) ?? [];
  if (entry.state === 'late' && due.length > 0 && due.every((to) => entry.on <= to))
    tell(['on'], `期限（${due.sort()[0]}）より前に遅れとされています`, '日付か状態を直してください。');
}
