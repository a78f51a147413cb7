/** The shapes the parts of the demonstration speak in. */
import type { Designation, ProductCategory } from '../../../medicines/model.ts';
import type { IsoDate } from '../../../platform/clock.ts';
import type { DemoRoute, Form, Strength } from './forms.ts';
import type { Maker } from './makers.ts';
import type { Substance } from './names.ts';
import type { Kind } from './plan.ts';

export type DemoCategory = Exclude<ProductCategory, 'unknown'>;

/** One ingredient of one class. */
export interface Family {
  substance: Substance;
  className: string;
  classCode: string;
  kind: Kind;
  essential: Designation | null;
  basic: boolean;
  /** How often the ingredient is in trouble, against others. */
  mood: number;
}

/** A strength of a form: its products share the first nine characters of the code. */
export interface StrengthCell {
  first9: string;
  strength: Strength;
}

/** A form of an ingredient with its strengths: its products share the first eight characters of the code. */
export interface Line {
  route: DemoRoute;
  form: Form;
  cells: StrengthCell[];
  /** Who sells it, if the makers are named already. */
  makers: Set<Maker>;
}

/** What is fixed of a biologic besides what every product has. */
export interface Biologic {
  role: 'reference' | 'biosimilar' | 'authorised';
  /** Yen. */
  price: number;
}

export interface DemoProduct {
  yjCode: string;
  name: string;
  strength: Strength;
  /** Name of the form: '錠'. */
  form: string;
  maker: Maker;
  route: DemoRoute;
  category: DemoCategory;
  listedOn: IsoDate | null;
  family: Family;
  /** Of biologics only. */
  biologic?: Biologic;
}
