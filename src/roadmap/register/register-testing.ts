/** For tests: a small register in which nothing is wrong, and folders to spoil it in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small register in which nothing is wrong. */
export const SOUND: Record<string, string> = {
  'documents.yaml': `documents:
  - id: roadmap
    seed: "000"
    title: ロードマップ
    publisher: 厚生労働省
    published: 2024-09-30
`,
  'roadmap/1.yaml': `document: roadmap
kind: initiative
chapter: [３ 具体的な取組]
phasesUnclear: 表の位置が失われている
initiatives:
  - id: first
    title: 一斉監視指導
    text: 一斉監視指導を行う。
    actors: [state]
    printedActor: 国における取組
    heading: 国における取組
    quote: 一斉監視
    timing: 【令和６年度開始】
    phases:
      - {text: 検討, when: 2024年度, shown: {why: 他の文にある, source: {document: roadmap, phrase: 2024年度}}}
      - {text: 実施}
    kpis: [share]
    related:
      - {id: second, how: details}
  - id: second
    kind: proposal
    title: 提案
    text: 提案する。
    actors: [unknown]
    printedActor: unknown
    heading: 提案1.4
    quote: 提案する
    foldedInto: first
    adoption: {state: adopted, by: [first], why: 資料にある}
`,
  'kpis.yaml': `kpis:
  - id: share
    title: 数量シェア
    unit: fraction
    direction: higher
    document: roadmap
    heading: 主目標
    baseline:
      period: 2021-09
      value: 0.7
      source: {document: roadmap, phrase: 70％}
    targets:
      - version: 1
        value: 0.8
        wording: 80％以上
        by: 2030-03-31
        printedBy: 2029年度末までに
        setOn: 2024-03-14
        source: {document: roadmap, phrase: 80％以上}
    series:
      - period: 2021-09
        value: 0.7
        source: {document: roadmap, phrase: 70％}
      - period: FY2022
        value: 0.75
        source: {document: roadmap, phrase: 75％}
    fills: indicators:generic-volume-share
`,
  'statuses.yaml': `statuses:
  - initiative: first
    state: started
    on: 2024-04-01
    by: 担当者
    note: 始まった。
    evidence:
      - {document: roadmap, phrase: 始まった}
      - {url: /overview, title: 供給状況}
  - initiative: second
    state: folded
    on: 2025-04
    by: 担当者
    note: 統合された。
    evidence:
      - {document: roadmap, phrase: 統合}
`,
  'comments.yaml': `comments:
  - on: 2026-01-05
    by: 専門家
    affiliation: 大学
    about: share
    text: 伸びが緩い。
`,
  'facts.yaml': `facts:
  - id: eighty
    says: 数量シェア
    value: 80
    unit: "%"
    source: {document: roadmap, phrase: 80％}
`,
};

/** A folder with these files, gone after the test, or after all of a file where it is given the file's `after`. */
export function folderOf(t: { after(work: () => void): void }, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'antei-register-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
