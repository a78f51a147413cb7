/** The tables of the roadmap room, a part of tables.ts. */
import type { Generated } from 'kysely';
import type { Json } from './json.ts';

export interface RoadmapTables {
  initiative_status: {
    id: Generated<number>;
    initiative: string;
    state: 'planned' | 'started' | 'on-track' | 'late' | 'done' | 'folded';
    since: string;
    note: string;
    evidence: Json<{ url: string; title: string }[]>;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    withdrawn_at: Date | null;
    withdrawn_why: string | null;
  };
  kpi_point: {
    id: Generated<number>;
    kpi: string;
    period: string;
    value: number;
    source: string;
    source_url: string | null;
    note: string;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    withdrawn_at: Date | null;
    withdrawn_why: string | null;
  };
  kpi_target: {
    id: Generated<number>;
    kpi: string;
    version: number;
    value: number;
    wording: string;
    due: string;
    set_on: string;
    source: string;
    source_url: string | null;
    note: string;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    withdrawn_at: Date | null;
    withdrawn_why: string | null;
  };
  expert_comment: {
    id: Generated<number>;
    about: string;
    expert: string;
    affiliation: string;
    said_on: string;
    body: string;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    withdrawn_at: Date | null;
    withdrawn_why: string | null;
  };
  good_case: {
    id: Generated<number>;
    public_id: string;
    organisation_id: number;
    person_id: number | null;
    place: string;
    prefecture: string | null;
    title: string;
    what: string;
    result: string;
    contact: string;
    state: 'received' | 'returned' | 'published' | 'declined' | 'withdrawn';
    review_note: Generated<string>;
    version: Generated<number>;
    submitted_at: Date;
    reviewed_at: Date | null;
    reviewed_by: number | null;
  };
  seminar: {
    id: Generated<number>;
    public_id: string;
    title: string;
    audiences: string[];
    begins_at: Date;
    ends_at: Date;
    place: string;
    url: string | null;
    organiser: string;
    note: string;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    changed_at: Date;
    sequence: Generated<number>;
    cancelled: Generated<boolean>;
  };
  material: {
    id: Generated<number>;
    public_id: string;
    title: string;
    kind: string;
    audiences: string[];
    url: string;
    publisher: string;
    issued: string;
    note: string;
    organisation_id: number;
    person_id: number | null;
    entered_at: Date;
    withdrawn_at: Date | null;
  };
}
