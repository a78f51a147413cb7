/** What is shown instead of figures that the dataset or the lists cannot give. Imports nothing of the room: pages' loaders use it. */
import { knownError } from '../../platform/errors.ts';

/** Why there are no figures for a question that could be asked, and what to do: shown instead of them. */
export interface NoFigures {
  title: string;
  detail: string;
  remedy: string;
}

/** Waits for figures; what the dataset or the lists cannot answer becomes words for the page instead of ending it. */
export async function figuresOr<T>(
  work: Promise<T>,
): Promise<{ figures: T; none: null } | { figures: null; none: NoFigures }> {
  try {
    return { figures: await work, none: null };
  } catch (error) {
    const known = knownError(error);
    if (!known || known.status >= 500) throw error;
    const { title, detail, remedy } = known;
    return { figures: null, none: { title, detail, remedy } };
  }
}
