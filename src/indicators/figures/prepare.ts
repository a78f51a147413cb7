/**
 * What takes long to make is made before a reader asks, by a job: the cubes of the views that pages show, kept as files, and the figures
 * of all rounds that pages ask, kept in the database. If all of it is there, nothing is opened.
 */
import type { Context } from '../../platform/context.ts';
import { madeFiles } from '../../platform/store/made-files.ts';
import { keptOf } from '../cubes/cube.ts';
import { keptCodes } from '../cubes/dispensing-cube.ts';
import { areKept } from '../cubes/kept-files.ts';
import { FOLDER, partPaths } from '../datasets/dataset-folder.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, FigureQuery, FigureTable } from '../model.ts';
import { GENERIC } from '../page-measures.ts';
import type { Current } from './current.ts';
import { keptSource, viewOf } from './figures.ts';
import { forgetOtherFigures, keepFigure, keptFigureKeys } from './store-kept.ts';
import type { KeptQuestion, YearsReader } from './years.ts';

interface Room {
  current(): Promise<Current>;
  figures(query: FigureQuery): Promise<FigureTable>;
  reader: YearsReader;
}

/** A question that makes the cube of a view, and the paths of what is kept of it. */
interface WantedCube {
  query: FigureQuery;
  paths: string[];
}

export function figurePreparer(context: Context, { current: read, figures, reader }: Room) {
  const { pool, clock, settings, log } = context;
  const made = madeFiles(context);

  async function lacking(current: Current): Promise<{ cubes: WantedCube[]; questions: KeptQuestion[] }> {
    const wanted = await Promise.all(
      current.datasets.map((dataset) => cubesOf(current, dataset, partPaths(settings, dataset))),
    );
    const cubes: WantedCube[] = [];
    for (const cube of wanted.flat())
      if (!(await areKept(cube.paths)) && !(await made?.areShared(cube.paths))) cubes.push(cube);
    const keys = await keptFigureKeys(pool);
    // Of a round without a list of its time there are no figures.
    const shown = new Set(wanted.flat().map(({ query }) => query.dataset));
    const questions = reader
      .asked(current)
      .filter(({ dataset, key }) => shown.has(dataset.id) && !keys.has(key));
    return { cubes, questions };
  }

  /** Cubes that were made before there was a store go into it too; those of before go out. */
  async function shareCubes(current: Current): Promise<void> {
    if (!made) return;
    const shared: string[] = [];
    for (const dataset of current.datasets) {
      const rows = partPaths(settings, dataset);
      const paths = (await cubesOf(current, dataset, rows)).flatMap((cube) => cube.paths);
      if (dataset.kind === 'dispensing') paths.push(keptCodes(rows[0]!));
      if (!(await made.areShared(paths))) for (const path of paths) await made.share(path);
      shared.push(...paths);
    }
    await made.keepOnly(FOLDER, shared);
  }

  return {
    /** True if nothing is left to make. */
    async isPrepared(current: Current): Promise<boolean> {
      const { cubes, questions } = await lacking(current);
      return cubes.length === 0 && questions.length === 0;
    },
    /** Makes what is not there, and removes the figures that nothing asks for any more. */
    async prepare(): Promise<void> {
      const current = await read();
      const { cubes, questions } = await lacking(current);
      // Of one dataset nothing can be read: the others are prepared all the same.
      const attempt = (work: Promise<unknown>) =>
        work.catch((error: unknown) => {
          if (!(error instanceof AnteiError)) throw error;
          log.warn({ err: error }, 'figures could not be prepared');
        });
      for (const { query } of cubes) await attempt(figures(query));
      for (const question of questions)
        await attempt(
          reader
            .answer(current, question)
            .catch(noneAsThingsAre)
            .then((table) =>
              keepFigure(pool, { key: question.key, dataset: question.dataset.id, table }, clock.now()),
            ),
        );
      await shareCubes(current);
      await forgetOtherFigures(
        pool,
        reader.asked(current).map(({ key }) => key),
      );
    },
  };
}

/** A round without prices of its time, or without a sheet, has no answer until its lists or parts are others: that is kept too. */
function noneAsThingsAre(error: unknown): null {
  if (error instanceof AnteiError && ['prices-missing', 'codes-missing', 'bad-request'].includes(error.code))
    return null;
  throw error;
}

/** Of cells one cube serves all editions; of rows of dispensing the newest has one of its own. */
async function cubesOf(current: Current, dataset: Dataset, paths: readonly string[]): Promise<WantedCube[]> {
  const wanted = (measure: string, supply: Awaited<ReturnType<Current['states']>>): WantedCube => ({
    query: { measure, by: 'nation', dataset: dataset.id },
    paths: keptOf(keptSource(viewOf(current, dataset, {}, supply), dataset, paths)),
  });
  try {
    const own = wanted(GENERIC.volume, null);
    const states = dataset.kind === 'dispensing' ? await current.states(null) : null;
    return states ? [own, wanted(GENERIC.volumeAvailable, states)] : [own];
  } catch (error) {
    if (error instanceof AnteiError && error.code === 'codes-missing') return [];
    throw error;
  }
}
