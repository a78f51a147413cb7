import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { complaint, readImports } from './floors.ts';

const SRC = join(import.meta.dirname, '..', 'src');
const imports = readImports(SRC);

test('imports run downward and through doors only', () => {
  const wrong = imports
    // Tests beside the code may use the helpers in test/.
    .filter(({ from, to }) => !(to.startsWith('../test/') && /\.test\.tsx?$|testing\.ts$/.test(from)))
    .flatMap((edge) => {
      const why = complaint(edge);
      return why ? [`${edge.from} → ${edge.to}: ${why}`] : [];
    });
  assert.deepEqual(wrong, []);
});

test('the imports of the whole house were read', () => {
  assert.ok(imports.length > 300, `only ${imports.length}`);
  for (const { from, to } of imports) assert.ok(existsSync(join(SRC, to)), `${from} imports ${to}`);
  const has = (from: string, to: string) => imports.some((edge) => edge.from === from && edge.to === to);
  assert.ok(has('supply/room.ts', 'supply/cli.ts'));
  assert.ok(has('supply/room.ts', 'supply/pages/search.tsx'));
  assert.ok(has('app/rooms.ts', 'supply/room.ts'));
  assert.ok(
    has('supply/export/downloads.ts', 'supply/export/download-worker.ts'),
    'a worker thread counts as an import',
  );
});

test('the rules allow and refuse what they should', () => {
  const allowed = [
    ['supply/history/import-edition.ts', 'medicines/index.ts'],
    ['supply/model.ts', 'medicines/model.ts'],
    ['medicines/store.ts', 'platform/database/copy.ts'],
    ['supply/pages/search.tsx', 'ui/forms/button.tsx'],
    ['ui/page-heading.tsx', 'platform/clock.ts'],
    ['alerts/pages/list.tsx', 'supply/ui/status-chips.tsx'],
    ['supply/pages/search.tsx', 'supply/pages/parts/row.ts'],
    ['supply/room.ts', 'supply/pages/search.tsx'],
    ['warnings/room.ts', 'warnings/pages/desk.tsx'],
    ['app/rooms.ts', 'supply/room.ts'],
    ['supply/room.ts', 'platform/room.ts'],
    ['web/routes.ts', 'app/pages.ts'],
    ['web/services.ts', 'access/index.ts'],
    ['app/cli.ts', 'supply/cli.ts'],
    ['supply/errors.ts', 'medicines/errors.ts'],
    ['app/room-errors.ts', 'warnings/errors.ts'],
    ['app/rooms.ts', 'warnings/deeds.ts'],
    ['app/server.ts', 'warnings/index.ts'],
    ['alerts/matching/match-channels.ts', 'supply/index.ts'],
    ['indicators/figures/current.ts', 'supply/index.ts'],
    ['roadmap/progress/fill-series.ts', 'reporting/index.ts'],
    ['supply/api.test.ts', 'app/server.ts'],
    ['supply/api.test.ts', 'platform/database/testing.ts'],
    ['app/server.test.ts', 'supply/official/official-layout.ts'],
  ];
  for (const [from, to] of allowed)
    assert.equal(complaint({ from: from!, to: to! }), null, `${from} → ${to}`);
  const refused = [
    ['medicines/store.ts', 'supply/index.ts', /runs up/],
    ['platform/errors.ts', 'medicines/model.ts', /runs up/],
    ['supply/reader.ts', 'ui/format.ts', /components are for pages/],
    ['ui/link.tsx', 'supply/model.ts', /runs up/],
    ['reporting/submit/submit.ts', 'supply/ui/status-look.ts', /components are for pages/],
    ['supply/reader.ts', 'documents/index.ts', /same floor/],
    ['supply/reader.ts', 'indicators/index.ts', /runs up/],
    ['supply/reader.ts', 'medicines/store.ts', /index\.ts, model\.ts or ui/],
    ['supply/pages/search.tsx', 'medicines/store.ts', /index\.ts, model\.ts or ui/],
    ['alerts/matching/match-channels.ts', 'reporting/index.ts', /same floor/],
    ['supply/reader.ts', 'medicines/errors.ts', /own room/],
    ['access/errors.ts', 'medicines/errors.ts', /same floor/],
    ['alerts/matching/match-channels.ts', 'supply/deeds.ts', /index\.ts, model\.ts or ui/],
    ['indicators/figures/current.ts', 'reporting/index.ts', /same floor/],
    ['supply/index.ts', 'medicines/cli.ts', /for app/],
    ['web/shell/header.tsx', 'app/build.ts', /stands on app/],
    ['web/shell/header.tsx', 'app/pages.ts', /stands on app/],
    ['supply/index.ts', 'supply/room.ts', /for app/],
    ['alerts/matching/match-channels.ts', 'supply/room.ts', /for app/],
    ['roadmap/room.ts', 'supply/pages/search.tsx', /refers to pages/],
    ['supply/reader.ts', 'supply/pages/search.tsx', /refers to pages/],
    ['web/root.tsx', 'supply/pages/search.tsx', /refers to pages/],
    ['roadmap/pages/kpi.tsx', 'supply/pages/parts/row.ts', /refers to pages/],
    ['supply/reader.ts', 'platform/database/testing.ts', /tests only/],
    ['alerts/matching/match-channels.ts', 'warnings/index.ts', /reaches warnings/],
    ['web/root.tsx', 'warnings/model.ts', /reaches warnings/],
    ['supply/pages/top.tsx', 'claims/index.ts', /reaches claims/],
    ['supply/pages/top.tsx', 'warnings/model.ts', /reaches warnings/],
    ['cellar/rats.ts', 'platform/errors.ts', /has no floor/],
  ] as const;
  for (const [from, to, why] of refused)
    assert.match(complaint({ from, to }) ?? 'allowed', why, `${from} → ${to}`);
});
