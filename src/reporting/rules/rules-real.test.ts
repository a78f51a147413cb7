import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { parseEdition } from '../../supply/official/parse-edition.ts';
import { readStatus } from './read-status.ts';
import { brokenRules } from './rules.ts';
import { WRITTEN } from './status-cells.ts';

/** Warnings by rule in each of the three editions: a change of a rule shows here. */
const WARNINGS = {
  '260814': {
    'forecast-passed': 127,
    'other-reason-without-text': 347,
    'outlook-without-time': 1,
    'time-without-outlook': 131,
    'volume-outlook-on-normal': 58,
  },
  '260817': {
    'forecast-passed': 127,
    'other-reason-without-text': 347,
    'outlook-without-time': 1,
    'time-without-outlook': 131,
    'volume-outlook-on-normal': 58,
  },
  '260818': {
    'forecast-passed': 128,
    'other-reason-without-text': 346,
    'outlook-without-time': 1,
    'time-without-outlook': 131,
    'volume-outlook-on-normal': 58,
  },
} as Record<string, Record<string, number>>;

for (const [day, expected] of Object.entries(WARNINGS)) {
  test(`no row of the edition of ${day} breaks a rule that blocks`, { skip: skipWithoutData }, async () => {
    const name = `${day}iyakuhinkyoukyu.xlsx`;
    const file = sourceFile(name, readFileSync(realFile(`supply-status/${name}`)));
    const { rows, asOf } = await parseEdition(file, { today: '2026-08-20', maxUnpackedMb: 500 });
    const errors: unknown[] = [];
    const warnings: Record<string, number> = {};
    for (const { cells, yjCode } of rows) {
      const given = Object.fromEntries([...WRITTEN].map(([column, { field }]) => [field, cells[column]]));
      const { status, problems } = readStatus(given);
      if (!status) {
        errors.push([yjCode, problems]);
        continue;
      }
      for (const { code, level } of brokenRules(status, asOf)) {
        if (level === 'error') errors.push([yjCode, code, status]);
        else warnings[code] = (warnings[code] ?? 0) + 1;
      }
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(warnings, expected);
  });
}
